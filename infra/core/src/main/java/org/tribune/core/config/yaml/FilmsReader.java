package org.tribune.core.config.yaml;

import java.time.Duration;
import org.tribune.core.config.FilmsConfig;

/** Reads {@code films}. */
final class FilmsReader {
  private static final long SMALLEST = 10_000_000;
  private static final long LARGEST = 1_000_000_000_000L;
  private static final int MOST_DAYS = 90;
  private static final Duration LONGEST = Duration.ofHours(24);

  private FilmsReader() {}

  static FilmsConfig read(Section section) {
    FilmsConfig usual = FilmsConfig.USUAL;
    return new FilmsConfig(
        Values.bytes(section, "largestUpload", SMALLEST, LARGEST).orElse(usual.largestUpload()),
        section
            .find("keepUnfinished")
            .flatMap(given -> Values.days(section, given, /* fewest= */ 1, MOST_DAYS, "7d"))
            .orElse(usual.keepUnfinished()),
        Values.duration(section, "longest", usual.longest(), Duration.ofMinutes(1), LONGEST));
  }
}
