package org.tribune.core.config.yaml;

import java.time.Duration;
import org.tribune.core.config.SittingsConfig;

/** Reads {@code sittings}. */
final class SittingsReader {
  private static final long MEGABYTE = 1_000_000;
  private static final long LARGEST = 1_000 * MEGABYTE;
  private static final int MOST_DAYS = 365;

  private SittingsReader() {}

  static SittingsConfig read(Section section) {
    SittingsConfig usual = SittingsConfig.USUAL;
    return new SittingsConfig(
        Values.bytes(section, "largestDocument", MEGABYTE, LARGEST).orElse(usual.largestDocument()),
        days(section, "deliberationList", usual.deliberationList()),
        days(section, "minutes", usual.minutes()),
        days(section, "captions", usual.captions()));
  }

  private static Duration days(Section section, String key, Duration usual) {
    return section
        .find(key)
        .flatMap(given -> Values.days(section, given, /* fewest= */ 1, MOST_DAYS, "7d"))
        .orElse(usual);
  }
}
