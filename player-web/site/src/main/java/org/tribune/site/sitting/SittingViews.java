package org.tribune.site.sitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deadline;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;

/**
 * Sittings as the API shows them: to the public without notes and without what is not published, to
 * clerks whole. Safe for all threads.
 */
public final class SittingViews {
  private final List<ChannelConfig> channels;

  public SittingViews(List<ChannelConfig> channels) {
    this.channels = List.copyOf(channels);
  }

  /**
   * Where what was filmed of a sitting can be watched.
   *
   * @param items where the debate of an item can be watched again
   */
  public record Watching(Optional<String> live, List<String> replays, Map<ItemId, String> items) {
    public static final Watching NOTHING = new Watching(Optional.empty(), List.of(), Map.of());
  }

  /** The channel of a site that has one alone. */
  Optional<ChannelId> onlyChannel() {
    return Optional.of(channels).filter(each -> each.size() == 1).map(each -> each.getFirst().id());
  }

  /** One of many, for the public. */
  ObjectNode summary(Sitting sitting, Watching watching) {
    ObjectNode view = facts(sitting);
    // A heading is no item: "Finances" is not debated.
    view.put(
        "items", sitting.items().stream().filter(each -> each.kind() != ItemKind.HEADING).count());
    view.put("documents", sitting.documents().stream().filter(Document::isPublic).count());
    return with(view, watching);
  }

  private ObjectNode facts(Sitting sitting) {
    ObjectNode view =
        ApiJson.object()
            .put("id", sitting.id().value())
            .put("title", sitting.facts().title())
            .put("body", sitting.facts().body())
            .put("startsAt", sitting.facts().start().toString())
            .put("localStart", localStart(sitting).toString())
            .put("zone", sitting.facts().zone().getId())
            .put("place", sitting.facts().place())
            .put("mode", ApiWords.of(sitting.facts().mode()))
            .put("openToPublic", sitting.facts().isOpenToPublic())
            .put("status", ApiWords.of(sitting.status()));
    view.set(
        "channel",
        sitting.facts().channel().<JsonNode>map(this::channel).orElse(NullNode.instance));
    return view;
  }

  private static LocalDateTime localStart(Sitting sitting) {
    return LocalDateTime.ofInstant(sitting.facts().start(), sitting.facts().zone())
        .truncatedTo(ChronoUnit.MINUTES);
  }

  private ObjectNode channel(ChannelId id) {
    String name =
        channels.stream()
            .filter(each -> each.id().equals(id))
            .map(ChannelConfig::name)
            .findFirst()
            .orElse(id.value());
    return ApiJson.object().put("id", id.value()).put("name", name);
  }

  private static ObjectNode with(ObjectNode view, Watching watching) {
    view.put("live", watching.live().orElse(null));
    ArrayNode replays = view.putArray("replays");
    watching.replays().forEach(replays::add);
    return view;
  }

  /** All that the public may know. */
  public ObjectNode detail(Sitting sitting, Watching watching) {
    ObjectNode view = with(facts(sitting), watching);
    addSpeakers(view, sitting);
    Map<ItemId, ItemId> parents = Agenda.parents(sitting.items());
    ArrayNode agenda = view.putArray("agenda");
    sitting
        .items()
        .forEach(
            item -> agenda.add(item(item, parents).put("watch", watching.items().get(item.id()))));
    ArrayNode documents = view.putArray("documents");
    sitting.documents().stream()
        .filter(Document::isPublic)
        .forEach(each -> documents.add(document(sitting.id(), each)));
    return view;
  }

  private static void addSpeakers(ObjectNode view, Sitting sitting) {
    ArrayNode speakers = view.putArray("speakers");
    sitting.speakers().forEach(each -> speakers.add(speaker(each)));
  }

  private static ObjectNode speaker(Speaker speaker) {
    return person(speaker).put("id", speaker.id().value());
  }

  /** By what a sitting is told from others. */
  public static ObjectNode brief(Sitting sitting) {
    return ApiJson.object()
        .put("id", sitting.id().value())
        .put("title", sitting.facts().title())
        .put("body", sitting.facts().body())
        .put("place", sitting.facts().place())
        .put(
            "localStart",
            LocalDateTime.ofInstant(sitting.facts().start(), sitting.facts().zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString())
        .put("status", ApiWords.of(sitting.status()));
  }

  /** Somebody without an id of a sitting. */
  static ObjectNode person(Speaker speaker) {
    return ApiJson.object()
        .put("name", speaker.name())
        .put("group", speaker.group())
        .put("role", speaker.role())
        .put("commune", speaker.commune());
  }

  private static ObjectNode item(AgendaItem item, Map<ItemId, ItemId> parents) {
    ItemId parent = parents.get(item.id());
    ObjectNode view =
        ApiJson.object()
            .put("id", item.id().value())
            .put("level", item.level())
            .put("parent", parent == null ? null : parent.value())
            .put("numbering", item.numbering())
            .put("title", item.title())
            .put("kind", ApiWords.of(item.kind()))
            .put("rapporteur", item.rapporteur());
    view.set("vote", item.vote().<JsonNode>map(SittingViews::vote).orElse(NullNode.instance));
    return view;
  }

  private static ObjectNode vote(Vote vote) {
    ObjectNode view =
        ApiJson.object()
            .put("outcome", ApiWords.of(vote.outcome()))
            .put("unanimous", vote.isUnanimous());
    view.set(
        "tally",
        vote.tally()
            .<JsonNode>map(
                tally ->
                    ApiJson.object()
                        .put("inFavour", tally.inFavour())
                        .put("against", tally.against())
                        .put("abstentions", tally.abstentions())
                        .put("notTakingPart", tally.notTakingPart()))
            .orElse(NullNode.instance));
    return view;
  }

  /** A document, for who may read it. */
  public static ObjectNode document(SittingId sitting, Document document) {
    return ApiJson.object()
        .put("id", document.id().value())
        .put("item", document.item().map(ItemId::value).orElse(null))
        .put("kind", ApiWords.of(document.kind()))
        .put("title", document.title())
        .put("fileName", document.fileName())
        .put("bytes", document.length())
        .put("pages", document.pages())
        .put("url", "/documents/" + sitting + "/" + document.id() + ".pdf");
  }

  /** One of many, for clerks. */
  ObjectNode clerkSummary(
      Sitting sitting, Watching watching, List<Deadline> deadlines, LocalDate today) {
    ObjectNode view = summary(sitting, watching);
    view.put("documents", sitting.documents().size());
    return clerk(view, sitting, deadlines, today);
  }

  /** An item as clerks see it. */
  static ObjectNode clerkItem(AgendaItem item, Map<ItemId, ItemId> parents) {
    return item(item, parents).put("notes", item.notes());
  }

  /** Everything. */
  ObjectNode clerkDetail(
      Sitting sitting, Watching watching, List<Deadline> deadlines, LocalDate today) {
    ObjectNode view = with(facts(sitting), watching);
    addSpeakers(view, sitting);
    Map<ItemId, ItemId> parents = Agenda.parents(sitting.items());
    add(view, "agenda", sitting.items(), each -> clerkItem(each, parents));
    add(
        view,
        "documents",
        sitting.documents(),
        each -> document(sitting.id(), each).put("public", each.isPublic()));
    ArrayNode broadcasts = view.putArray("broadcasts");
    sitting.broadcasts().forEach(each -> broadcasts.add(each.value()));
    return clerk(view, sitting, deadlines, today);
  }

  private static <T> void add(
      ObjectNode view, String name, List<T> values, Function<T, ObjectNode> make) {
    ArrayNode array = view.putArray(name);
    values.forEach(each -> array.add(make.apply(each)));
  }

  private static ObjectNode clerk(
      ObjectNode view, Sitting sitting, List<Deadline> deadlines, LocalDate today) {
    view.put("version", sitting.version())
        .put("changedAt", sitting.changedAt().toString())
        .put("changedBy", sitting.changedBy());
    add(view, "deadlines", deadlines, each -> deadline(each, today));
    ArrayNode settled = view.putArray("settled");
    sitting.settled().stream().sorted().forEach(each -> settled.add(ApiWords.of(each)));
    return view;
  }

  private static ObjectNode deadline(Deadline deadline, LocalDate today) {
    ObjectNode view =
        ApiJson.object()
            .put("kind", ApiWords.of(deadline.kind()))
            .put("state", ApiWords.of(deadline.state()))
            .put("due", deadline.due().map(LocalDate::toString).orElse(null))
            .put("after", deadline.after().map(LocalDate::toString).orElse(null));
    deadline
        .due()
        .ifPresentOrElse(
            due -> view.put("daysLeft", ChronoUnit.DAYS.between(today, due)),
            () -> view.putNull("daysLeft"));
    return view;
  }
}
