package org.tribune.catalogue.caption;

import java.time.Duration;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How far a recording was heard a second time, by a better recogniser than the one on air.
 *
 * @param recording which
 * @param heardTo in the recording's own time: what is before it is heard
 * @param isDone whether all of it is
 */
public record SecondHearing(BroadcastId recording, Duration heardTo, boolean isDone) {
  public SecondHearing {
    if (heardTo.isNegative()) {
      throw new IllegalArgumentException("Nothing is heard before the beginning: " + heardTo);
    }
  }

  /** Nothing is heard yet. */
  public static SecondHearing none(BroadcastId recording) {
    return new SecondHearing(recording, Duration.ZERO, /* isDone= */ false);
  }
}
