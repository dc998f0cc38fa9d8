package org.tribune.core.broadcast;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.channel.ChannelId;

/**
 * A broadcast as its events left it. Immutable.
 *
 * @param origin media time zero of its timeline
 * @param liveAt when it went on air
 * @param endedAt when it ended
 */
public record Broadcast(
    BroadcastId id,
    ChannelId channel,
    String title,
    BroadcastState state,
    Instant origin,
    Optional<Instant> liveAt,
    Optional<Instant> endedAt) {

  /** The broadcast that an {@link BroadcastEvent.Opened} begins. */
  public static Broadcast of(BroadcastEvent.Opened opened) {
    return new Broadcast(
        opened.broadcast(),
        opened.channel(),
        opened.title(),
        BroadcastState.PREVIEW,
        opened.at(),
        /* liveAt= */ Optional.empty(),
        /* endedAt= */ Optional.empty());
  }

  /**
   * This broadcast after {@code event}. An event that its state does not allow changes nothing: the
   * log may hold what two consoles asked at once.
   */
  public Broadcast after(BroadcastEvent event) {
    return switch (event) {
      case BroadcastEvent.Opened opened -> this;
      case BroadcastEvent.WentLive live ->
          state == BroadcastState.PREVIEW
              ? new Broadcast(
                  id,
                  channel,
                  title,
                  BroadcastState.LIVE,
                  origin,
                  Optional.of(live.at()),
                  Optional.empty())
              : this;
      case BroadcastEvent.Ended ended ->
          state == BroadcastState.ENDED
              ? this
              : new Broadcast(
                  id,
                  channel,
                  title,
                  BroadcastState.ENDED,
                  origin,
                  liveAt,
                  Optional.of(ended.at()));
    };
  }

  /** True if the public may see something of it: it is or was on air. */
  public boolean isPublic() {
    return liveAt.isPresent();
  }

  /** True until it has ended. */
  public boolean isOpen() {
    return state != BroadcastState.ENDED;
  }
}
