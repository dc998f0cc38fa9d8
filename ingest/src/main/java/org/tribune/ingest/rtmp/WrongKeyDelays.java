package org.tribune.ingest.rtmp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How long the next wrong key from a block of addresses (IPv4 /24, IPv6 /48) waits for its answer:
 * twice as long each time, forgotten after a while. A right key never waits. Remembers a bounded
 * number of blocks. Safe for all threads.
 */
final class WrongKeyDelays {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final int MOST_DOUBLINGS = 5;
  private static final MediaTime MEMORY = MediaTime.of(Duration.ofHours(1));
  private static final int BLOCKS = 1_024;

  private record Failures(int count, MediaTime last) {}

  private final MediaClock clock;
  private final Map<Bytes, Failures> blocks =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Failures> eldest) {
          return size() > BLOCKS;
        }
      };

  WrongKeyDelays(MediaClock clock) {
    this.clock = clock;
  }

  /**
   * Counts one more, and says how long it waits: 250 ms to 8 s, less than the time in which a peer
   * must publish.
   */
  synchronized Duration next(InetAddress address) {
    MediaTime now = clock.now();
    Bytes block = blockOf(address);
    Failures before = blocks.getOrDefault(block, new Failures(/* count= */ 0, now));
    int count = now.minus(before.last()).isAfter(MEMORY) ? 0 : before.count();
    blocks.put(block, new Failures(count + 1, now));
    return FIRST.multipliedBy(1L << Math.min(count, MOST_DOUBLINGS));
  }

  private static Bytes blockOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    return Bytes.wrap(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
  }
}
