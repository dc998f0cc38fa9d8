package org.tribune.catalogue.question;

import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * How a question was answered: in a suspension of the sitting, in writing, or first so and then so.
 */
public record Answer(Optional<SpokenAnswer> spoken, Optional<WrittenAnswer> written) {
  public Answer {
    if (spoken.isEmpty() && written.isEmpty()) {
      throw ValidationException.contradiction("An answer is spoken or written");
    }
  }

  /** This answer, with what {@code other} has in the place of the same. */
  public Answer and(Answer other) {
    return new Answer(other.spoken.or(() -> spoken), other.written.or(() -> written));
  }
}
