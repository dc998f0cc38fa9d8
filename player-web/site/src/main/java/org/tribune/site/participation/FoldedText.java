package org.tribune.site.participation;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import org.tribune.catalogue.question.Flag;

/** A text as {@link Folding} has it, which still knows where in the text each sign came from. */
final class FoldedText {
  private final String original;
  private final QuestionField place;
  private final StringBuilder folded = new StringBuilder();
  private int[] starts;
  private int[] ends;

  private FoldedText(String original, QuestionField place) {
    this.original = original;
    this.place = place;
    starts = new int[original.length() + 1];
    ends = new int[original.length() + 1];
  }

  static FoldedText of(String text, QuestionField place) {
    FoldedText all = new FoldedText(text, place);
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int codePoint = text.codePointAt(at);
      next = at + Character.charCount(codePoint);
      all.add(Folding.of(codePoint), at, next);
    }
    return all;
  }

  private void add(String signs, int start, int end) {
    int from = folded.length();
    folded.append(signs);
    if (folded.length() > starts.length) {
      starts = Arrays.copyOf(starts, 2 * folded.length());
      ends = Arrays.copyOf(ends, 2 * folded.length());
    }
    if (signs.isEmpty() && from > 0) {
      // An accent belongs to its letter.
      ends[from - 1] = end;
    }
    Arrays.fill(starts, from, folded.length(), start);
    Arrays.fill(ends, from, folded.length(), end);
  }

  /** As it was written. */
  String original() {
    return original;
  }

  /** As it was written, from one folded sign to before another. */
  String original(int from, int end) {
    return original.substring(starts[from], ends[end - 1]);
  }

  QuestionField place() {
    return place;
  }

  CharSequence folded() {
    return folded;
  }

  /** Notes that there is a flag from one folded sign to before another. */
  void note(Flag flag, int from, int end, List<TextSpan> into) {
    into.add(new TextSpan(flag, place, starts[from], ends[end - 1]));
  }

  /** Notes what an expression found in {@link #folded}. */
  void note(Flag flag, MatchResult found, List<TextSpan> into) {
    note(flag, found.start(), found.end(), into);
  }
}
