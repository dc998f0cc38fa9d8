package org.tribune.core.caption;

import java.time.Duration;

/**
 * One word of a caption.
 *
 * @param text as it is shown, with its punctuation
 * @param start since the broadcast's origin
 * @param end likewise, not before the start
 * @param isUncertain true if its source trusts it little
 */
public record SpokenWord(String text, Duration start, Duration end, boolean isUncertain) {
  public SpokenWord {
    if (text.isBlank() || start.isNegative() || end.compareTo(start) < 0) {
      throw new IllegalArgumentException("A word is said somewhere: " + start + " to " + end);
    }
  }
}
