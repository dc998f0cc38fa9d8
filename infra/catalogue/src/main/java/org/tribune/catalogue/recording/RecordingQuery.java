package org.tribune.catalogue.recording;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.channel.ChannelId;

/**
 * Which recordings to list.
 *
 * @param channel only of this channel
 * @param state only in this state
 * @param before only those that started before
 * @param limit this many at most
 */
public record RecordingQuery(
    Optional<ChannelId> channel,
    Optional<RecordingState> state,
    Optional<Instant> before,
    int limit) {
  private static final int MOST = 10_000;

  /** All, up to ten thousand. */
  public static final RecordingQuery ALL =
      new RecordingQuery(Optional.empty(), Optional.empty(), Optional.empty(), MOST);

  public RecordingQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("A limit is 1 to " + MOST + ", not " + limit);
    }
  }

  /** Those that can be watched again. */
  public static RecordingQuery complete(int limit) {
    return new RecordingQuery(
        Optional.empty(), Optional.of(RecordingState.COMPLETE), Optional.empty(), limit);
  }
}
