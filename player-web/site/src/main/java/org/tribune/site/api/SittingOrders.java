package org.tribune.site.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.DeadlineKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingMode;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;

/**
 * Changes of sittings as clerks send them: what is left out stays as it is. What makes no sense is
 * a {@link RefusedException}, what does not fit an {@code UnfitException}.
 */
final class SittingOrders {
  private SittingOrders() {}

  /** The version that a change was made on. */
  static long version(ObjectNode order) {
    JsonNode version = order.path("version");
    if (!version.canConvertToLong() || !version.isIntegralNumber()) {
      throw wrong("version", "le numéro de la version modifiée", "the version that was changed");
    }
    return version.asLong();
  }

  private static RefusedException wrong(String field, String fr, String en) {
    return RefusedException.badRequest(
        "« " + field + " » doit être " + fr + ".", "'" + field + "' must be " + en + ".");
  }

  /** The facts of a sitting after an order. */
  static SittingFacts facts(Optional<SittingFacts> before, ObjectNode order) {
    ZoneId zone =
        order.has("zone")
            ? zone(text(order, "zone", ""))
            : before
                // Who types an hour means the site's.
                .filter(_ -> !order.has("localStart"))
                .map(SittingFacts::zone)
                .orElseGet(ZoneId::systemDefault);
    LocalDateTime start =
        order.has("localStart") || before.isEmpty()
            ? localStart(text(order, "localStart", ""))
            : LocalDateTime.ofInstant(before.get().start(), before.get().zone());
    return new SittingFacts(
        text(order, "title", before.map(SittingFacts::title).orElse("")),
        text(order, "body", before.map(SittingFacts::body).orElse("")),
        start.atZone(zone).toInstant(),
        zone,
        text(order, "place", before.map(SittingFacts::place).orElse("")),
        word(
            order,
            "mode",
            SittingMode.class,
            before.map(SittingFacts::mode).orElse(SittingMode.IN_PERSON)),
        flag(order, "openToPublic", before.map(SittingFacts::isOpenToPublic).orElse(true)),
        order.has("channel")
            ? id(order, "channel", ChannelId::new)
            : before.flatMap(SittingFacts::channel));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw wrong("zone", "un fuseau horaire, tel que Europe/Paris", "a time zone: Europe/Paris");
    }
  }

  private static LocalDateTime localStart(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw wrong(
          "localStart",
          "la date et l’heure, telles que 2026-11-25T18:30",
          "the day and hour, such as 2026-11-25T18:30");
    }
  }

  /** A sitting after an order about all but its agenda and its documents. */
  static Sitting sitting(Sitting before, ObjectNode order) {
    Sitting after = before.with(facts(Optional.of(before.facts()), order));
    if (order.has("status")) {
      after = after.in(word(order, "status", SittingStatus.class, before.status()));
    }
    if (order.has("broadcasts")) {
      after =
          after.withBroadcasts(
              list(order, "broadcasts", each -> named(each.asText(""), BroadcastId::new)));
    }
    if (order.has("speakers")) {
      after = after.withSpeakers(list(order, "speakers", SittingOrders::speaker));
    }
    if (order.has("settled")) {
      Set<DeadlineKind> settled = EnumSet.noneOf(DeadlineKind.class);
      settled.addAll(
          list(
              order,
              "settled",
              each ->
                  SittingWords.read(DeadlineKind.class, each.asText(""))
                      .orElseThrow(() -> wrong("settled", "une liste d’échéances", "deadlines"))));
      after = after.withSettled(settled);
    }
    return after;
  }

  private static Speaker speaker(JsonNode node) {
    return new Speaker(
        named(node.path("id").asText(""), SpeakerId::new),
        text(node, "name", ""),
        text(node, "group", ""),
        text(node, "role", ""),
        text(node, "commune", ""));
  }

  /**
   * A sitting after an order about its agenda: {@code items} that changed, {@code order} of all.
   */
  static Sitting agenda(Sitting before, ObjectNode order) {
    List<AgendaItem> changed = new ArrayList<>();
    for (JsonNode node : order.path("items")) {
      ItemId id = named(node.path("id").asText(""), ItemId::new);
      changed.add(item(before.item(id), id, node));
    }
    Optional<List<ItemId>> ids =
        order.has("order")
            ? Optional.of(list(order, "order", each -> named(each.asText(""), ItemId::new)))
            : Optional.empty();
    return before.withItems(Agenda.changed(before.items(), changed, ids));
  }

  /** An item after an order. */
  static AgendaItem item(Optional<AgendaItem> before, ItemId id, JsonNode order) {
    AgendaItem base =
        before.orElseGet(
            () -> AgendaItem.of(id, /* level= */ 0, /* numbering= */ "", /* title= */ ""));
    return new AgendaItem(
        id,
        order.has("level") ? number(order, "level") : base.level(),
        text(order, "numbering", base.numbering()),
        text(order, "title", base.title()),
        word(order, "kind", ItemKind.class, base.kind()),
        text(order, "rapporteur", base.rapporteur()),
        text(order, "notes", base.notes()),
        order.has("vote") ? vote(order.path("vote")) : base.vote());
  }

  private static Optional<Vote> vote(JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    VoteOutcome outcome =
        SittingWords.read(VoteOutcome.class, node.path("outcome").asText(""))
            .orElseThrow(() -> wrong("outcome", "un résultat de vote", "the outcome of a vote"));
    JsonNode tally = node.path("tally");
    return Optional.of(
        new Vote(
            outcome,
            flag(node, "unanimous", false),
            tally.isObject()
                ? Optional.of(
                    new Tally(
                        number(tally, "inFavour"),
                        number(tally, "against"),
                        number(tally, "abstentions"),
                        number(tally, "notTakingPart")))
                : Optional.empty()));
  }

  static String text(JsonNode order, String field, String otherwise) {
    JsonNode value = order.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw wrong(field, "un texte", "a text");
    }
    return value.asText();
  }

  private static int number(JsonNode order, String field) {
    JsonNode value = order.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(field, "un nombre entier", "a whole number");
    }
    return value.asInt();
  }

  static boolean flag(JsonNode order, String field, boolean otherwise) {
    JsonNode value = order.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(field, "vrai ou faux", "true or false");
    }
    return value.asBoolean();
  }

  static <T extends Enum<T>> T word(JsonNode order, String field, Class<T> type, T otherwise) {
    if (!order.has(field)) {
      return otherwise;
    }
    return SittingWords.read(type, order.path(field).asText(""))
        .orElseThrow(() -> wrong(field, "un des mots prévus", "one of the words that it can be"));
  }

  /** An id that may be null. */
  static <T> Optional<T> id(JsonNode order, String field, Function<String, T> make) {
    JsonNode value = order.path(field);
    return value.isNull() || value.isMissingNode()
        ? Optional.empty()
        : Optional.of(named(value.asText(""), make));
  }

  static <T> T named(String id, Function<String, T> make) {
    try {
      return make.apply(id);
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(
          "Un identifiant n’est pas valable.", "An id is not one: " + e.getMessage());
    }
  }

  private static <T> List<T> list(ObjectNode order, String field, Function<JsonNode, T> read) {
    if (!order.path(field).isArray()) {
      throw wrong(field, "une liste", "a list");
    }
    List<T> values = new ArrayList<>();
    order.path(field).forEach(each -> values.add(read.apply(each)));
    return values;
  }
}
