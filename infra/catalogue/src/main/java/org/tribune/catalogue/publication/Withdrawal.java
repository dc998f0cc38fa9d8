package org.tribune.catalogue.publication;

import java.time.Instant;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * That something which was published is not served any more.
 *
 * @param by who did it
 * @param reason as everybody reads it in the register
 * @param hidesTitle true if the title must not be read any more either: it names somebody
 */
public record Withdrawal(Instant at, String by, String reason, boolean hidesTitle) {
  private static final int LONGEST_REASON = 500;

  /**
   * A withdrawal.
   *
   * @throws ValidationException if nothing is said as its reason
   */
  public Withdrawal {
    reason = CleanText.line(reason, LONGEST_REASON, "field.withdrawal-reason");
    if (reason.isEmpty()) {
      throw new ValidationException("publication.no-reason");
    }
  }
}
