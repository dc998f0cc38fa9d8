package org.tribune.catalogue.audience;

import java.time.Duration;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How much of one minute of a recording was watched, by all together.
 *
 * @param minute of the recording's own time from its first public frame, from 0; cuts do not move
 *     it
 * @param watched the sum over everybody, to the microsecond: 10 minutes are ten who saw all of it
 */
public record WatchedMinute(BroadcastId recording, Viewing viewing, int minute, Duration watched) {
  public WatchedMinute {
    if (minute < 0 || watched.isNegative()) {
      throw new IllegalArgumentException("A minute and its sum are not negative");
    }
  }
}
