package org.tribune.ingest.failover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;

/**
 * The packets of a source since its last video key frame, so that it can go on air at once. Bounded
 * in bytes and time: a group that outgrows the bounds is given up until the next key frame. Without
 * a video track it keeps nothing, and any packet will do to begin. Owned by the channel's lock.
 */
final class GroupOfPictures {
  private static final long MOST_BYTES = 24L << 20;
  private static final long LONGEST_MICROS = 12_000_000;

  private final Deque<TimedPacket> packets = new ArrayDeque<>();
  private long bytes = 0;

  /** Takes the next packet, which {@code begins} a group if it is a key frame of the video. */
  void add(TimedPacket packet, boolean begins) {
    if (begins) {
      clear();
    } else if (packets.isEmpty()) {
      return;
    }
    packets.addLast(packet);
    bytes += packet.data().length();
    if (bytes > MOST_BYTES || length() > LONGEST_MICROS) {
      clear();
    }
  }

  private long length() {
    MediaTime first = packets.getFirst().decodingTime();
    return packets.getLast().decodingTime().minus(first).toMicros();
  }

  /** Forgets them: the source begins anew. */
  void clear() {
    packets.clear();
    bytes = 0;
  }

  /** True if there is nothing to begin with. */
  boolean isEmpty() {
    return packets.isEmpty();
  }

  /** From the key frame on, as they came. */
  List<TimedPacket> packets() {
    return List.copyOf(packets);
  }
}
