package org.tribune.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.time.MediaTime;

/**
 * When the camera of a broadcast is off the air, on the contribution's timeline. A suspension is
 * what it says. A closed session begins earlier, by what is held and not yet published, and ends
 * later: what a camera shows comes here some seconds after it happened, so the first to come after
 * the doors were opened still shows what happened behind them.
 */
final class Blackout {
  private final Duration publicationDelay;

  /**
   * The blackouts of a channel.
   *
   * @param publicationDelay how long what comes is held
   */
  Blackout(Duration publicationDelay) {
    this.publicationDelay = publicationDelay;
  }

  /** Why nothing of {@code time} may be shown; empty if it may. */
  Optional<Interruption.Kind> at(Broadcast broadcast, MediaTime time) {
    Instant instant = time.toInstant();
    Optional<Interruption.Kind> found = Optional.empty();
    for (Interruption each : broadcast.interruptions()) {
      if (each.kind() == Interruption.Kind.PUBLIC_FLOOR) {
        continue;
      }
      boolean closed = each.kind() == Interruption.Kind.CLOSED_SESSION;
      Instant from = closed ? each.from().minus(publicationDelay) : each.from();
      Optional<Instant> until = closed ? each.slateUntil() : each.until();
      boolean covers =
          !instant.isBefore(from) && until.map(end -> instant.isBefore(end)).orElse(true);
      if (covers && (closed || found.isEmpty())) {
        found = Optional.of(each.kind());
      }
    }
    return found;
  }
}
