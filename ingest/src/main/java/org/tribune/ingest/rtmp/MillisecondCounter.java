package org.tribune.ingest.rtmp;

import java.util.OptionalLong;

/**
 * Unwraps RTMP's 32-bit milliseconds, which start over after 49.7 days: each time is taken to be
 * the one nearest to the last. Used by one event loop.
 */
final class MillisecondCounter {
  private OptionalLong last = OptionalLong.empty();

  /** The time in full. */
  long unwrap(int timestamp) {
    long time =
        last.isPresent()
            ? last.getAsLong() + (timestamp - (int) last.getAsLong())
            : Integer.toUnsignedLong(timestamp);
    last = OptionalLong.of(time);
    return time;
  }
}
