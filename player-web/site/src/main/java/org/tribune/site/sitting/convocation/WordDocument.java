package org.tribune.site.sitting.convocation;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.sitting.convocation.DocumentBlock.Paragraph;

/**
 * Reads the text of a document as Word writes it (Office Open XML, ECMA-376): paragraphs with the
 * numbers that Word shows, tables, text boxes. What was deleted under tracking or is hidden is not
 * read. Used by one thread.
 */
final class WordDocument {
  /** Twentieths of a point: about a letter. */
  private static final int COLUMN = 120;

  private final WordStyles styles;
  private final WordNumbering numbering;
  private final Blocks out;

  WordDocument(WordStyles styles, WordNumbering numbering, Blocks out) {
    this.styles = styles;
    this.numbering = numbering;
    this.out = out;
  }

  /** What begins here is a block, or what has blocks in it. */
  void block(XmlCursor xml) throws XMLStreamException, UnreadableException {
    if (!xml.isStart()) {
      return;
    }
    switch (xml.name()) {
      case "p" -> paragraph(xml);
      case "tbl" -> table(xml);
      // What was there before a change, and what stands for what an older Word can't show.
      case "del", "moveFrom", "Fallback", "sectPr", "sdtPr", "tblPr", "trPr", "tcPr" -> xml.skip();
      default -> {
        // What holds blocks is gone through.
      }
    }
  }

  private void blocks(XmlCursor xml) throws XMLStreamException, UnreadableException {
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      block(xml);
    }
  }

  private void table(XmlCursor xml) throws XMLStreamException, UnreadableException {
    out.beginTable();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.name().equals("tr")) {
        out.beginRow();
      } else if (xml.isStart() && xml.name().equals("tc")) {
        out.beginCell();
        blocks(xml);
      } else {
        block(xml);
      }
    }
    out.endTable();
  }

  /** One under way. */
  private static final class Writing {
    final StringBuilder text = new StringBuilder();
    final WordProperties properties = new WordProperties();
    int letters = 0;
    int bold = 0;
  }

  private void paragraph(XmlCursor xml) throws XMLStreamException, UnreadableException {
    Writing writing = new Writing();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "pPr" -> properties(xml, writing.properties);
        case "r" -> run(xml, writing);
        case "del", "moveFrom", "Fallback", "sdtPr" -> xml.skip();
        default -> {
          // Links, what was inserted, and the like: runs are in it.
        }
      }
    }
    end(writing);
  }

  private static void properties(XmlCursor xml, WordProperties properties)
      throws XMLStreamException, UnreadableException {
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && (xml.name().equals("rPr") || xml.name().endsWith("PrChange"))) {
        // Of the sign at the end of the paragraph, and what it was before.
        xml.skip();
      } else if (xml.isStart()) {
        properties.read(xml);
      }
    }
  }

  private void run(XmlCursor xml, Writing writing) throws XMLStreamException, UnreadableException {
    StringBuilder text = new StringBuilder();
    WordProperties own = new WordProperties();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "rPr" -> properties(xml, own);
        case "t" -> text.append(xml.content().replace('\n', ' '));
        case "tab", "ptab" -> text.append('\t');
        case "br" -> text.append(xml.attribute("type").matches("page|column") ? "" : "\n");
        case "cr" -> text.append('\n');
        case "noBreakHyphen" -> text.append('-');
        case "sym" -> text.append(symbol(xml.attribute("char")));
        case "drawing", "pict", "object" -> drawing(xml);
        case "instrText", "delText", "Fallback" -> xml.skip();
        default -> {
          // Marks of places, and alternatives of which the first is read.
        }
      }
    }
    if (own.isHidden().orElseGet(() -> styles.isHidden(writing.properties.style()))) {
      return;
    }
    int letters = (int) text.chars().filter(Character::isLetter).count();
    writing.letters += letters;
    boolean isStrong = own.isBold().orElseGet(() -> styles.isStrong(writing.properties.style()));
    writing.bold += isStrong ? letters : 0;
    writing.text.append(text);
  }

  /** A sign of a symbol font, by its number. */
  private static String symbol(String hexadecimal) {
    return hexadecimal.matches("[0-9A-Fa-f]{1,4}")
        ? String.valueOf((char) Integer.parseInt(hexadecimal, 16))
        : "";
  }

  /** Text boxes are read, before the paragraph that they hang on; pictures have no text. */
  private void drawing(XmlCursor xml) throws XMLStreamException, UnreadableException {
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.name().equals("txbxContent")) {
        blocks(xml);
      } else if (xml.isStart() && xml.name().equals("Fallback")) {
        xml.skip();
      }
    }
  }

  private void end(Writing writing) {
    WordProperties own = writing.properties;
    String style = own.style();
    String list = own.list().or(() -> styles.list(style)).orElse("0");
    int level =
        own.level()
            .or(() -> own.list().isPresent() ? Optional.of(0) : styles.level(style))
            .orElseGet(() -> numbering.levelOf(list, styles.listed(style).orElse(style)));
    boolean isListed = !list.equals("0");
    WordNumbering.Label label = isListed ? numbering.next(list, level) : WordNumbering.Label.NONE;
    int indent = own.indent().or(label::indent).or(() -> styles.indent(style)).orElse(0) / COLUMN;
    boolean isStrong = writing.letters > 0 && writing.bold == writing.letters;
    out.add(
        new Paragraph(
            indent, isListed ? level : 0, label.text(), writing.text.toString(), isStrong));
  }
}
