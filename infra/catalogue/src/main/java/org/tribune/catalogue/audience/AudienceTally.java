package org.tribune.catalogue.audience;

import java.time.Instant;
import java.util.List;

/**
 * What one server counted since it was last written down.
 *
 * @param writer the server's name for itself, another after each start
 * @param number of the tally, one higher each time: a tally that was written is known by it
 * @param at when it was closed
 */
public record AudienceTally(
    String writer,
    long number,
    Instant at,
    List<WatchedMinute> minutes,
    List<WatchedDay> days,
    List<ConcurrentViewers> concurrentViewers) {
  public AudienceTally {
    minutes = List.copyOf(minutes);
    days = List.copyOf(days);
    concurrentViewers = List.copyOf(concurrentViewers);
  }

  /** True if nobody watched. */
  public boolean isEmpty() {
    return minutes.isEmpty() && days.isEmpty() && concurrentViewers.isEmpty();
  }
}
