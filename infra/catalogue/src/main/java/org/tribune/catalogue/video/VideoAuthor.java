package org.tribune.catalogue.video;

import org.tribune.core.access.AccountId;
import org.tribune.core.text.CleanText;

/**
 * Who made a report.
 *
 * @param name as the public reads it; it stays when the account is renamed or deleted
 */
public record VideoAuthor(AccountId account, String name) {
  private static final int LONGEST = 120;

  public VideoAuthor {
    name = CleanText.line(name, LONGEST, "field.author");
  }
}
