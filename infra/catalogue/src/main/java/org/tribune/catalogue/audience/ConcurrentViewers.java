package org.tribune.catalogue.audience;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How many watched a broadcast at the same time during one minute of the clock.
 *
 * @param minute its beginning
 * @param viewers the most that were there at once; of several servers, their sum
 */
public record ConcurrentViewers(BroadcastId recording, Instant minute, int viewers) {
  public ConcurrentViewers {
    if (!minute.truncatedTo(ChronoUnit.MINUTES).equals(minute) || viewers < 0) {
      throw new IllegalArgumentException("A whole minute and no negative number of viewers");
    }
  }
}
