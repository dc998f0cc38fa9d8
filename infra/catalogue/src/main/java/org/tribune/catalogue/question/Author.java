package org.tribune.catalogue.question;

import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * How somebody signs a question: no more is asked of a citizen.
 *
 * @param name or pseudonym, 60 characters at most
 * @param commune where the person lives, 60 characters at most; empty if it was not given
 */
public record Author(String name, String commune) {
  private static final int LONGEST = 60;

  /** In the place of one whose name is no longer kept. */
  public static final Author FORGOTTEN = new Author("—", "");

  public Author {
    name = CleanText.line(name, LONGEST, "field.name");
    commune = CleanText.line(commune, LONGEST, "field.commune");
    if (name.isEmpty()) {
      throw new ValidationException("question.no-author");
    }
  }
}
