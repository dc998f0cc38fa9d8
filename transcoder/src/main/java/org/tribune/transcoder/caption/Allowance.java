package org.tribune.transcoder.caption;

import java.time.Duration;

/** So many a second on average, by the time of the pictures: a token bucket. For one thread. */
final class Allowance {
  private static final double NANOS = 1e9;

  private final double most;
  private final double perSecond;
  private double left;
  private Duration last = Duration.ZERO;

  /**
   * A full one.
   *
   * @param most that can be taken at once
   */
  Allowance(double most, double perSecond) {
    this.most = most;
    this.perSecond = perSecond;
    this.left = most;
  }

  /** Takes so many if they are there. */
  boolean takes(int count, Duration now) {
    if (now.compareTo(last) > 0) {
      left = Math.min(most, left + now.minus(last).toNanos() / NANOS * perSecond);
      last = now;
    }
    if (left < count) {
      return false;
    }
    left -= count;
    return true;
  }
}
