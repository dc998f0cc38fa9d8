package org.tribune.site.minutes.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A typeface in one weight, of which a document gets the letters that it uses. Owned by one thread.
 */
final class Typeface {
  private static final Path FOLDER = Path.of("/usr/share/fonts/truetype/dejavu");

  /** Where the system has no DejaVu: it has one weight, and western Europe's letters. */
  private static final String OWN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int UNKNOWN = '?';

  private final PDFont font;
  private final Map<Integer, Integer> shown = new HashMap<>();
  private final Map<Integer, Float> widths = new HashMap<>();

  private Typeface(PDFont font) {
    this.font = font;
  }

  static Typeface regular(PDDocument document) throws IOException {
    return load(document, "DejaVuSans.ttf");
  }

  static Typeface bold(PDDocument document) throws IOException {
    return load(document, "DejaVuSans-Bold.ttf");
  }

  private static Typeface load(PDDocument document, String name) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Files.isReadable(file)) {
      return new Typeface(PDType0Font.load(document, file.toFile()));
    }
    try (InputStream own = PDDocument.class.getResourceAsStream(OWN)) {
      if (own == null) {
        throw new IOException("The program's font " + OWN + " is missing: install it again");
      }
      return new Typeface(PDType0Font.load(document, own, /* embedSubset= */ true));
    }
  }

  PDFont font() {
    return font;
  }

  /** The text with a question mark for each letter that the typeface does not have. */
  String drawable(String text) {
    StringBuilder drawn = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> shown.computeIfAbsent(each, this::shown))
        .forEach(drawn::appendCodePoint);
    return drawn.toString();
  }

  private int shown(int letter) {
    if (has(letter)) {
      return letter;
    }
    return Character.isSpaceChar(letter) && has(NO_BREAK_SPACE) ? NO_BREAK_SPACE : UNKNOWN;
  }

  private boolean has(int letter) {
    try {
      var _ = font.encode(Character.toString(letter));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** How wide drawable text is, in points. */
  float width(String text, float size) {
    return text.codePoints()
            .mapToObj(each -> widths.computeIfAbsent(each, this::width))
            .reduce(0f, Float::sum)
        * size;
  }

  private float width(int letter) {
    try {
      return font.getStringWidth(Character.toString(letter)) / 1_000;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
