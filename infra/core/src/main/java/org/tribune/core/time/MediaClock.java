package org.tribune.core.time;

import java.time.Instant;

/**
 * The clock of the media path: microseconds since the Unix epoch, steady. It never goes back and
 * never jumps, even when the machine's wall clock is set. Implementations are safe for all threads.
 */
@FunctionalInterface
public interface MediaClock {
  /** The present as a point of the contribution timeline. */
  MediaTime now();

  /** The machine's clock: anchored to the wall clock now, then monotonic. */
  static MediaClock system() {
    return startingAt(Instant.now());
  }

  /** A clock that shows {@code now} now, whatever the machine's does, and goes on from there. */
  static MediaClock startingAt(Instant now) {
    return new SystemMediaClock(now);
  }
}
