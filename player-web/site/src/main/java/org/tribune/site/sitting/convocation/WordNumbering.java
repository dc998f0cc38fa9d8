package org.tribune.site.sitting.convocation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Counts as Word does (ECMA-376, 17.9): what numbers it shows is not in the text. All lists that
 * are made of one definition count on, unless one of them begins anew. Used by one thread, on
 * paragraphs in order.
 */
final class WordNumbering {
  private static final int LEVELS = 9;
  private static final Pattern PLACE = Pattern.compile("%([1-9])");

  /**
   * A level of a list.
   *
   * @param text with {@code %1} where the number of the first level goes
   * @param restart the level, from 1, after whose numbers it begins anew; 0 for never
   * @param isPlain true if the numbers of all levels are written in digits here
   * @param style the paragraph style that is of this level, empty for none
   * @param indent in twentieths of a point
   */
  private record Level(
      int start,
      NumberFormat format,
      String text,
      Optional<Integer> restart,
      boolean isPlain,
      String style,
      Optional<Integer> indent) {
    static final Level NONE =
        new Level(1, NumberFormat.NONE, "", Optional.empty(), false, "", Optional.empty());
  }

  /**
   * A definition.
   *
   * @param link the style whose list it is, empty if it is its own
   */
  private record Definition(Map<Integer, Level> levels, String link) {}

  /** A list: a definition, and what is otherwise in it. */
  private record Chosen(
      String definition, Map<Integer, Integer> starts, Map<Integer, Level> changed) {}

  /**
   * What stands before a paragraph.
   *
   * @param indent of its level, in twentieths of a point
   */
  record Label(String text, Optional<Integer> indent) {
    static final Label NONE = new Label("", Optional.empty());
  }

  private final WordStyles styles;
  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<String, Chosen> lists = new HashMap<>();
  private final Map<String, Integer[]> counts = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  WordNumbering(WordStyles styles) {
    this.styles = styles;
  }

  /** Reads {@code word/numbering.xml}. */
  void read(XmlCursor xml) throws XMLStreamException, UnreadableException {
    while (xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "abstractNum" -> readDefinition(xml);
        case "num" -> readList(xml);
        default -> {
          // The root, and pictures for bullets.
        }
      }
    }
  }

  private void readDefinition(XmlCursor xml) throws XMLStreamException, UnreadableException {
    String id = xml.attribute("abstractNumId");
    Map<Integer, Level> levels = new HashMap<>();
    String link = "";
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.name().equals("lvl")) {
        int place = xml.number("ilvl").orElse(0);
        levels.put(place, readLevel(xml));
      } else if (xml.isStart() && xml.name().equals("numStyleLink")) {
        link = xml.attribute("val");
      }
    }
    definitions.put(id, new Definition(levels, link));
  }

  private static Level readLevel(XmlCursor xml) throws XMLStreamException, UnreadableException {
    WordProperties properties = new WordProperties();
    int start = 1;
    NumberFormat format = NumberFormat.DECIMAL;
    String text = "";
    Optional<Integer> restart = Optional.empty();
    boolean isPlain = false;
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "start" -> start = xml.number("val").orElse(start);
        case "numFmt" -> format = NumberFormat.ofWord(xml.attribute("val"));
        case "lvlText" -> text = xml.attribute("val");
        case "lvlRestart" -> restart = xml.number("val");
        case "isLgl" -> isPlain = xml.isOn();
        default -> properties.read(xml);
      }
    }
    return new Level(
        start, format, text, restart, isPlain, properties.style(), properties.indent());
  }

  private void readList(XmlCursor xml) throws XMLStreamException, UnreadableException {
    String id = xml.attribute("numId");
    String definition = "";
    Map<Integer, Integer> starts = new HashMap<>();
    Map<Integer, Level> changed = new HashMap<>();
    int place = 0;
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "abstractNumId" -> definition = xml.attribute("val");
        case "lvlOverride" -> place = xml.number("ilvl").orElse(0);
        case "startOverride" -> starts.put(place, xml.number("val").orElse(1));
        case "lvl" -> changed.put(place, readLevel(xml));
        default -> {
          // Nothing else is counted by.
        }
      }
    }
    lists.put(id, new Chosen(definition, starts, changed));
  }

  /** The level of a list that a paragraph style stands for, 0 if it says none. */
  int levelOf(String list, String style) {
    return definition(list).levels().entrySet().stream()
        .filter(each -> each.getValue().style().equals(style) && !style.isEmpty())
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  private String definitionId(String list) {
    Chosen chosen = lists.get(list);
    if (chosen == null) {
      return "";
    }
    Definition definition = definitions.get(chosen.definition());
    if (definition == null || definition.link().isEmpty()) {
      return chosen.definition();
    }
    // One that only points to a style is that of the style's list.
    return styles
        .list(definition.link())
        .map(lists::get)
        .map(Chosen::definition)
        .orElse(chosen.definition());
  }

  private Definition definition(String list) {
    return definitions.getOrDefault(definitionId(list), new Definition(Map.of(), ""));
  }

  private Level level(String list, int place) {
    Chosen chosen = lists.get(list);
    Level changed = chosen == null ? null : chosen.changed().get(place);
    return changed != null ? changed : definition(list).levels().getOrDefault(place, Level.NONE);
  }

  /** Counts a paragraph. */
  Label next(String list, int level) {
    int place = Math.clamp(level, 0, LEVELS - 1);
    Level here = level(list, place);
    Integer[] count = counts.computeIfAbsent(definitionId(list), _ -> new Integer[LEVELS]);
    if (begun.add(list) && lists.containsKey(list)) {
      lists.get(list).starts().forEach((each, start) -> begin(count, each, start));
    }
    count[place] = count[place] == null ? here.start() : Integer.valueOf(count[place] + 1);
    for (int i = place + 1; i < LEVELS; i++) {
      int restart = level(list, i).restart().orElse(LEVELS);
      if (place < restart) {
        count[i] = null;
      }
    }
    return new Label(text(list, place, here, count), here.indent());
  }

  /** The next of this level is {@code start}. */
  private static void begin(Integer[] count, int place, int start) {
    if (place >= 0 && place < LEVELS) {
      count[place] = start - 1;
    }
  }

  private String text(String list, int place, Level here, Integer[] count) {
    if (here.format() == NumberFormat.BULLET) {
      return ListLabels.bullet(here.text().isBlank() ? "•" : here.text());
    }
    StringBuilder text = new StringBuilder();
    Matcher places = PLACE.matcher(here.text());
    while (places.find()) {
      int above = Integer.parseInt(places.group(1)) - 1;
      Level level = above == place ? here : level(list, above);
      int number = count[above] == null ? level.start() : count[above];
      boolean isPlain = here.isPlain() && level.format() != NumberFormat.NONE;
      String written = (isPlain ? NumberFormat.DECIMAL : level.format()).of(number);
      places.appendReplacement(text, Matcher.quoteReplacement(written));
    }
    places.appendTail(text);
    return ListLabels.number(text.toString());
  }
}
