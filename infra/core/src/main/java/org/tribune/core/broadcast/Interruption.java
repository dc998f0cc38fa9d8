package org.tribune.core.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of a broadcast in which there is no debate. Unless the public has the floor, the camera
 * is off the air and the slate says why: nothing of what happens meanwhile is written anywhere.
 *
 * @param from when it was ordered
 * @param until when the broadcast was resumed or ended; empty while it lasts
 * @param itemShown true while, in a closed session, the public reads all the same which item is
 *     debated and who has the floor: the clerk wants it so
 */
public record Interruption(
    Kind kind,
    Instant from,
    Optional<Instant> until,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean itemShown) {
  /**
   * What a camera shows comes in later than it happened: after a closed session so much more is not
   * shown. Longer than encoders and networks take.
   */
  public static final Duration AFTER_CLOSED_SESSION = Duration.ofSeconds(4);

  /** One in which a closed session takes item and floor away with the picture. */
  public Interruption(Kind kind, Instant from, Optional<Instant> until) {
    this(kind, from, until, /* itemShown= */ false);
  }

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

  /**
   * When the slate gives way to the camera again; empty while it lasts, and where the camera stays
   * on the air.
   */
  public Optional<Instant> slateUntil() {
    return switch (kind) {
      case SUSPENSION -> until;
      case CLOSED_SESSION -> until.map(end -> end.plus(AFTER_CLOSED_SESSION));
      case PUBLIC_FLOOR -> Optional.empty();
    };
  }

  /** This one, with item and floor shown to the public or not; the same if it is over. */
  Interruption showingItem(boolean shown) {
    return until.isPresent() ? this : new Interruption(kind, from, until, shown);
  }

  /** This one, over at {@code end} if it still lasted. */
  Interruption endedBy(Instant end) {
    return until.isPresent() ? this : new Interruption(kind, from, Optional.of(end));
  }
}
