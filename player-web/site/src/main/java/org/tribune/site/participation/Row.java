package org.tribune.site.participation;

import java.util.Arrays;

/**
 * A folded text sign by sign, each as the letters that it may be. A letter that stands there three
 * times or more is one sign. For one thread.
 */
final class Row {
  private static final int STRETCHED = 3;
  private static final int WIDEST_GAP = 3;
  private static final String WITHIN_EXPRESSION = " -'";
  private static final String BETWEEN_LETTERS = " -'._*/|,·•\n";

  /** Most stars that hide letters of one word beside each other. */
  private static final int MOST_HIDDEN = 2;

  private final CharSequence folded;
  private final long[] letters;
  private final int[] from;
  private final int[] end;
  private int size;

  private Row(CharSequence folded, int length) {
    this.folded = folded;
    letters = new long[length];
    from = new int[length];
    end = new int[length];
  }

  static Row of(CharSequence folded) {
    Row row = new Row(folded, folded.length());
    int next;
    for (int at = 0; at < folded.length(); at = next) {
      next = at + 1;
      char sign = folded.charAt(at);
      while (Character.isLetter(sign) && next < folded.length() && folded.charAt(next) == sign) {
        next++;
      }
      next = next - at < STRETCHED ? at + 1 : next;
      row.add(LookAlikes.of(sign), at, next);
    }
    row.hideStars();
    return row;
  }

  private void add(long may, int start, int behind) {
    letters[size] = may;
    from[size] = start;
    end[size] = behind;
    size++;
  }

  /** A star is a hidden letter just between letters; else it is no letter. */
  private void hideStars() {
    int next;
    for (int at = 0; at < size; at = next) {
      next = at + 1;
      if (!isStar(at)) {
        continue;
      }
      while (next < size && isStar(next)) {
        next++;
      }
      boolean isWithin = at > 0 && isSolid(at - 1) && next < size && isSolid(next);
      if (!isWithin || next - at > MOST_HIDDEN) {
        Arrays.fill(letters, at, next, 0);
      }
    }
  }

  private boolean isStar(int at) {
    return folded.charAt(from[at]) == LookAlikes.ANY;
  }

  int size() {
    return size;
  }

  /** What the sign may be: bits of {@link LookAlikes#ALPHABET}. */
  long letters(int at) {
    return letters[at];
  }

  /** The index of the sign's first character in the folded text. */
  int from(int at) {
    return from[at];
  }

  /** Behind the sign's last character in the folded text. */
  int end(int at) {
    return end[at];
  }

  boolean isStretched(int at) {
    return end[at] - from[at] >= STRETCHED;
  }

  /** True of a letter or digit; other signs may be letters, but also end a word. */
  private boolean isSolid(int at) {
    char sign = folded.charAt(from[at]);
    return Character.isSurrogate(sign) ? isLetterPair(from[at]) : Character.isLetterOrDigit(sign);
  }

  private boolean isLetterPair(int at) {
    int whole = Character.isLowSurrogate(folded.charAt(at)) ? at - 1 : at;
    return Character.isLetter(Character.codePointAt(folded, whole));
  }

  /** True if a word may begin at this sign. */
  boolean isStart(int at) {
    return letters[at] != 0 && !isStar(at) && (at == 0 || !isSolid(at - 1));
  }

  /** True if a word may end before this sign. */
  boolean isEnd(int at) {
    return at == size || !isSolid(at);
  }

  /** Behind the word that this sign is in. */
  int wordEnd(int at) {
    int behind = at;
    while (behind < size && isSolid(behind)) {
      behind++;
    }
    return behind;
  }

  /** Behind what parts the words of an expression; {@code at} if something else does. */
  int behindGap(int at) {
    return behindGap(at, WITHIN_EXPRESSION);
  }

  private int behindGap(int at, String signs) {
    int behind = at;
    while (behind < size
        && behind - at <= WIDEST_GAP
        && signs.indexOf(folded.charAt(from[behind])) >= 0) {
      behind++;
    }
    return behind - at <= WIDEST_GAP ? behind : at;
  }

  /** True if it has a letter, and is not mostly of digits that look like some. */
  boolean hasEnoughLetters(int start, int behind, int shortWord) {
    int digits = 0;
    int others = 0;
    for (int at = start; at < behind; at++) {
      char sign = folded.charAt(from[at]);
      digits += Character.isDigit(sign) ? 1 : 0;
      others += Character.isLetter(sign) ? 1 : 0;
    }
    return digits == 0 || (behind - start < shortWord ? others > digits : others >= digits);
  }

  /** The letters that stand alone from {@code at} on, without what parts them. */
  Row spacedFrom(int at) {
    int first = isAlone(at) ? at : -1;
    int count = 0;
    for (int each = first; each >= 0; each = nextAlone(each)) {
      count++;
    }
    Row spaced = new Row(folded, count);
    for (int each = first; each >= 0; each = nextAlone(each)) {
      spaced.add(letters[each], from[each], end[each]);
    }
    return spaced;
  }

  /** The letter that stands alone next to one that does; -1 if none does. */
  private int nextAlone(int at) {
    int next = behindGap(at + 1, BETWEEN_LETTERS);
    return next > at + 1 && next < size && isAlone(next) ? next : -1;
  }

  private boolean isAlone(int at) {
    return letters[at] != 0 && isSolid(at) && (at == 0 || !isSolid(at - 1)) && isEnd(at + 1);
  }

  /** Behind the last sign of what {@link #spacedFrom} gave. */
  int behind(Row spaced) {
    int at = Arrays.binarySearch(from, 0, size, spaced.from[spaced.size - 1]);
    return at + 1;
  }
}
