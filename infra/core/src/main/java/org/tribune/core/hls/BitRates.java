package org.tribune.core.hls;

import java.util.Arrays;

/**
 * Measures bits a second as HLS wants them: the average over all, and the highest of any run of
 * segments that lasts between half of and one and a half target durations (B22 4.4.6.2, AP 1.26).
 * For one thread.
 */
public final class BitRates {
  private static final double SLACK_SECONDS = 0.5;

  private final double shortest;
  private final double longest;
  private double[] seconds = new double[1_024];
  private long[] bits = new long[1_024];
  private int count = 0;

  /**
   * A measurement of nothing yet.
   *
   * @param targetDuration EXT-X-TARGETDURATION in seconds
   */
  public BitRates(int targetDuration) {
    this.shortest = targetDuration * 0.5;
    this.longest = targetDuration * 1.5 + SLACK_SECONDS;
  }

  /**
   * The next segment.
   *
   * @param length in seconds
   */
  public void add(double length, long bytes) {
    if (count == bits.length) {
      seconds = Arrays.copyOf(seconds, 2 * count);
      bits = Arrays.copyOf(bits, 2 * count);
    }
    seconds[count] = length;
    bits[count] = 8 * bytes;
    count++;
  }

  /** True if there is nothing to measure. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** What was measured, rounded up to whole bits; at least one segment was added. */
  public Variants.Rates measured() {
    double allSeconds = 0;
    long allBits = 0;
    for (int i = 0; i < count; i++) {
      allSeconds += seconds[i];
      allBits += bits[i];
    }
    long average = (long) Math.ceil(allBits / allSeconds);
    return new Variants.Rates(Math.max(average, peak()), average);
  }

  private long peak() {
    double peak = 0;
    for (int first = 0; first < count; first++) {
      double length = 0;
      long sum = 0;
      for (int last = first; last < count; last++) {
        length += seconds[last];
        sum += bits[last];
        if (length > longest) {
          break;
        }
        if (length >= shortest) {
          peak = Math.max(peak, sum / length);
        }
      }
    }
    return (long) Math.ceil(peak);
  }
}
