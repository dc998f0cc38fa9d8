package org.tribune.catalogue.question;

import org.tribune.core.text.CleanText;
import org.tribune.core.text.UnfitException;

/**
 * How somebody signs a question: no more is asked of a citizen.
 *
 * @param name or pseudonym, 60 characters at most
 * @param commune where the person lives, 60 characters at most; empty if it was not told
 */
public record Author(String name, String commune) {
  private static final int LONGEST = 60;

  /** In the place of one whose name is no longer kept. */
  public static final Author FORGOTTEN = new Author("—", "");

  public Author {
    name = CleanText.line(name, LONGEST, "Le nom", "The name");
    commune = CleanText.line(commune, LONGEST, "La commune", "The commune");
    if (name.isEmpty()) {
      throw new UnfitException(
          "Indiquez un nom ou un pseudonyme.", "Sign your question with a name or a pseudonym.");
    }
  }
}
