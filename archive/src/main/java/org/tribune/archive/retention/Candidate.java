package org.tribune.archive.retention;

import java.time.Duration;
import java.time.Instant;
import org.tribune.catalogue.recording.Recording;

/**
 * A recording that may be deleted by itself: its kind is kept for a time, and neither is it on air
 * nor does anybody work on it.
 *
 * @param bytes that it takes
 * @param since when its time began
 * @param keptUntil when its time is over
 */
record Candidate(Recording recording, long bytes, Instant since, Instant keptUntil) {
  /** Whatever happens, nothing goes before. */
  private static final Duration MINIMUM_AGE = Duration.ofDays(7);

  /** When it ended; a clock that was set back makes it no older than it is. */
  static Instant endOf(Recording recording) {
    Instant end = recording.endedAt().orElse(recording.startedAt());
    return end.isBefore(recording.startedAt()) ? recording.startedAt() : end;
  }

  /** True if it may go at once when room is needed. */
  boolean isOldEnough(Instant now) {
    return !since.plus(MINIMUM_AGE).isAfter(now);
  }
}
