package org.tribune.site.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.time.ProcessTimeZone;

/**
 * Puts names in the place of what is another in each run: each value has the same name wherever it
 * is. All that is replaced is listed here, by its shape, and nothing else is.
 */
final class StableValues {
  /** What new ids are made of. */
  private static final String LETTER = "[23456789bcdfghjkmnpqrstvwxz]";

  /**
   * A shape of values that are made anew in each run. What looks back is looked for last, or after
   * one character that is rare: it is tried at each place of each answer.
   *
   * @param name that stands in their place, with their number
   */
  private record Shape(String name, Pattern pattern) {
    Shape(String name, String pattern) {
      this(name, Pattern.compile(pattern));
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          // Which process counts the changes of a transcript.
          new Shape("instance", "(?<=place\":\"|data-place=\"|\nid: )[0-9a-f]{8}(?=/)"),
          // The cookies of the site, and what else the browser is to keep for it.
          new Shape("cookie", "(?<==)(?<=tribune_[a-z_]{1,20}=)[^;\\s]+"),
          // AccountId, and the same as a passkey has it.
          new Shape("account", "\\bp-" + LETTER + "{12}\\b"),
          new Shape("handle", "\\bcC[01][A-Za-z0-9_-]{16}\\b"),
          // BroadcastId and SittingId.
          new Shape("broadcast", "\\b\\d{8}t\\d{6}-" + LETTER + "{8}\\b"),
          new Shape("sitting", "(?<=-)" + LETTER + "{4}\\b(?<=\\b\\d{8}-[a-z0-9-]{1,80}-....)"),
          // ShortIds: uploads, questions and reports, items and documents.
          new Shape("id", "(?<![A-Za-z0-9_.])" + LETTER + "{20}(?![A-Za-z0-9_])"),
          new Shape("id", "(?<![A-Za-z0-9_.])" + LETTER + "{10}(?![A-Za-z0-9_])"),
          new Shape("id", "(?<![A-Za-z0-9_.])" + LETTER + "{8}(?![A-Za-z0-9_])"),
          new Shape("id", "(?<=\"(?:id|speaker)\":\")" + LETTER + "{6}(?=\")"),
          // Hashes in hexadecimal digits, of which some are of such values.
          new Shape(
              "hash", "(?<![0-9A-Za-z])(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{24})(?![0-9a-z])"),
          new Shape("head", "(?=[ +])(?<=\\b\\d{1,4}(?::|%3A))(?:[ +][0-9a-f]{4}){16}"),
          // Secrets of 128 bits and their hashes, in base64.
          new Shape(
              "secret", "(?<![\\w-])(?=[a-z_-]*[A-Z0-9])(?:[\\w-]{43}|[\\w-]{22})(?![\\w-])"));

  /** When a cookie ends, by the machine's clock. */
  private static final Pattern ENDS = Pattern.compile("(?<=; Expires=)[^;]+ GMT");

  /** How often a sitting's questions were looked at, which depends on how fast all goes. */
  private static final Pattern LOOK =
      Pattern.compile(
          "(?<=[\n ]\\{\"number\":)\\d+(?=,\\s*\"taking\")"
              + "|(?<=\netag: \")\\d+(?=\")|(?<=\nid: )\\d+(?=\n)");

  /** The length of a list that was printed: the typeface is the machine's. */
  private static final Pattern PRINTED =
      Pattern.compile("(\"kind\":\\s*\"list\"[^{}]*?\"bytes\":\\s*)\\d+");

  /** The scripts and styles of the pages, whose names and number are those of a build. */
  private static final Pattern BUILT =
      Pattern.compile("/assets/[\\w.-]+\\.(js|css|svg|woff2|png|ico)");

  private static final Pattern PRELOADED =
      Pattern.compile(
          "(?:\\s*<link rel=\"(?:modulepreload|stylesheet)\"[^>]*href=\"/assets/[^>]*>)+");

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** The same text in each run. */
  String in(String text) {
    String stable = text.replaceAll("(?<=127\\.0\\.0\\.1:|localhost:)\\d{4,5}", "<port>");
    stable = PRELOADED.matcher(stable).replaceAll("\n    <link built>");
    stable = BUILT.matcher(stable).replaceAll("/assets/<built>.$1");
    stable =
        stable.replace(
            "\"machineTimezone\":\"" + ProcessTimeZone.ofMachine().getId() + "\"",
            "\"machineTimezone\":\"<machine>\"");
    stable = ENDS.matcher(stable).replaceAll("<time>");
    stable = PRINTED.matcher(stable).replaceAll("$1<bytes>");
    stable = LOOK.matcher(stable).replaceAll("<look>");
    for (Shape shape : SHAPES) {
      stable =
          shape
              .pattern()
              .matcher(stable)
              .replaceAll(found -> Matcher.quoteReplacement(nameOf(shape.name(), found)));
    }
    return stable;
  }

  private String nameOf(String kind, MatchResult found) {
    return names.computeIfAbsent(
        found.group(), value -> "<" + kind + " " + counts.merge(kind, 1, Integer::sum) + ">");
  }
}
