package org.tribune.site.sitting.convocation;

import java.util.Optional;

/**
 * What a paragraph, a run or a style says of itself (ECMA-376, 17.3.1 and 17.3.2), as far as it
 * matters to what is read. Used by one thread.
 */
final class WordProperties {
  private Optional<String> list = Optional.empty();
  private Optional<Integer> level = Optional.empty();
  private Optional<Integer> indent = Optional.empty();
  private Optional<Boolean> bold = Optional.empty();
  private Optional<Boolean> hidden = Optional.empty();
  private String style = "";

  /** Takes note of the element that begins here, if it is one that matters. */
  void read(XmlCursor xml) {
    switch (xml.name()) {
      case "pStyle" -> style = xml.attribute("val");
      case "numId" -> list = xml.find("val");
      case "ilvl" -> level = xml.number("val");
      case "ind" -> indent = xml.number("left").or(() -> xml.number("start")).or(() -> indent);
      case "b" -> bold = Optional.of(xml.isOn());
      case "vanish" -> hidden = Optional.of(xml.isOn());
      default -> {
        // How it looks is no matter.
      }
    }
  }

  String style() {
    return style;
  }

  Optional<String> list() {
    return list;
  }

  Optional<Integer> level() {
    return level;
  }

  /** From the left, in twentieths of a point. */
  Optional<Integer> indent() {
    return indent;
  }

  Optional<Boolean> isBold() {
    return bold;
  }

  Optional<Boolean> isHidden() {
    return hidden;
  }
}
