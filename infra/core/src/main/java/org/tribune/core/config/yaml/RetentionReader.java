package org.tribune.core.config.yaml;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.RetentionConfig;

/** Reads {@code retention}. */
final class RetentionReader {
  private static final String NEVER = "never";
  private static final int SHORTEST_PERIOD = 7;
  private static final int LONGEST_PERIOD = 36_500;
  private static final int WITHDRAWN = 365;
  private static final int NOTICE = 14;
  private static final int LONGEST_NOTICE = 90;
  private static final int LONGEST_SEAL = 3_650;
  private static final long MEGABYTE = 1_000_000;
  private static final long FREE = 5_000 * MEGABYTE;
  private static final long MOST_FREE = 100_000_000 * MEGABYTE;

  private RetentionReader() {}

  static RetentionConfig read(Section section) {
    Map<RecordingKind, Duration> periods = new EnumMap<>(RecordingKind.class);
    for (RecordingKind kind : RecordingKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      period(section, name, standard(kind)).ifPresent(period -> periods.put(kind, period));
    }
    Duration notice =
        section
            .find("notice")
            .flatMap(given -> Values.days(section, given, /* fewest= */ 1, LONGEST_NOTICE, "14d"))
            .orElse(Duration.ofDays(NOTICE));
    long free = Values.bytes(section, "freeSpace", MEGABYTE, MOST_FREE).orElse(FREE);
    Duration originals =
        section
            .find("originals")
            .flatMap(
                given -> Values.days(section, given, /* fewest= */ 0, LONGEST_SEAL, "90d, or 0d"))
            .orElse(Duration.ZERO);
    Optional<Duration> withdrawn = period(section, "withdrawn", OptionalInt.of(WITHDRAWN));
    return new RetentionConfig(periods, notice, free, originals, withdrawn);
  }

  private static Optional<Duration> period(Section section, String name, OptionalInt standard) {
    Optional<Given> given = section.find(name);
    if (given.isEmpty()) {
      return standard.isPresent()
          ? Optional.of(Duration.ofDays(standard.getAsInt()))
          : Optional.empty();
    }
    // A mistake stops the start, so it never shortens a life.
    return given.get().text().equals(NEVER)
        ? Optional.empty()
        : Values.days(section, given.get(), SHORTEST_PERIOD, LONGEST_PERIOD, "365d, or never");
  }

  private static OptionalInt standard(RecordingKind kind) {
    return switch (kind) {
      case SITTING, REPORT -> OptionalInt.empty();
      case TEST -> OptionalInt.of(30);
    };
  }
}
