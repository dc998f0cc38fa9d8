package org.tribune.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How sittings are kept.
 *
 * @param largestDocument in bytes
 * @param deliberationList how long after a sitting the list of deliberations may take
 * @param minutes how long after the sitting that adopts them the minutes may take
 * @param captions how long after a sitting the captions of its replay may take
 * @param monthsOnline how long what is published has to stay online at least
 * @param minutesWording files with a town's own sentences of the minutes, by language
 * @param transfer what is agreed with an archive service; absent: with none
 */
public record SittingsConfig(
    long largestDocument,
    Duration deliberationList,
    Duration minutes,
    Duration captions,
    int monthsOnline,
    Map<String, Path> minutesWording,
    Optional<TransferConfig> transfer) {
  /** What applies where nothing is said. */
  public static final SittingsConfig USUAL =
      new SittingsConfig(
          /* largestDocument= */ 50_000_000,
          Duration.ofDays(7),
          Duration.ofDays(7),
          Duration.ofDays(14),
          /* monthsOnline= */ 2,
          /* minutesWording= */ Map.of(),
          /* transfer= */ Optional.empty());

  public SittingsConfig {
    minutesWording = Map.copyOf(minutesWording);
  }
}
