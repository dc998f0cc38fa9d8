package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * The decision that an item becomes on paper.
 *
 * @param number as it is printed: {@code 2026-11-3}; empty for none
 * @param matterCode of the nomenclature of acts that are sent to the prefect (ACTES): {@code 1.1},
 *     {@code 5.2.3}; empty while nobody has said it
 * @param signed the signed document, one of the sitting's
 * @param publishedAt since when it can be read on the site; absent: it can't
 */
public record Deliberation(
    String number, String matterCode, Optional<DocumentId> signed, Optional<Instant> publishedAt) {
  /** The longest number, in characters. */
  public static final int LONGEST_NUMBER = 40;

  private static final Pattern MATTER = Pattern.compile("[1-9](?:\\.[1-9]\\d?){0,4}");
  private static final int LONGEST_MATTER = 20;

  public Deliberation {
    number = CleanText.line(number, LONGEST_NUMBER, "field.deliberation-number");
    matterCode = CleanText.line(matterCode, LONGEST_MATTER, "field.matter");
    if (!matterCode.isEmpty() && !MATTER.matcher(matterCode).matches()) {
      throw new ValidationException("deliberation.matter-invalid", matterCode);
    }
  }

  /** The same without its number. */
  public Deliberation unnumbered() {
    return new Deliberation(/* number= */ "", matterCode, signed, publishedAt);
  }
}
