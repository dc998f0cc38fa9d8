package org.tribune.site.sitting.convocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Counts the lists of an OpenDocument file (part 3, 16.30): their numbers are not in its text. Used
 * by one thread, on paragraphs in order.
 */
final class OpenLists {
  /** The style of numbers of titles. */
  static final String OUTLINE = "\u0000outline";

  private static final int LEVELS = 10;
  private static final Pattern PLACE = Pattern.compile("%(\\d{1,2})%");

  /**
   * A level.
   *
   * @param shown how many levels its number has
   * @param pattern with {@code %1%} for the number of the first level; empty if it has none
   * @param bullet empty for numbers
   * @param indent columns from the margin
   */
  private record Level(
      NumberFormat format,
      String prefix,
      String suffix,
      int start,
      int shown,
      String pattern,
      String bullet,
      Optional<Integer> indent) {
    static final Level NONE = new Level(NumberFormat.NONE, "", "", 1, 1, "", "", Optional.empty());

    boolean isNumber() {
      return bullet.isEmpty() && format != NumberFormat.NONE;
    }
  }

  /** What stands before a paragraph, and how far from the margin it is. */
  record Label(String text, Optional<Integer> indent) {
    static final Label NONE = new Label("", Optional.empty());
  }

  private final Map<String, Map<Integer, Level>> styles = new HashMap<>();
  private final Map<String, Integer[]> counts = new HashMap<>();

  /** Reads the list style, or that of titles, that begins here. */
  void read(XmlCursor xml) throws XMLStreamException, UnreadableException {
    String name = xml.name().equals("outline-style") ? OUTLINE : xml.attribute("name");
    Map<Integer, Level> levels = new HashMap<>();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.find("level").isPresent()) {
        int place = xml.number("level").orElse(1) - 1;
        levels.put(place, readLevel(xml));
      }
    }
    styles.put(name, levels);
  }

  private static Level readLevel(XmlCursor xml) throws XMLStreamException, UnreadableException {
    boolean isBullet = !xml.name().endsWith("-number") && !xml.name().startsWith("outline");
    NumberFormat format =
        isBullet ? NumberFormat.BULLET : NumberFormat.ofOpenDocument(xml.attribute("num-format"));
    String prefix = xml.attribute("num-prefix");
    String suffix = xml.attribute("num-suffix");
    int start = xml.number("start-value").orElse(1);
    int shown = xml.number("display-levels").orElse(1);
    String pattern = xml.attribute("num-list-format");
    String sign = xml.attribute("bullet-char");
    String bullet = isBullet ? ListLabels.bullet(sign.isBlank() ? "•" : sign) : "";
    Optional<Integer> indent = Optional.empty();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.name().startsWith("list-level-")) {
        Optional<String> length = xml.find("margin-left").or(() -> xml.find("space-before"));
        indent = length.isPresent() ? length.map(OpenStyles::columns) : indent;
      }
    }
    return new Level(format, prefix, suffix, start, shown, pattern, bullet, indent);
  }

  /** True if paragraphs of this level have a number. */
  boolean hasNumbers(String style, int place) {
    return level(style, place).isNumber();
  }

  private Level level(String style, int place) {
    return styles.getOrDefault(style, Map.of()).getOrDefault(place, Level.NONE);
  }

  /** The next paragraph of this style is the first. */
  void beginAnew(String style) {
    counts.remove(style);
  }

  /**
   * Counts a paragraph.
   *
   * @param start the number that it has, if it says so
   */
  Label next(String style, int depth, Optional<Integer> start) {
    int place = Math.clamp(depth, 0, LEVELS - 1);
    Level here = level(style, place);
    Integer[] count = counts.computeIfAbsent(style, _ -> new Integer[LEVELS]);
    int following = count[place] == null ? here.start() : count[place] + 1;
    count[place] = start.orElse(following);
    for (int i = place + 1; i < LEVELS; i++) {
      count[i] = null;
    }
    return new Label(text(style, place, here, count), here.indent());
  }

  private String text(String style, int place, Level here, Integer[] count) {
    if (!here.bullet().isEmpty()) {
      return here.bullet();
    }
    if (!here.isNumber()) {
      return ListLabels.number(here.prefix() + here.suffix());
    }
    StringBuilder text = new StringBuilder();
    if (!here.pattern().isEmpty()) {
      Matcher places = PLACE.matcher(here.pattern());
      while (places.find()) {
        int above = Integer.parseInt(places.group(1)) - 1;
        places.appendReplacement(text, Matcher.quoteReplacement(number(style, above, count)));
      }
      places.appendTail(text);
      return ListLabels.number(text.toString());
    }
    text.append(here.prefix());
    for (int i = Math.max(0, place - here.shown() + 1); i <= place; i++) {
      String number = number(style, i, count);
      boolean follows = text.length() > here.prefix().length() && !number.isEmpty();
      text.append(follows ? "." : "").append(number);
    }
    return ListLabels.number(text.append(here.suffix()).toString());
  }

  private String number(String style, int place, Integer[] count) {
    if (place < 0 || place >= LEVELS) {
      return "";
    }
    Level level = level(style, place);
    return level.format().of(count[place] == null ? level.start() : count[place]);
  }
}
