package org.tribune.core.status;

import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;

/**
 * How the recogniser of an open broadcast is, written once a second.
 *
 * @param engine what hears, once it does
 * @param delayMillis how much sound it was given and has not heard yet
 * @param skippedMillis how much it never heard, since it was started
 * @param restarts how often its process had to be started again
 * @param memory bytes that its process has in memory; 0 while there is none
 * @param memoryLimit bytes that it may have
 * @param why it does not hear, if it failed and says why: an earlier version says it otherwise
 */
public record CaptionerStatus(
    BroadcastId broadcast,
    State state,
    Optional<String> engine,
    long delayMillis,
    long skippedMillis,
    int restarts,
    long memory,
    long memoryLimit,
    Optional<Message> why)
    implements StatusEntry {
  /** The same, with why it does not hear. */
  public CaptionerStatus because(Message reason) {
    return new CaptionerStatus(
        broadcast,
        state,
        engine,
        delayMillis,
        skippedMillis,
        restarts,
        memory,
        memoryLimit,
        Optional.of(reason));
  }

  /** Where it stands. */
  public enum State {
    /** Its process starts, or loads its model. */
    STARTING,
    /** It hears, and keeps up. */
    HEARING,
    /** The machine has too little time for it. */
    BEHIND,
    /** It does not hear, and is started again by itself. */
    FAILED
  }
}
