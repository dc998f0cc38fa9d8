package org.tribune.site.participation;

import org.tribune.catalogue.question.QuestionId;

/**
 * An earlier question that says the same, or nearly.
 *
 * @param likeness 1: the same but for case, accents, punctuation and spaces
 */
public record Alike(QuestionId question, double likeness) {
  /** True if it is the same, and not nearly. */
  public boolean isSame() {
    return likeness >= 1;
  }
}
