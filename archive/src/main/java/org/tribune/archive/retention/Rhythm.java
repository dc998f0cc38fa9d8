package org.tribune.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that is done again after a pause. Owned by one thread. */
final class Rhythm {
  private final Duration pause;
  private Optional<Instant> last = Optional.empty();

  Rhythm(Duration pause) {
    this.pause = pause;
  }

  /** True, and it counts as done, if the pause is over or the clock was set back. */
  boolean beats(Instant now) {
    boolean due =
        last.map(before -> now.isBefore(before) || !now.isBefore(before.plus(pause))).orElse(true);
    if (due) {
      last = Optional.of(now);
    }
    return due;
  }
}
