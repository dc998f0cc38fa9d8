package org.tribune.site.sitting;

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
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.JsonFields;
import org.tribune.site.http.ProblemException;

/**
 * Changes of sittings as clerks send them: what is left out stays as it is. What makes no sense is
 * a {@link ProblemException}, what does not fit a {@code ValidationException}.
 */
public final class SittingRequests {
  private SittingRequests() {}

  /** The version that a change was made on. */
  public static long version(ObjectNode order) {
    JsonNode version = order.path("version");
    if (!version.canConvertToLong() || !version.isIntegralNumber()) {
      throw JsonFields.wrong("version", "request.kind.version");
    }
    return version.asLong();
  }

  /** The facts of a sitting after an order. */
  static SittingFacts facts(Optional<SittingFacts> before, ObjectNode order) {
    ZoneId zone =
        order.has("zone")
            ? zone(JsonFields.text(order, "zone", ""))
            : before
                // Who types an hour means the site's.
                .filter(_ -> !order.has("localStart"))
                .map(SittingFacts::zone)
                .orElseGet(ZoneId::systemDefault);
    LocalDateTime start =
        order.has("localStart") || before.isEmpty()
            ? localStart(JsonFields.text(order, "localStart", ""))
            : LocalDateTime.ofInstant(before.get().start(), before.get().zone());
    return new SittingFacts(
        JsonFields.text(order, "title", before.map(SittingFacts::title).orElse("")),
        JsonFields.text(order, "body", before.map(SittingFacts::body).orElse("")),
        start.atZone(zone).toInstant(),
        zone,
        JsonFields.text(order, "place", before.map(SittingFacts::place).orElse("")),
        JsonFields.word(
            order,
            "mode",
            SittingMode.class,
            before.map(SittingFacts::mode).orElse(SittingMode.IN_PERSON)),
        JsonFields.flag(
            order, "openToPublic", before.map(SittingFacts::isOpenToPublic).orElse(true)),
        order.has("channel")
            ? JsonFields.id(order, "channel", ChannelId::new)
            : before.flatMap(SittingFacts::channel));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw JsonFields.wrong("zone", "request.kind.time-zone");
    }
  }

  private static LocalDateTime localStart(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw JsonFields.wrong("localStart", "request.kind.day-and-hour");
    }
  }

  /** A sitting after an order about all but its agenda and its documents. */
  public static Sitting sitting(Sitting before, ObjectNode order) {
    Sitting after = before.with(facts(Optional.of(before.facts()), order));
    if (order.has("status")) {
      after = after.in(JsonFields.word(order, "status", SittingStatus.class, before.status()));
    }
    if (order.has("broadcasts")) {
      after =
          after.withBroadcasts(
              JsonFields.list(
                  order,
                  "broadcasts",
                  each -> JsonFields.named(each.asText(""), BroadcastId::new)));
    }
    if (order.has("speakers")) {
      after = after.withSpeakers(JsonFields.list(order, "speakers", SittingRequests::speaker));
    }
    if (order.has("settled")) {
      Set<DeadlineKind> settled = EnumSet.noneOf(DeadlineKind.class);
      settled.addAll(
          JsonFields.list(
              order,
              "settled",
              each ->
                  ApiWords.read(DeadlineKind.class, each.asText(""))
                      .orElseThrow(() -> JsonFields.wrong("settled", "request.kind.deadlines"))));
      after = after.withSettled(settled);
    }
    return after;
  }

  private static Speaker speaker(JsonNode node) {
    return new Speaker(
        JsonFields.named(node.path("id").asText(""), SpeakerId::new),
        JsonFields.text(node, "name", ""),
        JsonFields.text(node, "group", ""),
        JsonFields.text(node, "role", ""),
        JsonFields.text(node, "commune", ""));
  }

  /**
   * A sitting after an order about its agenda: {@code items} that changed, {@code order} of all.
   */
  static Sitting agenda(Sitting before, ObjectNode order) {
    List<AgendaItem> changed = new ArrayList<>();
    for (JsonNode node : order.path("items")) {
      ItemId id = JsonFields.named(node.path("id").asText(""), ItemId::new);
      changed.add(item(before.item(id), id, node));
    }
    Optional<List<ItemId>> ids =
        order.has("order")
            ? Optional.of(
                JsonFields.list(
                    order, "order", each -> JsonFields.named(each.asText(""), ItemId::new)))
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
        order.has("level") ? JsonFields.number(order, "level") : base.level(),
        JsonFields.text(order, "numbering", base.numbering()),
        JsonFields.text(order, "title", base.title()),
        JsonFields.word(order, "kind", ItemKind.class, base.kind()),
        JsonFields.text(order, "rapporteur", base.rapporteur()),
        JsonFields.text(order, "notes", base.notes()),
        order.has("vote") ? vote(order.path("vote")) : base.vote());
  }

  private static Optional<Vote> vote(JsonNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    VoteOutcome outcome =
        ApiWords.read(VoteOutcome.class, node.path("outcome").asText(""))
            .orElseThrow(() -> JsonFields.wrong("outcome", "request.kind.vote"));
    JsonNode tally = node.path("tally");
    return Optional.of(
        new Vote(
            outcome,
            JsonFields.flag(node, "unanimous", false),
            tally.isObject()
                ? Optional.of(
                    new Tally(
                        JsonFields.number(tally, "inFavour"),
                        JsonFields.number(tally, "against"),
                        JsonFields.number(tally, "abstentions"),
                        JsonFields.number(tally, "notTakingPart")))
                : Optional.empty()));
  }
}
