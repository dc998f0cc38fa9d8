package org.tribune.ingest.rtmp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * Whether one more encoder may take a key over from the one that publishes with it. Once or twice
 * is a change of encoders; again and again is two encoders that throw each other out, each of which
 * comes back at once: then the one that publishes stays, for as long as the other keeps asking.
 * Owned by its feed's lock.
 */
final class TakeOvers {
  static final Duration MEMORY = Duration.ofSeconds(30);
  static final int MOST = 3;

  private final MediaClock clock;
  private final Deque<MediaTime> asked = new ArrayDeque<>();

  TakeOvers(MediaClock clock) {
    this.clock = clock;
  }

  /** Counts one that asks for a key in use; true if it may have it. */
  boolean allow() {
    MediaTime now = clock.now();
    while (!asked.isEmpty() && now.minus(asked.getFirst()).isAfter(MediaTime.of(MEMORY))) {
      asked.removeFirst();
    }
    boolean allowed = asked.size() < MOST;
    if (!allowed) {
      asked.removeFirst();
    }
    asked.addLast(now);
    return allowed;
  }
}
