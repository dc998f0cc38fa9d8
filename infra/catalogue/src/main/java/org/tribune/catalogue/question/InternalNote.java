package org.tribune.catalogue.question;

import java.time.Instant;
import org.tribune.core.text.CleanText;

/**
 * What moderators note for each other about a question; nobody else reads it.
 *
 * @param who a moderator's name
 * @param text 500 characters at most; empty: there is no note
 */
public record InternalNote(Instant at, String who, String text) {
  private static final int LONGEST = 500;

  public InternalNote {
    text = CleanText.lines(text, LONGEST, "field.note");
  }
}
