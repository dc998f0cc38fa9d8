package org.tribune.catalogue.question;

import java.time.Instant;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * Why its author does not accept a refusal.
 *
 * @param words 1,000 characters at most
 */
public record Contest(Instant at, String words) {
  private static final int LONGEST = 1_000;

  public Contest {
    words = CleanText.lines(words, LONGEST, "field.objection");
    if (words.isEmpty()) {
      throw new ValidationException("question.objection-empty");
    }
  }
}
