package org.tribune.site.recording;

import java.util.Optional;
import org.tribune.core.text.Message;

/**
 * What came of a {@link MarkRequest}.
 *
 * @param id of the mark, as it was sent
 * @param message to the clerk, unless it was done
 */
record MarkVerdict(String id, Kind kind, Optional<Message> message) {
  /** What came of it. */
  enum Kind {
    /** It is so now, or was so already. */
    DONE,
    /** Somebody changed the mark meanwhile: the answer has it as it is. */
    STALE,
    /** The mark was taken back meanwhile. */
    REMOVED,
    /** Another console held the edit lock when this was done. */
    PEN,
    /** It can't be. */
    REFUSED
  }

  static MarkVerdict done(String id) {
    return new MarkVerdict(id, Kind.DONE, Optional.empty());
  }

  static MarkVerdict not(String id, Kind kind, String message, Object... arguments) {
    return new MarkVerdict(id, kind, Optional.of(Message.of(message, arguments)));
  }
}
