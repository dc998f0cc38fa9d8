package org.tribune.core.config.yaml;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.config.Secret;

/** Reads typed values from a {@link Section}; what is wrong is a mistake and counts as not set. */
final class Values {
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_TEXT = 500;
  private static final String EXAMPLE = "change-me";
  private static final long MEGABYTE = 1_000_000;
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6}) ?(MB|GB|TB)");

  private static final Pattern DAYS = Pattern.compile("([0-9]{1,5})d");

  private Values() {}

  static Optional<String> text(Section section, String key) {
    return section
        .find(key)
        .filter(
            given -> {
              boolean tooLong = given.text().length() > LONGEST_TEXT;
              if (tooLong) {
                section.mistakes().addUnshown(given, "is longer than " + LONGEST_TEXT + " letters");
              }
              return !tooLong;
            })
        .map(Given::text);
  }

  static Optional<String> required(Section section, String key, String remedy) {
    Optional<Given> given = section.find(key);
    if (given.isEmpty()) {
      section.mistakes().add(section.place(), section.nameOf(key), "is missing: " + remedy);
    }
    return text(section, key);
  }

  static Optional<Integer> integer(Section section, String key, int lowest, int highest) {
    return section.find(key).flatMap(given -> integer(section.mistakes(), given, lowest, highest));
  }

  static Optional<Integer> integer(ConfigErrors errors, Given given, int lowest, int highest) {
    try {
      int value = Integer.parseInt(given.text());
      if (value >= lowest && value <= highest) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // Reported below, as a number out of range is.
    }
    errors.add(given, "is no whole number from " + lowest + " to " + highest);
    return Optional.empty();
  }

  /** A number of bytes, such as 500MB or 4GB: thousands, as on the disks' labels. */
  static Optional<Long> bytes(Section section, String key, long lowest, long highest) {
    return section.find(key).flatMap(given -> bytes(section.mistakes(), given, lowest, highest));
  }

  private static Optional<Long> bytes(ConfigErrors errors, Given given, long lowest, long highest) {
    Matcher written = SIZE.matcher(given.text());
    if (!written.matches()) {
      errors.add(given, "is no size: write it as 500MB, 4GB or 2TB");
      return Optional.empty();
    }
    long unit =
        switch (written.group(2)) {
          case "MB" -> MEGABYTE;
          case "GB" -> MEGABYTE * 1_000;
          default -> MEGABYTE * 1_000_000;
        };
    long value = Long.parseLong(written.group(1)) * unit;
    if (value < lowest || value > highest) {
      errors.add(given, "is not from " + lowest / MEGABYTE + "MB to " + highest / MEGABYTE + "MB");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** A port to listen on; 0 lets the system choose. */
  static int listeningPort(Section section, String key, int standard) {
    return integer(section, key, /* lowest= */ 0, HIGHEST_PORT).orElse(standard);
  }

  static boolean flag(Section section, String key, boolean standard) {
    return choice(section, key, List.of("true", "false"))
        .map(Boolean::parseBoolean)
        .orElse(standard);
  }

  static Optional<String> choice(Section section, String key, List<String> allowed) {
    return section.find(key).flatMap(given -> choice(section.mistakes(), given, allowed));
  }

  static Optional<String> choice(ConfigErrors errors, Given given, List<String> allowed) {
    if (allowed.contains(given.text())) {
      return Optional.of(given.text());
    }
    String near =
        NearestWord.to(given.text(), allowed)
            .map(word -> "; did you mean '" + word + "'?")
            .orElse("");
    errors.add(given, "is none of " + String.join(", ", allowed) + near);
    return Optional.empty();
  }

  static Duration duration(
      Section section, String key, Duration standard, Duration shortest, Duration longest) {
    Optional<Given> given = section.find(key);
    if (given.isEmpty()) {
      return standard;
    }
    try {
      Duration value = Duration.parse(given.get().text());
      if (value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0) {
        return value;
      }
      section.mistakes().add(given.get(), "is not from " + shortest + " to " + longest);
    } catch (DateTimeParseException e) {
      section
          .mistakes()
          .add(given.get(), "is no duration: write it as " + standard + " (ISO 8601)");
    }
    return standard;
  }

  /** A number of days, written {@code 14d}. */
  static Optional<Duration> days(
      Section section, Given given, int fewest, int most, String example) {
    Matcher written = DAYS.matcher(given.text());
    if (!written.matches()) {
      section.mistakes().add(given, "is no number of days: write it as " + example);
      return Optional.empty();
    }
    int days = Integer.parseInt(written.group(1));
    if (days < fewest || days > most) {
      section.mistakes().add(given, "is not from " + fewest + "d to " + most + "d");
      return Optional.empty();
    }
    return Optional.of(Duration.ofDays(days));
  }

  static Optional<Path> path(Section section, String key) {
    return section
        .find(key)
        .flatMap(
            given -> {
              try {
                return Optional.of(given.place().base().resolve(given.text()).normalize());
              } catch (InvalidPathException e) {
                section.mistakes().add(given, "is no path of this machine");
                return Optional.empty();
              }
            });
  }

  static Optional<Secret> secret(Section section, String key, int shortest, int longest) {
    return section
        .find(key)
        .filter(
            given -> {
              int length = given.text().length();
              boolean fits = length >= shortest && length <= longest;
              if (!fits) {
                section
                    .mistakes()
                    .addUnshown(
                        given,
                        "has "
                            + length
                            + " characters: it must have "
                            + shortest
                            + " to "
                            + longest);
              }
              return fits;
            })
        .filter(
            given -> {
              boolean isExample = given.text().startsWith(EXAMPLE);
              if (isExample) {
                section
                    .mistakes()
                    .addUnshown(given, "is the example's, which everybody knows: choose your own");
              }
              return !isExample;
            })
        .map(given -> new Secret(given.text()));
  }

  /** An address of HTTP or HTTPS without query, and without a slash at its end. */
  static Optional<URI> webAddress(Given given) {
    try {
      URI url = URI.create(given.text().replaceAll("/+$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null
          ? Optional.of(url)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
