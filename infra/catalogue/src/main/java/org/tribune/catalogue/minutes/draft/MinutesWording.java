package org.tribune.catalogue.minutes.draft;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.WrittenDay;

/**
 * The sentences of minutes in one language: {@code minutes_fr.properties}, {@code
 * minutes_en.properties}, and what a town writes otherwise in a file of its own, line by line.
 * Values have names, so that who writes a sentence may put them in another order or leave one out.
 * Owned by one thread.
 */
public final class MinutesWording {
  /** Bytes of a town's file: ours has some ten thousand. */
  private static final long LONGEST_FILE = 1_000_000;

  private static final String HOUR = "format.hour";

  /** A line with values alone: ICU, which reads slowly, is for those that count or agree. */
  private static final Pattern PLAIN = Pattern.compile("(?:[^{}']|\\{\\w+})*+");

  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

  private final String language;
  private final Locale locale;
  private final Map<String, String> patterns;
  private final Map<String, MessageFormat> read = new HashMap<>();

  private MinutesWording(String language, Map<String, String> patterns) {
    this.language = language;
    this.locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
    this.patterns = patterns;
  }

  /** Ours. */
  public static MinutesWording of(String language) {
    return of(language, /* ofTown= */ Optional.empty());
  }

  /**
   * A town's, and ours where it says nothing. Blocks to read its file.
   *
   * @param language {@code fr} or {@code en}
   * @throws ValidationException if the town's file can't be read, or has a line that can't be used
   */
  public static MinutesWording of(String language, Optional<Path> ofTown) {
    Map<String, String> patterns = ours(language);
    if (ofTown.isPresent()) {
      patterns.putAll(towns(ofTown.get(), new MinutesWording(language, Map.copyOf(patterns))));
    }
    return new MinutesWording(language, Map.copyOf(patterns));
  }

  private static Map<String, String> ours(String language) {
    String name = "minutes_" + language + ".properties";
    try (InputStream in = MinutesWording.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing: build the program anew");
      }
      return lines(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read: build the program anew", e);
    }
  }

  private static Map<String, String> lines(Reader file) throws IOException {
    Properties lines = new Properties();
    lines.load(file);
    Map<String, String> read = HashMap.newHashMap(lines.size());
    lines.forEach((key, pattern) -> read.put((String) key, ((String) pattern).strip()));
    return read;
  }

  private static Map<String, String> towns(Path file, MinutesWording ours) {
    Map<String, String> lines = towns(file);
    lines.forEach((key, pattern) -> requireUsable(file, key, pattern, ours));
    return lines;
  }

  private static Map<String, String> towns(Path file) {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new IOException("more than " + LONGEST_FILE + " bytes");
      }
      return lines(new StringReader(Files.readString(file)));
    } catch (IOException | IllegalArgumentException e) {
      // Properties tells a broken escape by the latter.
      throw new ValidationException("minutes.wording-unreadable", file, e.getMessage());
    }
  }

  private static void requireUsable(Path file, String key, String pattern, MinutesWording ours) {
    if (!ours.patterns.containsKey(key)) {
      throw new ValidationException("minutes.wording-unknown", file, key);
    }
    try {
      if (key.equals(HOUR)) {
        var _ = DateTimeFormatter.ofPattern(pattern, ours.locale).format(LocalTime.NOON);
        return;
      }
      Set<String> known = ours.format(key).getArgumentNames();
      for (String name : new MessageFormat(pattern, ours.locale).getArgumentNames()) {
        if (!known.contains(name)) {
          throw new ValidationException("minutes.wording-value", file, key, name);
        }
      }
    } catch (ValidationException e) {
      throw e;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ValidationException("minutes.wording-broken", file, key, e.getMessage());
    }
  }

  /** {@code fr} or {@code en}. */
  public String language() {
    return language;
  }

  /** The lines that a town may write otherwise. */
  Set<String> keys() {
    return patterns.keySet();
  }

  /** The names of the values that a line has. */
  Set<String> values(String key) {
    return key.equals(HOUR) ? Set.of() : format(key).getArgumentNames();
  }

  private String pattern(String key) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("Minutes have no line '" + key + "'");
    }
    return pattern;
  }

  private MessageFormat format(String key) {
    String pattern = pattern(key);
    return read.computeIfAbsent(key, _ -> new MessageFormat(pattern, locale));
  }

  /** What a line says, with its values by name. */
  String text(String key, Map<String, ?> values) {
    String pattern = pattern(key);
    String said =
        PLAIN.matcher(pattern).matches()
            ? VALUE.matcher(pattern).replaceAll(found -> value(key, found.group(1), values))
            : format(key).format(values);
    return NoBreakSpaces.in(said, language);
  }

  private static String value(String key, String name, Map<String, ?> values) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The line '" + key + "' has no value '" + name + "'");
    }
    return Matcher.quoteReplacement(value.toString());
  }

  /** What a line without values says. */
  String text(String key) {
    return text(key, Map.of());
  }

  /** What a line says that counts something, {@code n}. */
  String count(String key, int n) {
    return text(key, Map.of("n", n));
  }

  /** "A, B et C". */
  String list(List<String> parts) {
    String joined = "";
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i == 0) {
        joined = part;
      } else {
        String key = i == parts.size() - 1 ? "format.list-last" : "format.list-rest";
        joined = text(key, Map.of("before", joined, "last", part));
      }
    }
    return joined;
  }

  /** "mercredi 25 novembre 2026". */
  String day(LocalDate day) {
    return text(
        "format.day",
        Map.of(
            "weekday",
            DateTimeFormatter.ofPattern("EEEE", locale).format(day),
            "date",
            WrittenDay.of(day, locale)));
  }

  /** "18 h 30". */
  String hour(Instant at, ZoneId zone) {
    String written =
        DateTimeFormatter.ofPattern(patterns.get(HOUR), locale).format(at.atZone(zone));
    return NoBreakSpaces.in(written, language);
  }

  /** With a capital at its beginning. */
  static String sentence(String words) {
    if (words.isEmpty()) {
      return words;
    }
    int end = words.offsetByCodePoints(0, 1);
    return words.substring(0, end).toUpperCase(Locale.ROOT) + words.substring(end);
  }
}
