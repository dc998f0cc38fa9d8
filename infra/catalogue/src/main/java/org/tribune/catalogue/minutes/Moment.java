package org.tribune.catalogue.minutes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tribune.core.broadcast.BroadcastId;

/**
 * When something was said or done, so that the page can play it.
 *
 * @param at by the clock of the broadcast's timeline, to the millisecond
 */
public record Moment(BroadcastId broadcast, Instant at) {
  public Moment {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
