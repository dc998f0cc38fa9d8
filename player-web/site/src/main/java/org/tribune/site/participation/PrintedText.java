package org.tribune.site.participation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * Plain text on pages of A4, as a PDF file. Signs that the font has not become question marks. Used
 * by one thread.
 */
public final class PrintedText implements AutoCloseable {
  /** Has all letters of Europe's languages; where it is missing, those of western Europe print. */
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");

  private static final float MARGIN = 56;
  private static final float LINE = 1.35f;
  private static final float HEADING = 16;
  private static final float SUBHEADING = 9;
  private static final float TEXT = 11;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream page;
  private float y;

  /** An empty page. */
  public PrintedText() throws IOException {
    this.font =
        Files.isReadable(FONT)
            ? PDType0Font.load(document, FONT.toFile())
            : new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    this.page = newPage();
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, next);
  }

  /** The title of all. */
  public void heading(String text) {
    write(text, HEADING, /* before= */ 0);
  }

  /** A small line above a paragraph. */
  public void subheading(String text) {
    write(text, SUBHEADING, /* before= */ TEXT);
  }

  /** Text; its line ends are kept. */
  public void paragraph(String text) {
    write(text, TEXT, /* before= */ 2);
  }

  /** A small text below a paragraph. */
  public void note(String text) {
    write(text, SUBHEADING, /* before= */ 2);
  }

  private void write(String text, float size, float before) {
    try {
      y -= before;
      for (String line : text.split("\n", /* limit= */ -1)) {
        for (String piece : wrapped(printable(line), size)) {
          line(piece, size);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String text, float size) throws IOException {
    if (y < MARGIN + size) {
      page.close();
      page = newPage();
    }
    y -= size * LINE;
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(MARGIN, y);
    page.showText(text);
    page.endText();
  }

  private String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(each -> printable.append(has(each) ? each : "?"));
    return printable.toString();
  }

  private boolean has(String letter) {
    try {
      return font.getStringWidth(letter) >= 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private List<String> wrapped(String text, float size) throws IOException {
    float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", /* limit= */ -1)) {
      for (String piece : pieces(word, size, width)) {
        String longer = line.isEmpty() ? piece : line + " " + piece;
        if (widthOf(longer, size) > width && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
          line.append(piece);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** A word that is wider than the page is cut. */
  private List<String> pieces(String word, float size, float width) throws IOException {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int letter : word.codePoints().toArray()) {
      piece.appendCodePoint(letter);
      if (widthOf(piece.toString(), size) > width) {
        piece.setLength(piece.length() - Character.charCount(letter));
        pieces.add(piece.toString());
        piece.setLength(0);
        piece.appendCodePoint(letter);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private float widthOf(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1_000 * size;
  }

  /** The file; nothing may be written afterwards. */
  public byte[] toBytes() throws IOException {
    page.close();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
