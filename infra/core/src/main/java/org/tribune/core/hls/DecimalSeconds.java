package org.tribune.core.hls;

import org.tribune.core.time.MediaTime;

/**
 * Seconds as a decimal-floating-point (4.2): at most six decimals, rounded half up, no trailing
 * zeros, always a point as the separator. Rounding keeps order, so a part that is no longer than
 * PART-TARGET is not written longer either.
 */
final class DecimalSeconds {
  private static final int MICROS = MediaTime.MICROS;

  private DecimalSeconds() {}

  /** {@code time} in whole microseconds, rounded half up. */
  static long micros(MediaTime time) {
    long whole = Math.floorDiv(time.ticks(), time.timescale());
    long rest = Math.floorMod(time.ticks(), (long) time.timescale());
    long rounded = Math.floorDiv(rest * 2 * MICROS + time.timescale(), 2L * time.timescale());
    return Math.addExact(Math.multiplyExact(whole, (long) MICROS), rounded);
  }

  /** {@code time} as it is written; a length is never negative. */
  static String format(MediaTime time) {
    long micros = micros(time);
    if (micros < 0) {
      throw new IllegalArgumentException("A length is not negative: " + time);
    }
    StringBuilder text = new StringBuilder(12).append(micros / MICROS);
    int fraction = (int) (micros % MICROS);
    if (fraction == 0) {
      return text.toString();
    }
    text.append('.');
    for (int unit = MICROS / 10; fraction > 0; unit /= 10) {
      text.append((char) ('0' + fraction / unit));
      fraction %= unit;
    }
    return text.toString();
  }
}
