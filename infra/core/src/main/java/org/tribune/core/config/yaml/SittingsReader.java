package org.tribune.core.config.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.config.SittingsConfig;
import org.tribune.core.text.Messages;

/** Reads {@code sittings}. */
final class SittingsReader {
  private static final long MEGABYTE = 1_000_000;
  private static final long LARGEST = 1_000 * MEGABYTE;
  private static final int MOST_DAYS = 365;
  private static final int MOST_MONTHS = 120;

  private SittingsReader() {}

  static SittingsConfig read(Section section) {
    SittingsConfig usual = SittingsConfig.USUAL;
    return new SittingsConfig(
        Values.bytes(section, "largestDocument", MEGABYTE, LARGEST).orElse(usual.largestDocument()),
        days(section, "deliberationList", usual.deliberationList()),
        days(section, "minutes", usual.minutes()),
        days(section, "captions", usual.captions()),
        Values.integer(section, "monthsOnline", /* lowest= */ 1, MOST_MONTHS)
            .orElse(usual.monthsOnline()),
        wording(section.section("minutesWording")),
        TransferReader.read(section.section("transfer")));
  }

  /** A file for each language that has one. */
  private static Map<String, Path> wording(Section section) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String language : Messages.LANGUAGES) {
      Values.path(section, language).ifPresent(file -> files.put(language, file));
    }
    return files;
  }

  private static Duration days(Section section, String key, Duration usual) {
    return section
        .find(key)
        .flatMap(given -> Values.days(section, given, /* fewest= */ 1, MOST_DAYS, "7d"))
        .orElse(usual);
  }
}
