package org.tribune.catalogue.sitting;

import java.util.Optional;
import org.tribune.core.text.CleanText;

/**
 * Something that is voted on before the item that it is about: an amendment, a point of order.
 *
 * @param title one line: {@code Amendement n° 2, de M. DUPONT}; empty while it is being typed
 * @param vote its result, once there is one
 */
public record Motion(MotionId id, String title, Optional<Vote> vote) {
  public Motion {
    title = CleanText.line(title, AgendaItem.LONGEST_TITLE, "field.motion");
  }
}
