package org.tribune.ingest.failover;

import org.tribune.core.time.MediaTime;

/** Frames and bytes a second, measured over the last whole half seconds, at most three seconds. */
final class Rates {
  private static final long SLOT = 500_000;
  private static final int SLOTS = 6;

  private final long[] frames = new long[SLOTS + 1];
  private final long[] bytes = new long[SLOTS + 1];
  private long first = Long.MIN_VALUE;
  private long newest = Long.MIN_VALUE;

  void count(MediaTime now, boolean isFrame, int size) {
    advance(now);
    int slot = slot(newest);
    frames[slot] += isFrame ? 1 : 0;
    bytes[slot] += size;
  }

  void reset() {
    first = Long.MIN_VALUE;
    newest = Long.MIN_VALUE;
  }

  double framesPerSecond(MediaTime now) {
    return perSecond(frames, now);
  }

  long bitsPerSecond(MediaTime now) {
    return Math.round(perSecond(bytes, now) * Byte.SIZE);
  }

  private double perSecond(long[] counts, MediaTime now) {
    if (first == Long.MIN_VALUE) {
      return 0;
    }
    advance(now);
    // The first slot began before the source did, and the running one is not over.
    long whole = Math.min(SLOTS, newest - first - 1);
    long sum = 0;
    for (long back = 1; back <= whole; back++) {
      sum += counts[slot(newest - back)];
    }
    return whole <= 0 ? 0 : sum / (whole * (SLOT / 1e6));
  }

  private void advance(MediaTime now) {
    long current = Math.floorDiv(now.toMicros(), SLOT);
    if (first == Long.MIN_VALUE) {
      first = current;
      newest = current - 1;
    }
    long from = Math.max(newest + 1, current - SLOTS);
    for (long passed = from; passed <= current; passed++) {
      frames[slot(passed)] = 0;
      bytes[slot(passed)] = 0;
    }
    newest = Math.max(newest, current);
  }

  private static int slot(long index) {
    return (int) Math.floorMod(index, SLOTS + 1L);
  }
}
