package org.tribune.catalogue.recording;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaTime;

/**
 * A passage of a recording that must not be heard or seen, and why. Never changed but for its
 * state: it is part of the audit trail.
 *
 * @param id one of the recording's: 1 for the first; also the revision that it makes
 * @param from where the passage begins on the recording's timeline
 * @param to where it ends
 * @param kind what is done to it
 * @param reason in the clerk's words
 * @param legalBasis in the clerk's words
 * @param requestedBy who asked
 * @param requestedAt when
 * @param state how far it is
 * @param finishedAt when it was carried out or given up
 * @param failure why it could not be carried out
 * @param sealedUntil until when the original is kept, sealed; absent if it was destroyed at once
 */
public record Correction(
    BroadcastId recording,
    int id,
    MediaTime from,
    MediaTime to,
    Kind kind,
    String reason,
    String legalBasis,
    String requestedBy,
    Instant requestedAt,
    State state,
    Optional<Instant> finishedAt,
    Optional<String> failure,
    Optional<Instant> sealedUntil) {

  /** What is done to a passage. */
  public enum Kind {
    /** Silence; the picture stays. */
    MUTE,
    /** A slate and silence. */
    MASK,
    /** It is taken out: the recording becomes shorter. */
    CUT
  }

  /** How far a correction is. */
  public enum State {
    /** Asked for: the segments that it touches are withheld from this moment. */
    REQUESTED,
    /** Carried out. */
    DONE,
    /** It could not be carried out: its segments stay withheld, and somebody must look. */
    FAILED
  }

  public Correction {
    if (!from.isBefore(to)) {
      throw ValidationException.contradiction(
          "A passage ends after it begins: " + from + " to " + to);
    }
  }

  /** This correction as it begins: asked for, under an id of the recording's. */
  public Correction asked(int newId) {
    return with(
        newId,
        State.REQUESTED,
        /* at= */ Optional.empty(),
        /* why= */ Optional.empty(),
        /* sealed= */ Optional.empty());
  }

  /**
   * This correction, carried out.
   *
   * @param sealed until when the original is kept; absent if it is destroyed at once
   */
  public Correction done(Instant at, Optional<Instant> sealed) {
    return with(id, State.DONE, Optional.of(at), /* why= */ Optional.empty(), sealed);
  }

  /** This correction, given up for {@code why}. */
  public Correction failed(Instant at, String why) {
    return with(
        id, State.FAILED, Optional.of(at), Optional.of(why), /* sealed= */ Optional.empty());
  }

  /** This correction when what it had sealed is destroyed. */
  public Correction unsealed() {
    return with(id, state, finishedAt, failure, /* sealed= */ Optional.empty());
  }

  private Correction with(
      int newId, State next, Optional<Instant> at, Optional<String> why, Optional<Instant> sealed) {
    return new Correction(
        recording,
        newId,
        from,
        to,
        kind,
        reason,
        legalBasis,
        requestedBy,
        requestedAt,
        next,
        at,
        why,
        sealed);
  }
}
