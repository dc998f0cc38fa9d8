package org.tribune.site.sitting.convocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/**
 * The styles of paragraphs and lists of a document by Word (ECMA-376, 17.7). Used by one thread.
 */
final class WordStyles {
  /** Styles that are based on each other in a circle end somewhere. */
  private static final int LONGEST_CHAIN = 20;

  /**
   * What a style says itself.
   *
   * @param list the number of its list, {@code 0} for none at all
   * @param indent in twentieths of a point
   */
  private record Style(
      String base,
      Optional<String> list,
      Optional<Integer> level,
      Optional<Integer> indent,
      Optional<Boolean> isBold,
      Optional<Boolean> isHidden,
      boolean isTitle) {}

  private final Map<String, Style> styles = new HashMap<>();

  /** The style of paragraphs that name none. */
  private String usual = "";

  /** Reads {@code word/styles.xml}. */
  void read(XmlCursor xml) throws XMLStreamException, UnreadableException {
    while (xml.next()) {
      if (xml.isStart() && xml.name().equals("style")) {
        if (xml.attribute("type").matches("paragraph|numbering")) {
          readStyle(xml);
        } else {
          xml.skip();
        }
      }
    }
  }

  private void readStyle(XmlCursor xml) throws XMLStreamException, UnreadableException {
    String id = xml.attribute("styleId");
    if (xml.attribute("default").matches("1|true|on")) {
      usual = id;
    }
    String base = "";
    boolean isTitle = false;
    WordProperties own = new WordProperties();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "basedOn" -> base = xml.attribute("val");
        case "outlineLvl" -> isTitle = xml.number("val").filter(level -> level < 9).isPresent();
        default -> own.read(xml);
      }
    }
    styles.put(
        id,
        new Style(
            base, own.list(), own.level(), own.indent(), own.isBold(), own.isHidden(), isTitle));
  }

  private <T> Optional<T> find(String id, Function<Style, Optional<T>> wanted) {
    Style style = styles.get(id.isEmpty() ? usual : id);
    for (int i = 0; i < LONGEST_CHAIN && style != null; i++) {
      Optional<T> found = wanted.apply(style);
      if (found.isPresent()) {
        return found;
      }
      style = styles.get(style.base());
    }
    return Optional.empty();
  }

  /** The style, of this one and those it is based on, that puts its paragraphs into a list. */
  Optional<String> listed(String id) {
    String each = id.isEmpty() ? usual : id;
    for (int i = 0; i < LONGEST_CHAIN && styles.containsKey(each); i++) {
      if (styles.get(each).list().isPresent()) {
        return Optional.of(each);
      }
      each = styles.get(each).base();
    }
    return Optional.empty();
  }

  Optional<String> list(String id) {
    return find(id, Style::list);
  }

  Optional<Integer> level(String id) {
    return find(id, Style::level);
  }

  Optional<Integer> indent(String id) {
    return find(id, Style::indent);
  }

  boolean isHidden(String id) {
    return find(id, Style::isHidden).orElse(false);
  }

  /** True if what is of this style stands out: a title, or bold. */
  boolean isStrong(String id) {
    return find(id, style -> style.isTitle() ? Optional.of(true) : Optional.empty())
        .or(() -> find(id, Style::isBold))
        .orElse(false);
  }
}
