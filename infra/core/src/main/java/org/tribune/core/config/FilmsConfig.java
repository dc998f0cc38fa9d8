package org.tribune.core.config;

import java.time.Duration;

/**
 * How films of the local WebTV are taken.
 *
 * @param largestUpload in bytes
 * @param keepUnfinished how long a file that was sent in part, or could not be made into a film, is
 *     kept
 * @param longest that a film may be
 */
public record FilmsConfig(long largestUpload, Duration keepUnfinished, Duration longest) {
  /** What applies where nothing is said. */
  public static final FilmsConfig USUAL =
      new FilmsConfig(
          /* largestUpload= */ 20_000_000_000L, Duration.ofDays(7), Duration.ofHours(6));
}
