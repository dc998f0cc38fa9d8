package org.tribune.ingest.clock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Decoding times for a track that only has presentation times (RTP does). A packet is decoded when
 * the smallest presentation time among the last few is due; how few is learnt from the frames that
 * come out of order, as FFmpeg's {@code has_b_frames} is. Microseconds.
 */
final class DecodingOrder {
  private static final int DEEPEST = 16;
  private static final long FARTHEST_MICROS = 10_000_000;

  private final List<Long> pending = new ArrayList<>();
  private int depth = 0;
  private long last = Long.MIN_VALUE;

  /** The decoding time of the next packet: never after {@code presentation}. */
  long next(long presentation) {
    if (!pending.isEmpty() && Math.abs(presentation - pending.getLast()) > FARTHEST_MICROS) {
      pending.clear();
      last = Long.MIN_VALUE;
    }
    if (presentation < last && depth < DEEPEST) {
      depth++;
    }
    int place = Collections.binarySearch(pending, presentation);
    pending.add(place < 0 ? -place - 1 : place, presentation);
    while (pending.size() > depth + 1) {
      pending.removeFirst();
    }
    last = pending.getFirst();
    return last;
  }
}
