package org.tribune.transcoder;

import org.tribune.media.encode.VideoEncoderSettings;

/**
 * Chooses how hard the encoders search: less as soon as the output falls behind, more again only
 * after a calm while. Asked once a second. Used by one thread.
 */
final class EffortController {
  private static final long BEHIND_MILLIS = 700;
  private static final long CALM_MILLIS = 400;
  private static final int CALM_SECONDS = 20;
  private static final double CALM_LOAD = 0.6;
  private static final int SETTLE_SECONDS = 3;

  private int effort = 0;
  private int calm = 0;
  private int settling = 0;

  /**
   * The effort for the next second.
   *
   * @param latenessMillis how far the slowest encoder is behind
   * @param load the share of the last second that the busiest encoder worked
   */
  int next(long latenessMillis, double load) {
    if (settling > 0) {
      settling--;
    }
    if (latenessMillis > BEHIND_MILLIS) {
      calm = 0;
      if (settling == 0 && effort < VideoEncoderSettings.LEAST_EFFORT) {
        effort++;
        settling = SETTLE_SECONDS;
      }
    } else if (latenessMillis < CALM_MILLIS && load < CALM_LOAD) {
      calm++;
      if (calm >= CALM_SECONDS && effort > 0) {
        effort--;
        calm = 0;
        settling = SETTLE_SECONDS;
      }
    } else {
      calm = 0;
    }
    return effort;
  }
}
