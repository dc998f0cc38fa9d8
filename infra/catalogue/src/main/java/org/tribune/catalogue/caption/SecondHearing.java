package org.tribune.catalogue.caption;

import java.time.Duration;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;

/**
 * How far a recording was heard a second time, by a better recogniser than the one on air; or a
 * film for the first.
 *
 * @param recording which
 * @param heardTo in the recording's own time: what is before it is heard
 * @param isDone whether all of it is
 * @param failure why the last try got no further, for who waits for it; absent once it goes on
 */
public record SecondHearing(
    BroadcastId recording, Duration heardTo, boolean isDone, Optional<Message> failure) {
  public SecondHearing {
    if (heardTo.isNegative()) {
      throw new IllegalArgumentException("Nothing is heard before the beginning: " + heardTo);
    }
  }

  /** One that goes on, or is done. */
  public SecondHearing(BroadcastId recording, Duration heardTo, boolean isDone) {
    this(recording, heardTo, isDone, /* failure= */ Optional.empty());
  }

  /** Nothing is heard yet. */
  public static SecondHearing none(BroadcastId recording) {
    return new SecondHearing(recording, Duration.ZERO, /* isDone= */ false);
  }

  /** It got no further. */
  public SecondHearing failed(Message why) {
    return new SecondHearing(recording, heardTo, isDone, Optional.of(why));
  }
}
