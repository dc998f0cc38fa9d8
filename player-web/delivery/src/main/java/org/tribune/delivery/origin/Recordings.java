package org.tribune.delivery.origin;

import java.util.List;
import java.util.function.Consumer;
import org.tribune.core.broadcast.BroadcastId;

/** What can be watched again, beside the live windows. For one event loop. */
public interface Recordings {
  /** How it stands with the recording of a broadcast. */
  enum Standing {
    /** There is none to watch, or not yet, or that is unknown now. */
    NONE,
    /** It is there, as it was broadcast. */
    COMPLETE,
    /** It is there, but something of it was withdrawn: what the live window holds is void. */
    CORRECTED,
    /** It is being erased. */
    ERASED
  }

  /** Passes it to {@code answer}, on this loop, at once or soon. */
  void look(BroadcastId id, Consumer<Standing> answer);

  /**
   * Answers a request, also if there is no such thing.
   *
   * @param below the words of the address below the recording's
   */
  void answer(BroadcastId id, List<String> below, HlsReply reply);
}
