package org.tribune.catalogue.question;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Where in a broadcast a question is answered.
 *
 * @param start by the clock of the broadcast's timeline, to the millisecond
 */
public record SpokenAnswer(BroadcastId broadcast, Instant start) {
  public SpokenAnswer {
    start = start.truncatedTo(ChronoUnit.MILLIS);
  }
}
