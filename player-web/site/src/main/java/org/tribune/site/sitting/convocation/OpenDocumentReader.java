package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.sitting.convocation.DocumentBlock.Paragraph;

/**
 * Reads the text of a document as LibreOffice writes it (OpenDocument 1.2 to 1.4): paragraphs with
 * the numbers of their lists, tables, text frames, heads and feet of pages. Notes, comments and
 * what was deleted under tracking are not read. Used by one thread, once.
 */
final class OpenDocumentReader {
  /** What its first entry says that it is, templates too. */
  private static final String TEXT = "application/vnd.oasis.opendocument.text";

  private final OpenStyles styles = new OpenStyles();
  private final OpenLists lists = new OpenLists();
  private final TextLines lines;
  private Blocks out;

  private OpenDocumentReader(TextLines lines) {
    this.lines = lines;
    this.out = new Blocks(lines);
  }

  /** Where in lists a paragraph is. */
  private record Place(String style, int depth) {
    static final Place NONE = new Place("", -1);
  }

  static boolean isText(String type) {
    return type.startsWith(TEXT);
  }

  /** Reads {@code zip}. */
  static void read(BoundedZip zip, TextLines lines) throws IOException, XMLStreamException {
    OpenDocumentReader document = new OpenDocumentReader(lines);
    Optional<InputStream> styleSheet = zip.open("styles.xml");
    if (styleSheet.isPresent()) {
      document.go(new XmlCursor(styleSheet.get()));
    }
    document.go(
        new XmlCursor(
            zip.open("content.xml").orElseThrow(() -> new UnreadableException(Flaw.DAMAGED))));
    if (lines.isFull()) {
      lines.cut();
    }
  }

  private void go(XmlCursor xml) throws XMLStreamException, UnreadableException {
    while (!lines.isFull() && xml.next()) {
      if (!xml.isStart()) {
        continue;
      }
      switch (xml.name()) {
        case "style" -> styles.read(xml);
        case "list-style", "outline-style" -> lists.read(xml);
        case "header", "footer", "header-left", "footer-left", "header-first", "footer-first" ->
            apart(xml);
        default -> block(xml, Place.NONE);
      }
    }
  }

  private void apart(XmlCursor xml) throws XMLStreamException, UnreadableException {
    TextLines own = new TextLines();
    Blocks before = out;
    out = new Blocks(own);
    blocks(xml, Place.NONE);
    out = before;
    own.lines().forEach(line -> lines.apart(line.text()));
  }

  private void blocks(XmlCursor xml, Place place) throws XMLStreamException, UnreadableException {
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      block(xml, place);
    }
  }

  private void block(XmlCursor xml, Place place) throws XMLStreamException, UnreadableException {
    if (!xml.isStart()) {
      return;
    }
    switch (xml.name()) {
      case "p" -> paragraph(xml, new Marked(OpenLists.Label.NONE, place));
      case "h" -> paragraph(xml, labelOfTitle(xml, place));
      case "list" -> list(xml, place);
      case "numbered-paragraph" -> numbered(xml);
      case "table" -> table(xml);
      case "tracked-changes", "forms", "note", "annotation", "binary-data" -> xml.skip();
      default -> {
        // Sections, frames and their like are gone through.
      }
    }
  }

  private void table(XmlCursor xml) throws XMLStreamException, UnreadableException {
    out.beginTable();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.name().equals("table-row")) {
        out.beginRow();
      } else if (xml.isStart() && xml.name().equals("table-cell")) {
        out.beginCell();
        blocks(xml, Place.NONE);
      } else {
        block(xml, Place.NONE);
      }
    }
    out.endTable();
  }

  private void list(XmlCursor xml, Place outside) throws XMLStreamException, UnreadableException {
    String style = xml.find("style-name").orElse(outside.style());
    boolean goesOn =
        xml.attribute("continue-numbering").equals("true") || xml.find("continue-list").isPresent();
    Place place = new Place(style, outside.depth() + 1);
    if (place.depth() == 0 && !goesOn) {
      lists.beginAnew(style);
    }
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && xml.name().equals("list-item")) {
        item(xml, place);
      } else if (xml.isStart() && xml.name().equals("list-header")) {
        blocks(xml, place);
      }
    }
  }

  /** Its first paragraph has the number, those behind it none. */
  private void item(XmlCursor xml, Place place) throws XMLStreamException, UnreadableException {
    Optional<Integer> start = xml.number("start-value");
    boolean isFirst = true;
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      boolean isText = xml.isStart() && (xml.name().equals("p") || xml.name().equals("h"));
      if (isText && isFirst) {
        isFirst = false;
        paragraph(xml, new Marked(lists.next(styleOf(xml, place), place.depth(), start), place));
      } else {
        block(xml, place);
      }
    }
  }

  /** A list that names no style is of that which its paragraphs name. */
  private String styleOf(XmlCursor xml, Place place) {
    return place.style().isEmpty()
        ? styles.list(xml.attribute("style-name")).orElse("")
        : place.style();
  }

  private void numbered(XmlCursor xml) throws XMLStreamException, UnreadableException {
    Place place = new Place(xml.attribute("style-name"), xml.number("level").orElse(1) - 1);
    Optional<Integer> start = xml.number("start-value");
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isStart() && (xml.name().equals("p") || xml.name().equals("h"))) {
        paragraph(xml, new Marked(lists.next(place.style(), place.depth(), start), place));
      }
    }
  }

  /** A paragraph's number, and where in lists it is. */
  private record Marked(OpenLists.Label label, Place place) {}

  private Marked labelOfTitle(XmlCursor xml, Place place) {
    int depth = xml.number("outline-level").orElse(1) - 1;
    boolean isPlain =
        xml.attribute("is-list-header").equals("true")
            || styles.list(xml.attribute("style-name")).filter(String::isEmpty).isPresent()
            || !lists.hasNumbers(OpenLists.OUTLINE, depth);
    return isPlain
        ? new Marked(OpenLists.Label.NONE, place)
        : new Marked(
            lists.next(OpenLists.OUTLINE, depth, xml.number("start-value")),
            new Place(OpenLists.OUTLINE, depth));
  }

  /** One under way. */
  private static final class Writing {
    final StringBuilder text = new StringBuilder();
    int letters = 0;
    int bold = 0;
  }

  private void paragraph(XmlCursor xml, Marked marked)
      throws XMLStreamException, UnreadableException {
    String style = xml.attribute("style-name");
    boolean isHidden = styles.isHidden("paragraph", style);
    Writing writing = new Writing();
    text(xml, writing, styles.isStrong(style), /* isHidden= */ false);
    int indent = styles.indent(style).or(marked.label()::indent).orElse(0);
    boolean isStrong = writing.letters > 0 && writing.bold == writing.letters;
    int depth = Math.max(0, marked.place().depth());
    if (!isHidden) {
      String text = writing.text.toString();
      out.add(new Paragraph(indent, depth, marked.label().text(), text, isStrong));
    }
  }

  private void text(XmlCursor xml, Writing writing, boolean isBold, boolean isHidden)
      throws XMLStreamException, UnreadableException {
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.isText() && !isHidden) {
        append(writing, xml.text(), isBold);
      } else if (xml.isStart()) {
        inside(xml, writing, isBold, isHidden);
      }
    }
  }

  private void inside(XmlCursor xml, Writing writing, boolean isBold, boolean isHidden)
      throws XMLStreamException, UnreadableException {
    switch (xml.name()) {
      case "span" -> {
        String style = xml.attribute("style-name");
        boolean hides = isHidden || styles.isHidden("text", style);
        text(xml, writing, styles.isBold(style).orElse(isBold), hides);
      }
      case "s" -> writing.text.append(" ".repeat(Math.clamp(xml.number("c").orElse(1), 1, 60)));
      case "tab" -> writing.text.append('\t');
      case "line-break" -> writing.text.append('\n');
      // A frame's text comes before the paragraph that it hangs on.
      case "text-box" -> blocks(xml, Place.NONE);
      // In a shape.
      case "p", "h", "list", "table" -> block(xml, Place.NONE);
      case "note", "annotation", "ruby-text", "title", "desc", "number", "binary-data" ->
          xml.skip();
      default -> {
        // Links, fields and bookmarks: their text is read on.
      }
    }
  }

  /** White space in a file is one space, however much it is. */
  private static void append(Writing writing, String text, boolean isBold) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      int last = writing.text.length() - 1;
      if (!isSpace) {
        writing.text.append(c);
        writing.letters += Character.isLetter(c) ? 1 : 0;
        writing.bold += Character.isLetter(c) && isBold ? 1 : 0;
      } else if (last < 0 || writing.text.charAt(last) != ' ') {
        writing.text.append(' ');
      }
    }
  }
}
