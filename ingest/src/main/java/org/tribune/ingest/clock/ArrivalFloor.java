package org.tribune.ingest.clock;

import java.util.Arrays;

/**
 * How late the fastest packets of the last seconds came, by the timeline as it is now: the
 * network's delay above its minimum is noise, the minimum itself is the truth about the two clocks.
 * Microseconds; a second a bucket.
 */
final class ArrivalFloor {
  private static final long BUCKET = 1_000_000;
  private static final int BUCKETS = 10;
  private static final long NONE = Long.MAX_VALUE;

  private final long[] lowest = new long[BUCKETS];
  private long newest = Long.MIN_VALUE;
  private long shifted = 0;

  ArrivalFloor() {
    Arrays.fill(lowest, NONE);
  }

  /** A packet came {@code lateness} after its place on the timeline (negative: before it). */
  void sample(long arrival, long lateness) {
    long bucket = Math.floorDiv(arrival, BUCKET);
    if (newest == Long.MIN_VALUE || bucket - newest >= BUCKETS) {
      Arrays.fill(lowest, NONE);
    } else {
      for (long passed = newest + 1; passed <= bucket; passed++) {
        lowest[slot(passed)] = NONE;
      }
    }
    newest = Math.max(newest, bucket);
    lowest[slot(bucket)] = Math.min(lowest[slot(bucket)], lateness + shifted);
  }

  /** The whole timeline was moved: what was measured moves with it. */
  void shift(long micros) {
    shifted += micros;
  }

  /** True once it has seen two whole seconds with packets. */
  boolean isKnown() {
    return isSteady(2);
  }

  /** True if packets came in each of the last {@code seconds} whole seconds. */
  boolean isSteady(int seconds) {
    if (newest == Long.MIN_VALUE) {
      return false;
    }
    for (int back = 1; back <= seconds; back++) {
      if (lowest[slot(newest - back)] == NONE) {
        return false;
      }
    }
    return true;
  }

  /** The lateness of the fastest packet in the window; 0 if there is none. */
  long lowest() {
    return lowestOf(BUCKETS - 1);
  }

  /** The same over the newest {@code seconds} and the running one. */
  long lowestOf(int seconds) {
    long best = NONE;
    for (int back = 0; back <= seconds && newest != Long.MIN_VALUE; back++) {
      best = Math.min(best, lowest[slot(newest - back)]);
    }
    return best == NONE ? 0 : best - shifted;
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }
}
