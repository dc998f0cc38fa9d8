package org.tribune.catalogue.question;

import java.time.Instant;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * An answer, or a reply of somebody who was named, in writing.
 *
 * @param from in whose name it is given, such as "Le président"; 120 characters at most
 * @param text 5,000 characters at most
 */
public record WrittenAnswer(Instant at, String from, String text) {
  private static final int LONGEST_FROM = 120;
  private static final int LONGEST_TEXT = 5_000;

  public WrittenAnswer {
    from = CleanText.line(from, LONGEST_FROM, "field.answering-name");
    text = CleanText.lines(text, LONGEST_TEXT, "field.answer");
    if (text.isEmpty()) {
      throw new ValidationException("question.answer-empty");
    }
  }
}
