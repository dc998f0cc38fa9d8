package org.tribune.site.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.time.MediaClock;
import org.tribune.site.recording.RecordingResponses;
import org.tribune.site.recording.RecordingService;

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
  private final SittingResponseMapper mapper;
  private final RecordingService recordings;
  private final MediaClock clock;

  /** Guarded by this. */
  private Kept kept = new Kept(List.of(), Instant.MIN);

  private record Kept(List<SittingResponses.Replay> found, Instant until) {}

  public SittingReplays(
      Sittings sittings,
      SittingBroadcasts broadcasts,
      SittingEnds ends,
      SittingResponseMapper mapper,
      RecordingService recordings,
      MediaClock clock) {
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.ends = ends;
    this.mapper = mapper;
    this.recordings = recordings;
    this.clock = clock;
  }

  /** The newest first, {@code limit} at most. */
  public synchronized List<SittingResponses.Replay> find(int limit) {
    Instant now = clock.now().toInstant();
    if (!now.isBefore(kept.until())) {
      kept = new Kept(find(now), now.plus(KEPT));
    }
    return kept.found().stream().limit(limit).toList();
  }

  private List<SittingResponses.Replay> find(Instant now) {
    List<SittingResponses.Replay> found = new ArrayList<>();
    for (Sitting sitting : sittings.list(SittingQuery.before(now, LOOKED_AT))) {
      if (sitting.status().isPublic() && found.size() < MOST) {
        view(ends.shown(sitting)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Empty for one that is on air, or of which nothing can be watched. */
  private Optional<SittingResponses.Replay> view(Sitting sitting) {
    SittingResponseMapper.Watching watching = broadcasts.withItems(sitting);
    if (watching.live().isPresent() || watching.replays().isEmpty()) {
      return Optional.empty();
    }
    List<RecordingResponses.Summary> films =
        broadcasts.replays(sitting).stream().map(recordings::entry).toList();
    List<AgendaItem> debated =
        sitting.items().stream().filter(each -> watching.items().containsKey(each.id())).toList();
    return Optional.of(
        new SittingResponses.Replay(
            mapper.summary(sitting, watching),
            films.stream().flatMap(each -> each.poster().stream()).findFirst(),
            films.stream().mapToDouble(each -> each.duration().orElse(0.0)).sum(),
            debated.size(),
            debated.stream()
                .limit(CHAPTERS)
                .map(
                    each ->
                        new SittingResponses.DebatedItem(
                            each.numbering(),
                            each.title(),
                            Objects.requireNonNull(watching.items().get(each.id()))))
                .toList()));
  }
}
