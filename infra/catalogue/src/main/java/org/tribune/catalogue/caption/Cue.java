package org.tribune.catalogue.caption;

import java.time.Duration;
import org.tribune.core.text.ValidationException;

/**
 * Words that are shown for a while.
 *
 * @param start since the beginning of what they are captions of
 * @param end likewise, after the start
 * @param settings where they stand, as WebVTT writes it behind a cue's times; empty for the usual
 * @param text lines, none of them empty, in WebVTT's markup
 */
public record Cue(Duration start, Duration end, String settings, String text) {
  public Cue {
    if (start.compareTo(end) >= 0) {
      throw ValidationException.contradiction(
          "A cue ends after it begins: " + start + " to " + end);
    }
  }

  /** The same words at another time. */
  public Cue at(Duration newStart, Duration newEnd) {
    return new Cue(newStart, newEnd, settings, text);
  }
}
