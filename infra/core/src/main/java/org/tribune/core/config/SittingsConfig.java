package org.tribune.core.config;

import java.time.Duration;

/**
 * How sittings are kept.
 *
 * @param largestDocument in bytes
 * @param deliberationList how long after a sitting the list of deliberations may take
 * @param minutes how long after the sitting that adopts them the minutes may take
 * @param captions how long after a sitting the captions of its replay may take
 */
public record SittingsConfig(
    long largestDocument, Duration deliberationList, Duration minutes, Duration captions) {
  /** What applies where nothing is said. */
  public static final SittingsConfig USUAL =
      new SittingsConfig(
          /* largestDocument= */ 50_000_000,
          Duration.ofDays(7),
          Duration.ofDays(7),
          Duration.ofDays(14));
}
