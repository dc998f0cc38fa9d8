package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The parts of a DOCX, found by what they are to each other (ECMA-376, part 2): the text is not
 * always in {@code word/document.xml}. Used by one thread, once.
 */
final class WordPackage {
  /** A part, and what it is to the one that names it. */
  private record Part(String type, String name) {}

  private final BoundedZip zip;
  private final TextLines lines;

  private WordPackage(BoundedZip zip, TextLines lines) {
    this.zip = zip;
    this.lines = lines;
  }

  /** Where its text is; empty if this is no document of Word. */
  static Optional<String> find(BoundedZip zip) throws IOException, XMLStreamException {
    return parts(zip, "_rels/.rels", /* folder= */ "").stream()
        .filter(part -> part.type().equals("officeDocument"))
        .map(Part::name)
        .filter(name -> name.startsWith("word/") && zip.has(name))
        .findFirst();
  }

  /** Reads the document whose text is in {@code main}. */
  static void read(BoundedZip zip, String main, TextLines lines)
      throws IOException, XMLStreamException {
    new WordPackage(zip, lines).read(main);
  }

  private void read(String main) throws IOException, XMLStreamException {
    String folder = main.substring(0, main.lastIndexOf('/') + 1);
    String file = main.substring(folder.length());
    List<Part> parts = parts(zip, folder + "_rels/" + file + ".rels", folder);
    WordStyles styles = new WordStyles();
    WordNumbering numbering = new WordNumbering(styles);
    for (InputStream each : all(parts, "styles")) {
      styles.read(new XmlCursor(each));
    }
    for (InputStream each : all(parts, "numbering")) {
      numbering.read(new XmlCursor(each));
    }
    for (InputStream each : all(parts, "header")) {
      apart(each, styles);
    }
    InputStream text = zip.open(main).orElseThrow(() -> new UnreadableException(Flaw.DAMAGED));
    write(text, styles, numbering, lines);
    for (InputStream each : all(parts, "footer")) {
      apart(each, styles);
    }
  }

  private static void write(
      InputStream in, WordStyles styles, WordNumbering numbering, TextLines lines)
      throws XMLStreamException, UnreadableException {
    WordDocument document = new WordDocument(styles, numbering, new Blocks(lines));
    XmlCursor xml = new XmlCursor(in);
    while (!lines.isFull() && xml.next()) {
      document.block(xml);
    }
    if (lines.isFull()) {
      lines.cut();
    }
  }

  /** The head or foot of pages; lists in it count by themselves. */
  private void apart(InputStream in, WordStyles styles)
      throws XMLStreamException, UnreadableException {
    TextLines own = new TextLines();
    write(in, styles, new WordNumbering(styles), own);
    own.lines().forEach(line -> lines.apart(line.text()));
  }

  private List<InputStream> all(List<Part> parts, String type) throws IOException {
    List<InputStream> found = new ArrayList<>();
    for (Part part : parts) {
      if (part.type().equals(type)) {
        zip.open(part.name()).ifPresent(found::add);
      }
    }
    return found;
  }

  private static List<Part> parts(BoundedZip zip, String relations, String folder)
      throws IOException, XMLStreamException {
    List<Part> parts = new ArrayList<>();
    Optional<InputStream> in = zip.open(relations);
    if (in.isEmpty()) {
      return parts;
    }
    XmlCursor xml = new XmlCursor(in.get());
    while (xml.next()) {
      if (xml.isStart()
          && xml.name().equals("Relationship")
          && !xml.attribute("TargetMode").equals("External")) {
        String type = xml.attribute("Type");
        String target = xml.attribute("Target");
        parts.add(
            new Part(
                type.substring(type.lastIndexOf('/') + 1),
                target.startsWith("/") ? target.substring(1) : folder + target));
      }
    }
    return parts;
  }
}
