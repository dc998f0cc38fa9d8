package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * What a moderator decided on a question.
 *
 * @param who the moderator's name, for the other moderators
 * @param refusal why it is not published; empty if it is
 * @param words to the author, 1,000 characters at most; may be empty
 */
public record Decision(Instant at, String who, Optional<RefusalReason> refusal, String words) {
  private static final int LONGEST_WORDS = 1_000;

  public Decision {
    words = CleanText.lines(words, LONGEST_WORDS, "field.reason");
    if (refusal.equals(Optional.of(RefusalReason.OTHER)) && words.isEmpty()) {
      throw new ValidationException("question.refusal-without-words");
    }
  }
}
