package org.tribune.site.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaClock;

/**
 * Which sitting a recording is of in which nothing was marked: the one on whose page it is. What
 * was found is kept for some seconds, since many open a replay at once. Calls block. Safe for all
 * threads.
 */
public final class SittingOfRecording {
  /** A clerk names broadcasts of a sitting that was moved, but hardly by more. */
  private static final Duration NEAR = Duration.ofDays(40);

  private static final int MOST_NEAR = 2_000;
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 200;

  private final Sittings sittings;
  private final SittingBroadcasts broadcasts;
  private final MediaClock clock;

  /** Guarded by itself. */
  private final Map<BroadcastId, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BroadcastId, Known> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Known(Optional<SittingId> sitting, Instant until) {}

  public SittingOfRecording(Sittings sittings, SittingBroadcasts broadcasts, MediaClock clock) {
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.clock = clock;
  }

  /** A sitting that the public sees; the nearest in time, if there are several. */
  public Optional<SittingId> find(Recording recording) {
    Instant now = clock.now().toInstant();
    synchronized (known) {
      Known kept = known.get(recording.id());
      if (kept != null && now.isBefore(kept.until())) {
        return kept.sitting();
      }
    }
    Optional<SittingId> found = look(recording);
    synchronized (known) {
      known.put(recording.id(), new Known(found, now.plus(KEPT)));
    }
    return found;
  }

  private Optional<SittingId> look(Recording recording) {
    Instant began = recording.startedAt();
    List<Sitting> near =
        sittings.list(
            new SittingQuery(
                Optional.of(began.minus(NEAR)),
                Optional.of(began.plus(NEAR)),
                /* latestFirst= */ true,
                MOST_NEAR));
    return broadcasts.ofUnmarked(recording, near).stream()
        .filter(each -> each.status().isPublic() && each.status().takesPlace())
        .min(
            Comparator.comparing((Sitting each) -> !each.broadcasts().contains(recording.id()))
                .thenComparing(each -> Duration.between(each.facts().start(), began).abs()))
        .map(Sitting::id);
  }
}
