package org.tribune.catalogue.recording;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.rendition.RenditionFormat;

/**
 * What a broadcast leaves. Immutable; the catalogue's {@code update} changes it.
 *
 * @param id the broadcast's
 * @param channel that it was on
 * @param title what the public reads, empty if the channel's name says enough
 * @param kind what it is of
 * @param state where it stands
 * @param startedAt when its first public frame was shot
 * @param endedAt when it ended; absent while it is on air
 * @param format its timeline and renditions; the epoch means nothing here
 * @param revision 0, and one more for each correction that was carried out
 * @param version one more for each change to this record or to what was stored before; segments
 *     that are only appended do not count. A reader that keeps a copy compares it
 */
@RecordBuilder
public record Recording(
    BroadcastId id,
    ChannelId channel,
    String title,
    RecordingKind kind,
    RecordingState state,
    Instant startedAt,
    Optional<Instant> endedAt,
    RenditionFormat format,
    int revision,
    long version) {

  /** A recording that begins. */
  public static Recording begin(
      BroadcastId id, ChannelId channel, String title, Instant startedAt, RenditionFormat format) {
    return new Recording(
        id,
        channel,
        title,
        RecordingKind.SITTING,
        RecordingState.RECORDING,
        startedAt,
        /* endedAt= */ Optional.empty(),
        format,
        /* revision= */ 0,
        /* version= */ 0);
  }

  /** This recording in another state. */
  public Recording in(RecordingState next) {
    return RecordingBuilder.builder(this).state(next).build();
  }

  /** This recording, ended. */
  public Recording endedAt(Instant end) {
    return RecordingBuilder.builder(this).endedAt(Optional.of(end)).build();
  }

  /** This recording, of another kind. */
  public Recording of(RecordingKind next) {
    return RecordingBuilder.builder(this).kind(next).build();
  }

  /** This recording under another title. */
  public Recording titled(String next) {
    return RecordingBuilder.builder(this).title(next).build();
  }

  /** Throws {@link IllegalArgumentException} if {@code next} is more than a change of this one. */
  public void requireChangeable(Recording next) {
    if (!next.id.equals(id) || !next.format.equals(format) || next.version != version) {
      throw new IllegalArgumentException(
          "The id, the format and the version of recording " + id + " can't be changed");
    }
  }

  /** True if everybody can watch it again. */
  public boolean isComplete() {
    return state == RecordingState.COMPLETE;
  }

  /** True if all that there will be is stored, whoever may watch it. */
  public boolean isStored() {
    return state == RecordingState.COMPLETE || state == RecordingState.HIDDEN;
  }
}
