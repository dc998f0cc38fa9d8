package org.tribune.site.sitting.convocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/** The styles of paragraphs and text of an OpenDocument file (part 3, 16). Used by one thread. */
final class OpenStyles {
  private static final int LONGEST_CHAIN = 20;

  /**
   * What a style says itself.
   *
   * @param list the list style of its paragraphs; empty text for none
   * @param indent columns from the margin
   */
  private record Style(
      String parent,
      Optional<String> list,
      Optional<Integer> indent,
      Optional<Boolean> isBold,
      Optional<Boolean> isHidden,
      boolean isTitle) {}

  private final Map<String, Style> styles = new HashMap<>();

  /** Reads the style that begins here. */
  void read(XmlCursor xml) throws XMLStreamException, UnreadableException {
    String key = xml.attribute("family") + ' ' + xml.attribute("name");
    String parent = xml.attribute("family") + ' ' + xml.attribute("parent-style-name");
    Optional<String> list = xml.find("list-style-name");
    boolean isTitle = xml.number("default-outline-level").isPresent();
    Optional<Integer> indent = Optional.empty();
    Optional<Boolean> bold = Optional.empty();
    Optional<Boolean> hidden = Optional.empty();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (!xml.isStart()) {
        continue;
      }
      if (xml.name().equals("paragraph-properties")) {
        indent = xml.find("margin-left").map(OpenStyles::columns);
      } else if (xml.name().equals("text-properties")) {
        bold = xml.find("font-weight").map(weight -> weight.matches("bold|[6-9]00"));
        hidden = xml.find("display").map("none"::equals);
      }
    }
    styles.put(key, new Style(parent, list, indent, bold, hidden, isTitle));
  }

  /** A length as columns of a letter's width. */
  static int columns(String length) {
    if (!length.matches("-?\\d{1,4}(?:\\.\\d{1,6})?(?:cm|mm|in|pt|pc)")) {
      return 0;
    }
    double number = Double.parseDouble(length.substring(0, length.length() - 2));
    double points =
        switch (length.substring(length.length() - 2)) {
          case "cm" -> number * 28.35;
          case "mm" -> number * 2.835;
          case "in" -> number * 72;
          case "pc" -> number * 12;
          default -> number;
        };
    return (int) Math.round(points / 6);
  }

  private <T> Optional<T> find(String key, Function<Style, Optional<T>> wanted) {
    Style style = styles.get(key);
    for (int i = 0; i < LONGEST_CHAIN && style != null; i++) {
      Optional<T> found = wanted.apply(style);
      if (found.isPresent()) {
        return found;
      }
      style = styles.get(style.parent());
    }
    return Optional.empty();
  }

  /** The list style that a paragraph style names; empty text if it says that there is none. */
  Optional<String> list(String paragraph) {
    return find("paragraph " + paragraph, Style::list);
  }

  Optional<Integer> indent(String paragraph) {
    return find("paragraph " + paragraph, Style::indent);
  }

  boolean isStrong(String paragraph) {
    String key = "paragraph " + paragraph;
    return find(key, style -> style.isTitle() ? Optional.of(true) : Optional.empty())
        .or(() -> find(key, Style::isBold))
        .orElse(false);
  }

  Optional<Boolean> isBold(String text) {
    return find("text " + text, Style::isBold);
  }

  boolean isHidden(String family, String name) {
    return find(family + ' ' + name, Style::isHidden).orElse(false);
  }
}
