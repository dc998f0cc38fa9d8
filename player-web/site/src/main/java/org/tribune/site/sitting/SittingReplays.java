package org.tribune.site.sitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.time.MediaClock;
import org.tribune.site.http.ApiJson;
import org.tribune.site.recording.RecordingDesk;

/**
 * The newest sittings that can be watched again, each with its picture and its first chapters: what
 * the home page shows. Calls block. Safe for all threads.
 */
public final class SittingReplays {
  /** A page of the newest ones; the list of sittings has all. */
  static final int MOST = 12;

  /** How far it looks back for those that were filmed. */
  private static final int LOOKED_AT = 60;

  /** As many as a card has room for. */
  private static final int CHAPTERS = 4;

  /** Many open the home page at once when a sitting begins. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final Sittings sittings;
  private final SittingBroadcasts broadcasts;
  private final SittingEnds ends;
  private final SittingViews views;
  private final RecordingDesk recordings;
  private final MediaClock clock;

  /** Guarded by this. */
  private Kept kept = new Kept(List.of(), Instant.MIN);

  private record Kept(List<ObjectNode> found, Instant until) {}

  public SittingReplays(
      Sittings sittings,
      SittingBroadcasts broadcasts,
      SittingEnds ends,
      SittingViews views,
      RecordingDesk recordings,
      MediaClock clock) {
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.ends = ends;
    this.views = views;
    this.recordings = recordings;
    this.clock = clock;
  }

  /** The newest first, {@code limit} at most. */
  public synchronized List<ObjectNode> newest(int limit) {
    Instant now = clock.now().toInstant();
    if (!now.isBefore(kept.until())) {
      kept = new Kept(find(now), now.plus(KEPT));
    }
    return kept.found().stream().limit(limit).toList();
  }

  private List<ObjectNode> find(Instant now) {
    List<ObjectNode> found = new ArrayList<>();
    for (Sitting sitting : sittings.list(SittingQuery.before(now, LOOKED_AT))) {
      if (sitting.status().isPublic() && found.size() < MOST) {
        view(ends.shown(sitting)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Empty for one that is on air, or of which nothing can be watched. */
  private Optional<ObjectNode> view(Sitting sitting) {
    SittingViews.Watching watching = broadcasts.withItems(sitting);
    if (watching.live().isPresent() || watching.replays().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode view = views.summary(sitting, watching);
    List<ObjectNode> films = broadcasts.replays(sitting).stream().map(recordings::summary).toList();
    view.put(
        "poster",
        films.stream()
            .map(each -> each.path("poster"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .findFirst()
            .orElse(null));
    view.put(
        "duration", films.stream().mapToDouble(each -> each.path("duration").asDouble(0)).sum());
    List<AgendaItem> debated =
        sitting.items().stream().filter(each -> watching.items().containsKey(each.id())).toList();
    view.put("chapterCount", debated.size());
    ArrayNode chapters = view.putArray("chapters");
    debated.stream()
        .limit(CHAPTERS)
        .map(
            each ->
                ApiJson.object()
                    .put("numbering", each.numbering())
                    .put("title", each.title())
                    .put("watch", watching.items().get(each.id())))
        .forEach(chapters::add);
    return Optional.of(view);
  }
}
