package org.tribune.archive.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Breaks text into lines. */
final class Lines {
  private Lines() {}

  /** Lines of at most {@code widest}: broken at spaces, and inside of words that are longer. */
  static List<String> of(String text, ToDoubleFunction<String> width, double widest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", /* limit= */ -1)) {
      String rest = word;
      String joined = line.isEmpty() ? rest : line + " " + rest;
      if (width.applyAsDouble(joined) <= widest) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width.applyAsDouble(rest) > widest && rest.length() > 1) {
        int end = rest.length() - 1;
        while (end > 1 && width.applyAsDouble(rest.substring(0, end)) > widest) {
          end--;
        }
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text with a question mark for each letter that the font does not have. */
  static String drawable(String text, PDFont font) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(each -> has(font, each) ? each : '?').forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean has(PDFont font, int letter) {
    try {
      var _ = font.encode(Character.toString(letter));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
