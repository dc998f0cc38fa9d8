package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.tribune.site.sitting.convocation.PdfLine.Part;
import org.tribune.site.sitting.convocation.TextLine.Layout;

/**
 * Reads the lines of a PDF as they stand on its pages, from top to bottom: with what they are
 * indented by, blank lines where there is room, and apart what stands at the head or foot of
 * several pages. Used by one thread, once.
 */
final class PdfText extends PDFTextStripper {
  private static final int MOST_PAGES = 40;

  /** Times the size of its letters: wider than spaces between words are. */
  private static final double GAP = 0.8;

  /** Times the usual distance of two lines. */
  private static final double APART = 1.35;

  private final List<PdfLine> lines = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isSpaced = false;
  private double left = 0;
  private double right = 0;
  private double baseline = 0;
  private double size = 0;
  private int letters = 0;
  private int bold = 0;

  private PdfText() {
    setSortByPosition(true);
    setEndPage(MOST_PAGES);
  }

  /** Reads {@code document}. */
  static void read(PDDocument document, TextLines out) throws IOException {
    PdfText reading = new PdfText();
    reading.writeText(document, Writer.nullWriter());
    reading.write(out);
    if (document.getNumberOfPages() > MOST_PAGES) {
      out.cut();
    }
  }

  /** Spaces may be signs of the font, of any width, or only room: what counts is the room. */
  @Override
  protected void writeString(String word, List<TextPosition> positions) {
    isSpaced = true;
    for (TextPosition each : positions) {
      if (each.getUnicode().isBlank()) {
        isSpaced = true;
      } else {
        add(each);
      }
    }
  }

  private void add(TextPosition sign) {
    if (parts.isEmpty() && text.isEmpty()) {
      baseline = sign.getYDirAdj();
      size = 0;
    }
    if (!text.isEmpty() && sign.getXDirAdj() - right > GAP * size) {
      endPart();
    }
    if (text.isEmpty()) {
      left = sign.getXDirAdj();
    } else if (isSpaced) {
      text.append(' ');
    }
    isSpaced = false;
    size = Math.max(size, sign.getFontSizeInPt());
    right = sign.getXDirAdj() + sign.getWidthDirAdj();
    text.append(Normalizer.normalize(sign.getUnicode(), form(sign)));
    boolean isLetter = sign.getUnicode().codePoints().anyMatch(Character::isLetter);
    letters += isLetter ? 1 : 0;
    bold += isLetter && isBold(sign) ? 1 : 0;
  }

  /** Letters that are one sign, such as "ﬁ", are two; of all else the sign is kept. */
  private static Normalizer.Form form(TextPosition sign) {
    int first = sign.getUnicode().codePointAt(0);
    return first >= 0xfb00 && first <= 0xfb06 ? Normalizer.Form.NFKC : Normalizer.Form.NFC;
  }

  private static boolean isBold(TextPosition position) {
    String name = position.getFont().getName();
    return name != null && name.toLowerCase(Locale.ROOT).matches(".*(?:bold|black|heavy|demi).*");
  }

  @Override
  protected void writeWordSeparator() {
    // The words' places say how far apart they are.
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writePageEnd() {
    endLine();
  }

  private void endPart() {
    if (!text.toString().isBlank()) {
      parts.add(new Part(left, right, text.toString().strip()));
    }
    text.setLength(0);
  }

  private void endLine() {
    endPart();
    if (!parts.isEmpty() && lines.size() < TextLines.MOST_LINES) {
      double height = getCurrentPage().getMediaBox().getHeight();
      lines.add(
          new PdfLine(
              getCurrentPageNo(),
              height > 0 ? baseline / height : 0.5,
              baseline,
              Math.max(1, size),
              parts,
              letters > 0 && letters == bold));
    }
    parts.clear();
    letters = 0;
    bold = 0;
  }

  private void write(TextLines out) {
    Set<PdfLine> apart = apart();
    lines.stream().filter(apart::contains).forEach(line -> out.apart(line.text()));
    List<PdfLine> body = lines.stream().filter(line -> !apart.contains(line)).toList();
    double usual = usualDistance(body);
    double margin = body.stream().mapToDouble(PdfLine::left).min().orElse(0);
    int at = 0;
    while (at < body.size()) {
      Optional<PdfTable.Found> table = PdfTable.at(body, at);
      if (table.isPresent()) {
        Blocks blocks = new Blocks(out);
        blocks.add(table.get().table());
        at = table.get().end();
        continue;
      }
      PdfLine line = body.get(at);
      PdfLine before = at == 0 ? line : body.get(at - 1);
      boolean isSamePage = before.page() == line.page();
      if (isSamePage && line.baseline() - before.baseline() > usual * APART) {
        out.add(new TextLine("", Layout.NONE));
      }
      int indent = Math.clamp(Math.round((line.left() - margin) / (line.size() / 2)), 0, 60);
      String shown = " ".repeat(indent) + line.text();
      out.add(new TextLine(shown, new Layout(false, line.isStrong(), 0)));
      at++;
    }
  }

  /**
   * What stands at the same place at the edge of several pages, but for the number of the page the
   * same.
   */
  private Set<PdfLine> apart() {
    List<PdfLine> edges = lines.stream().filter(PdfLine::isAtEdge).toList();
    Set<PdfLine> apart = new HashSet<>();
    for (PdfLine line : edges) {
      if (edges.stream().anyMatch(line::isRepeatedBy)) {
        apart.add(line);
      }
    }
    return apart;
  }

  /**
   * From one line to the next within a paragraph: the smaller half of all distances is of those.
   */
  private static double usualDistance(List<PdfLine> lines) {
    List<Double> distances = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      double distance = lines.get(i).baseline() - lines.get(i - 1).baseline();
      if (lines.get(i).page() == lines.get(i - 1).page() && distance > 1) {
        distances.add(distance);
      }
    }
    distances.sort(null);
    return distances.isEmpty() ? Double.MAX_VALUE : distances.get(distances.size() / 3);
  }
}
