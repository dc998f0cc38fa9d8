package org.tribune.core.broadcast;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of a broadcast in which there is no debate. Unless the public has the floor, the camera
 * is off the air and the slate says why: nothing of what happens meanwhile is written anywhere.
 *
 * @param from when it was ordered
 * @param until when the broadcast was resumed or ended; empty while it lasts
 */
public record Interruption(Kind kind, Instant from, Optional<Instant> until) {
  /** Why the debate is interrupted. */
  public enum Kind {
    /**
     * The sitting is suspended (suspension de séance): the room may answer the public's questions.
     */
    SUSPENSION,
    /**
     * The sitting is suspended and the public has the floor: the camera stays on the air, so that
     * its questions and their answers are seen, now and on replay.
     */
    PUBLIC_FLOOR,
    /**
     * The assembly has closed its doors (huis clos): what happens must not be seen. CGCT L5211-11,
     * L2121-18.
     */
    CLOSED_SESSION
  }

  /** This one, over at {@code end} if it still lasted. */
  Interruption endedBy(Instant end) {
    return until.isPresent() ? this : new Interruption(kind, from, Optional.of(end));
  }
}
