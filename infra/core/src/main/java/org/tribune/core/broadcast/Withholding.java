package org.tribune.core.broadcast;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.tribune.core.text.ValidationException;

/**
 * The order not to show a passage of a broadcast that was public: from that moment nobody but the
 * staff gets anything of it. What was stored of it stays, until a correction of the recording takes
 * its place or a person lifts the order.
 *
 * @param id 1 for the broadcast's first; none is used twice
 * @param from when the passage was filmed
 * @param to the end of it, excluded
 * @param since when it was ordered
 * @param liftedAt when a person took the order back
 * @param correction the correction of the recording that was asked for in its place
 */
public record Withholding(
    int id,
    Instant from,
    Instant to,
    Instant since,
    Optional<Instant> liftedAt,
    OptionalInt correction) {
  public Withholding {
    if (!from.isBefore(to)) {
      throw ValidationException.contradiction(
          "A passage ends after it begins: " + from + " to " + to);
    }
  }

  /** True until it is lifted. */
  public boolean isInForce() {
    return liftedAt.isEmpty();
  }

  /** Lifted; what was lifted before, or is being corrected, stays as it is. */
  Withholding liftedAt(Instant now) {
    return isInForce() && correction.isEmpty()
        ? new Withholding(id, from, to, since, Optional.of(now), correction)
        : this;
  }

  /** In the hands of a correction; what was lifted stays so. */
  Withholding correctedBy(int number) {
    return isInForce()
        ? new Withholding(id, from, to, since, liftedAt, OptionalInt.of(number))
        : this;
  }
}
