package org.tribune.transcoder;

import org.tribune.transcoder.encode.Effort;

/**
 * Chooses the effort for a broadcast's pictures by how far the output is behind: a step less while
 * it is behind and not catching up by itself, a step more after a calm while. A step back that was
 * too early makes the next wait longer. It depends on nothing but what it is given. Asked once a
 * second. Used by one thread.
 */
final class EffortController {
  private static final long BEHIND_MILLIS = 700;
  private static final long FAR_BEHIND_MILLIS = 3_000;
  private static final long CALM_MILLIS = 400;

  /** Who comes nearer by this in a second needs no help: after a take-over nothing is left out. */
  private static final long CATCHING_UP_MILLIS = 150;

  /** Until a step shows what it saves: the encoders take it up at the next IDR. */
  private static final int SETTLE_SECONDS = 2;

  private static final int CALM_SECONDS = 20;

  /** Left-out pictures are seen by everybody: they come back sooner. */
  private static final int CALM_SECONDS_OF_PICTURES = 6;

  private static final int LONGEST_PATIENCE = 16;

  /** Trouble within this after a step back was caused by it. */
  private static final int TRIAL_SECONDS = 60;

  /** The load below which a better search, or twice the pictures, has room. */
  private static final double CALM_LOAD = 0.6;

  private static final double CALM_LOAD_OF_PICTURES = 0.4;

  private Effort effort = Effort.FULL;
  private long previousMillis = Long.MAX_VALUE;
  private int settling = 0;
  private int calm = 0;
  private int patience = 1;
  private int sinceBack = TRIAL_SECONDS;

  /**
   * The effort for the next second.
   *
   * @param latenessMillis how far the slowest encoder is behind the clock
   * @param load the share of the machine that the encoders filled in the last second
   */
  Effort next(long latenessMillis, double load) {
    boolean catchingUp = latenessMillis <= previousMillis - CATCHING_UP_MILLIS;
    previousMillis = latenessMillis;
    settling = Math.max(0, settling - 1);
    sinceBack++;
    if (sinceBack > TRIAL_SECONDS && effort == Effort.FULL) {
      patience = 1;
    }
    if (latenessMillis > BEHIND_MILLIS) {
      calm = 0;
      if (!catchingUp && settling == 0) {
        less(latenessMillis > FAR_BEHIND_MILLIS ? 2 : 1);
      }
    } else {
      calm = latenessMillis < CALM_MILLIS && load < calmLoad() ? calm + 1 : 0;
      if (calm >= calmSeconds()) {
        more();
      }
    }
    return effort;
  }

  /** Nothing came that could be encoded: however far behind it is then, it may catch up first. */
  void waits() {
    previousMillis = Long.MAX_VALUE;
  }

  private void less(int steps) {
    if (sinceBack <= TRIAL_SECONDS) {
      patience = Math.min(LONGEST_PATIENCE, patience * 2);
      sinceBack = TRIAL_SECONDS;
    }
    effort = effort.plus(steps);
    settling = SETTLE_SECONDS;
  }

  private void more() {
    calm = 0;
    if (effort != Effort.FULL) {
      effort = effort.plus(-1);
      sinceBack = 0;
      settling = SETTLE_SECONDS;
    }
  }

  private double calmLoad() {
    return effort.leavesPicturesOut() ? CALM_LOAD_OF_PICTURES : CALM_LOAD;
  }

  private int calmSeconds() {
    return patience * (effort.leavesPicturesOut() ? CALM_SECONDS_OF_PICTURES : CALM_SECONDS);
  }
}
