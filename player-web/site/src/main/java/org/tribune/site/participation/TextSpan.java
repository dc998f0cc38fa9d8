package org.tribune.site.participation;

import org.tribune.catalogue.question.Flag;

/**
 * Where something was noticed. Characters are counted as Java and JavaScript count them (UTF-16); a
 * span is never empty, and parts no character.
 *
 * @param start of its first character
 * @param end behind its last one
 */
public record TextSpan(Flag flag, QuestionField place, int start, int end) {
  public TextSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("No span: " + start + " to " + end);
    }
  }
}
