package org.tribune.speech;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.tribune.core.time.MediaTime;

/**
 * A word as it was heard, or as it is shown, with punctuation.
 *
 * @param text what can be seen, without spaces at its ends, never empty; it is text, not markup
 * @param start when it begins
 * @param end when it ends, not before it begins
 * @param confidence 0 to 1, where the engine knows it
 * @param isDoubtful it is heard so badly that a reader should know
 */
public record Word(
    String text, MediaTime start, MediaTime end, OptionalDouble confidence, boolean isDoubtful) {
  /** Longer words are spoken in no language that is debated in. */
  public static final int LONGEST = 100;

  /** Letters and signs, and within them the spaces that French has before some signs. */
  private static final Pattern SEEN =
      Pattern.compile("[^\\p{C}\\p{Z}]|[^\\p{C}\\p{Z}][^\\p{C}\\p{Zl}\\p{Zp}]*[^\\p{C}\\p{Z}]");

  public Word {
    if (text.length() > LONGEST || !SEEN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A word has 1 to " + LONGEST + " characters that can be seen");
    }
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("A word ends before it begins");
    }
    // NaN is neither.
    if (confidence.isPresent()
        && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("A confidence is between 0 and 1");
    }
  }

  /** A word as an engine heard it. */
  public static Word heard(String text, MediaTime start, MediaTime end, OptionalDouble confidence) {
    return new Word(text, start, end, confidence, /* isDoubtful= */ false);
  }

  /** The same word, written otherwise. */
  public Word written(String newText) {
    return new Word(newText, start, end, confidence, isDoubtful);
  }

  /** The same word, marked as one that was heard badly. */
  public Word doubted() {
    return new Word(text, start, end, confidence, /* isDoubtful= */ true);
  }

  /** The same word at another time. */
  public Word at(MediaTime newStart, MediaTime newEnd) {
    return new Word(text, newStart, newEnd, confidence, isDoubtful);
  }
}
