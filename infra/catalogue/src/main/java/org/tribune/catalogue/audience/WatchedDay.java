package org.tribune.catalogue.audience;

import java.time.Duration;
import java.time.LocalDate;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How much of a recording was watched on one day, by all together.
 *
 * @param day where the server is
 * @param watched the sum over everybody, to the microsecond
 */
public record WatchedDay(BroadcastId recording, Viewing viewing, LocalDate day, Duration watched) {
  public WatchedDay {
    if (watched.isNegative()) {
      throw new IllegalArgumentException("A sum is not negative");
    }
  }
}
