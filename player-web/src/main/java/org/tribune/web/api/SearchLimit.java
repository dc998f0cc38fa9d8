package org.tribune.web.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How often one visitor may search: as fast as anybody types, and no faster for long. Who comes is
 * known by a key that is another each day, see {@link org.tribune.web.audience.ViewerKey}. Holds
 * the newest of a bounded number. Safe for all threads.
 */
final class SearchLimit {
  private static final int BURST = 60;
  private static final Duration EACH = Duration.ofMillis(200);
  private static final int MOST_KEPT = 10_000;

  private final MediaClock clock;

  /** When each visitor's searches will be as if there had been none. */
  private final Map<Long, MediaTime> restedAt = new LinkedHashMap<>();

  SearchLimit(MediaClock clock) {
    this.clock = clock;
  }

  /** True if this visitor may search now; it counts as a search. */
  synchronized boolean allow(long visitor) {
    MediaTime now = clock.now();
    MediaTime before = restedAt.getOrDefault(visitor, now);
    MediaTime rested = (before.isAfter(now) ? before : now).plus(MediaTime.of(EACH));
    if (rested.isAfter(now.plus(MediaTime.of(EACH.multipliedBy(BURST))))) {
      return false;
    }
    restedAt.remove(visitor);
    restedAt.put(visitor, rested);
    if (restedAt.size() > MOST_KEPT) {
      restedAt.remove(restedAt.keySet().iterator().next());
    }
    return true;
  }
}
