package org.tribune.site.minutes.file;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text: pieces one behind the other, each in its typeface.
 *
 * @param pieces in order; none for an empty line
 */
record Line(List<Piece> pieces) {
  Line {
    pieces = List.copyOf(pieces);
  }

  /** Text in one typeface. */
  record Piece(Typeface face, String text) {}

  /**
   * Breaks text into lines of at most {@code widest} points: at spaces, and inside of words that
   * are longer.
   */
  static List<Line> of(List<Piece> text, float size, float widest) {
    Breaking lines = new Breaking(size, widest);
    for (Piece each : text) {
      String drawable = each.face().drawable(each.text());
      // A space belongs to the word before it, so that nothing is lost where pieces meet.
      for (String word : drawable.split("(?<= )", /* limit= */ -1)) {
        lines.add(each.face(), word);
      }
    }
    return lines.end();
  }

  private static final class Breaking {
    private final float size;
    private final float widest;
    private final List<Line> lines = new ArrayList<>();
    private List<Piece> line = new ArrayList<>();
    private float used;

    private Breaking(float size, float widest) {
      this.size = size;
      this.widest = widest;
    }

    void add(Typeface face, String word) {
      String bare = word.stripTrailing();
      float width = face.width(bare, size);
      if (used > 0 && used + width > widest) {
        next();
      }
      // Each letter is measured once: one word may be as long as a passage.
      int from = 0;
      int end = width > widest ? fitting(face, bare, from) : bare.length();
      while (end < bare.length()) {
        put(face, bare.substring(from, end));
        next();
        from = end;
        end = fitting(face, bare, from);
      }
      put(face, word.substring(from));
    }

    /** Where the letters from {@code from} on, one at least, fill a line. */
    private int fitting(Typeface face, String word, int from) {
      int end = word.offsetByCodePoints(from, 1);
      float taken = face.width(word.substring(from, end), size);
      while (end < word.length()) {
        int next = word.offsetByCodePoints(end, 1);
        taken += face.width(word.substring(end, next), size);
        if (taken > widest) {
          break;
        }
        end = next;
      }
      return end;
    }

    private void put(Typeface face, String text) {
      if (!text.isEmpty()) {
        line.add(new Piece(face, text));
        used += face.width(text, size);
      }
    }

    private void next() {
      lines.add(new Line(joined()));
      line = new ArrayList<>();
      used = 0;
    }

    /** Words of one typeface are one piece. */
    private List<Piece> joined() {
      List<Piece> pieces = new ArrayList<>();
      for (Piece each : line) {
        if (!pieces.isEmpty() && pieces.getLast().face() == each.face()) {
          Piece last = pieces.removeLast();
          pieces.add(new Piece(each.face(), last.text() + each.text()));
        } else {
          pieces.add(each);
        }
      }
      return pieces;
    }

    List<Line> end() {
      next();
      return lines;
    }
  }
}
