package org.tribune.delivery.viewing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How many watch each channel: those that asked for a playlist in the last 12 seconds, and those
 * whose page listens to events. Memory only. Safe for all threads.
 */
public final class ViewerCensus {
  private static final MediaTime FRESH = MediaTime.of(Duration.ofSeconds(12));

  /** A flood of invented viewers costs no more memory than this many. */
  private static final int MOST_OF_A_CHANNEL = 100_000;

  /** What is known of one viewer: when a playlist was last asked for, and open event streams. */
  private record Presence(long lastMicros, int streams) {
    Presence seenAt(long micros) {
      return new Presence(Math.max(lastMicros, micros), streams);
    }

    Presence streams(int change) {
      return new Presence(lastMicros, Math.max(0, streams + change));
    }

    boolean counts(long sinceMicros) {
      return streams > 0 || lastMicros >= sinceMicros;
    }
  }

  private static final Presence NEVER = new Presence(Long.MIN_VALUE, /* streams= */ 0);

  private final MediaClock clock;
  private final Map<ChannelId, Map<Long, Presence>> channels = new ConcurrentHashMap<>();

  /** A census by {@code clock}. */
  public ViewerCensus(MediaClock clock) {
    this.clock = clock;
  }

  /** {@code viewer} asked for a playlist of {@code channel}. */
  public void follows(ChannelId channel, long viewer) {
    long now = clock.now().toMicros();
    Map<Long, Presence> viewers = viewers(channel);
    if (viewers.size() < MOST_OF_A_CHANNEL || viewers.containsKey(viewer)) {
      viewers.merge(viewer, NEVER.seenAt(now), (known, fresh) -> known.seenAt(now));
    }
  }

  /** {@code viewer} began to listen to the events of {@code channel}. */
  public void listens(ChannelId channel, long viewer) {
    viewers(channel).merge(viewer, NEVER.streams(1), (known, fresh) -> known.streams(1));
  }

  /** ... and ended it. */
  public void leaves(ChannelId channel, long viewer) {
    viewers(channel).computeIfPresent(viewer, (key, known) -> known.streams(-1));
  }

  /** How many watch. */
  public int count(ChannelId channel) {
    Map<Long, Presence> viewers = channels.get(channel);
    if (viewers == null) {
      return 0;
    }
    long since = clock.now().minus(FRESH).toMicros();
    return (int) viewers.values().stream().filter(presence -> presence.counts(since)).count();
  }

  /** Forgets who has left; called about every two seconds. */
  public void sweep() {
    long since = clock.now().minus(FRESH).toMicros();
    for (Map<Long, Presence> viewers : channels.values()) {
      for (Long viewer : viewers.keySet()) {
        viewers.computeIfPresent(
            viewer, (key, presence) -> presence.counts(since) ? presence : null);
      }
    }
  }

  private Map<Long, Presence> viewers(ChannelId channel) {
    return channels.computeIfAbsent(channel, ignored -> new ConcurrentHashMap<>());
  }
}
