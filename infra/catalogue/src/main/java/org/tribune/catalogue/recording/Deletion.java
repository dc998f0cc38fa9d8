package org.tribune.catalogue.recording;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;

/**
 * That a recording is to be deleted, or was, and why: what notice was given, and what is known of
 * it when it is gone.
 *
 * @param recording what is to go; one deletion of each
 * @param channel that it was on
 * @param title as the public read it
 * @param kind what it was of
 * @param startedAt when its first public frame was shot
 * @param bytes that it took
 * @param reason why it goes
 * @param announcedAt since when the operator has had notice
 * @param toldAt when the notice was last shown: a notice that nobody could read is none
 * @param dueAt when it may go, not before
 * @param erasedAt when its last object was gone; absent while it is only announced, or going
 */
@RecordBuilder
public record Deletion(
    BroadcastId recording,
    ChannelId channel,
    String title,
    RecordingKind kind,
    Instant startedAt,
    long bytes,
    Reason reason,
    Instant announcedAt,
    Instant toldAt,
    Instant dueAt,
    Optional<Instant> erasedAt) {

  /** Why a recording goes. */
  public enum Reason {
    /** Its kind is kept for so long. */
    PERIOD,
    /** Room was needed, and its kind is not kept for ever. */
    SPACE,
    /** Somebody said so. */
    OPERATOR
  }

  /** The deletion of {@code recording}, announced now for the first time. */
  public static Deletion announce(
      Recording recording, long bytes, Reason reason, Instant now, Instant dueAt) {
    return new Deletion(
        recording.id(),
        recording.channel(),
        recording.title(),
        recording.kind(),
        recording.startedAt(),
        bytes,
        reason,
        /* announcedAt= */ now,
        /* toldAt= */ now,
        dueAt,
        /* erasedAt= */ Optional.empty());
  }

  /** The same, announced again. */
  public Deletion toldAgain(Instant now) {
    return DeletionBuilder.builder(this).toldAt(now).build();
  }

  /** The same, carried out. */
  public Deletion carriedOut(Instant end) {
    return DeletionBuilder.builder(this).erasedAt(Optional.of(end)).build();
  }

  /** True until it is carried out. */
  public boolean isPending() {
    return erasedAt.isEmpty();
  }
}
