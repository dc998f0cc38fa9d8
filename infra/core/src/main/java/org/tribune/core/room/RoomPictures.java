package org.tribune.core.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.time.MediaClock;

/**
 * The newest picture of each room, ahead of the publication delay, for who conducts the sitting. It
 * is handed over within the process and written nowhere: what is held back may still be taken back.
 * Where ingest and web are processes of their own there is none. Safe for all threads.
 */
public final class RoomPictures {
  /** While nobody has asked for so long no picture is made. */
  private static final Duration WANTED = Duration.ofSeconds(10);

  /** An older picture is none of the present. */
  private static final Duration PRESENT = Duration.ofSeconds(15);

  private final MediaClock clock;
  private final Map<ChannelId, Instant> asked = new HashMap<>();
  private final Map<ChannelId, RoomPicture> newest = new HashMap<>();

  /**
   * A picture.
   *
   * @param filmed when it came in
   * @param jpeg a JPEG file
   */
  public record RoomPicture(Instant filmed, Bytes jpeg) {}

  /** Nothing is known of any room. */
  public RoomPictures(MediaClock clock) {
    this.clock = clock;
  }

  /**
   * What a room looks like, which is wanted for a while from now on; empty if that is not known.
   */
  public synchronized Optional<RoomPicture> ask(ChannelId channel) {
    Instant now = now();
    asked.put(channel, now);
    return Optional.ofNullable(newest.get(channel))
        .filter(picture -> picture.filmed().plus(PRESENT).isAfter(now));
  }

  /** True if somebody looks. */
  public synchronized boolean isWanted(ChannelId channel) {
    Instant last = asked.get(channel);
    boolean wanted = last != null && last.plus(WANTED).isAfter(now());
    if (!wanted) {
      newest.remove(channel);
    }
    return wanted;
  }

  /** A newer picture. */
  public synchronized void show(ChannelId channel, RoomPicture picture) {
    newest.put(channel, picture);
  }

  /** Nothing of the room may be seen. */
  public synchronized void forget(ChannelId channel) {
    newest.remove(channel);
  }

  private Instant now() {
    return clock.now().toInstant();
  }
}
