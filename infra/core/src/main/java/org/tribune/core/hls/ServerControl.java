package org.tribune.core.hls;

import org.tribune.core.time.MediaTime;

/**
 * EXT-X-SERVER-CONTROL (4.4.3.8) of a server that blocks reloads (CAN-BLOCK-RELOAD=YES).
 *
 * @param canSkipUntil CAN-SKIP-UNTIL, the skip boundary: at least six target durations
 * @param holdBack HOLD-BACK: at least three target durations
 * @param partHoldBack PART-HOLD-BACK: at least three part targets
 */
public record ServerControl(MediaTime canSkipUntil, MediaTime holdBack, MediaTime partHoldBack) {

  /**
   * The least that is allowed everywhere, which is the lowest latency: 6 × and 3 × the target
   * duration, and 3 × PART-TARGET as it is written.
   */
  public static ServerControl lowestLatency(int targetDuration, MediaTime partTarget) {
    return new ServerControl(
        new MediaTime(6L * targetDuration, /* timescale= */ 1),
        new MediaTime(3L * targetDuration, /* timescale= */ 1),
        MediaTime.ofMicros(3 * DecimalSeconds.micros(partTarget)));
  }
}
