package org.tribune.site.sitting.convocation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tribune.site.sitting.convocation.TextLine.Layout;

/**
 * Takes the lines of a document as they are read, and no more than a convocation can have. Used by
 * one thread.
 */
final class TextLines {
  /** Letters: some forty pages. */
  static final int MOST_TEXT = 200_000;

  static final int MOST_LINES = 8_000;
  private static final int LONGEST_LINE = 20_000;
  private static final int WIDEST_INDENT = 60;

  private final List<TextLine> lines = new ArrayList<>();
  private int letters = 0;
  private boolean isCut = false;

  /**
   * A paragraph; a blank line keeps it from the one before.
   *
   * @param indent columns from the margin
   * @param label its number or bullet, empty for none
   * @param text with a line end where its author broke the line
   */
  void paragraph(int indent, int depth, String label, String text, boolean isStrong) {
    if (text.isBlank()) {
      return;
    }
    add(new TextLine("", Layout.NONE));
    String margin = " ".repeat(Math.clamp(indent, 0, WIDEST_INDENT));
    String mark = label.isEmpty() ? "" : label + "\t";
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        add(new TextLine(margin + mark + line, new Layout(false, isStrong, depth)));
        mark = "";
      }
    }
  }

  /** What stands at the head or the foot of pages. */
  void apart(String text) {
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        add(new TextLine(line.strip(), new Layout(true, false, 0)));
      }
    }
  }

  /** A line as it stands on a page. */
  void add(TextLine line) {
    // Half a letter of two chars can't be written.
    String whole = new String(line.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String text = whole.replaceAll("[\\n\\r\\f\\u000b\\u0085\\u2028\\u2029]", " ");
    if (isFull() || text.length() > LONGEST_LINE) {
      isCut = true;
      return;
    }
    letters += text.length();
    lines.add(new TextLine(text, line.layout()));
  }

  /** True if it takes no more: what follows need not be read. */
  boolean isFull() {
    return letters >= MOST_TEXT || lines.size() >= MOST_LINES;
  }

  /** Says that there was more. */
  void cut() {
    isCut = true;
  }

  boolean isCut() {
    return isCut;
  }

  List<TextLine> lines() {
    return lines;
  }

  /** Letters and digits that can be read. */
  long readable() {
    return lines.stream()
        .flatMapToInt(line -> line.text().codePoints())
        .filter(Character::isLetterOrDigit)
        .count();
  }
}
