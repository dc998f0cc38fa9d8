package org.tribune.core.time;

/**
 * Frames a second as an exact fraction, such as 25/1 or 30000/1001.
 *
 * @param numerator frames
 * @param denominator seconds
 */
public record FrameRate(int numerator, int denominator) {
  public FrameRate {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "A frame rate is a positive fraction, not " + numerator + "/" + denominator);
    }
  }

  /** A whole number of frames a second. */
  public static FrameRate of(int framesPerSecond) {
    return new FrameRate(framesPerSecond, /* denominator= */ 1);
  }

  /** Frames a second. */
  public double toDouble() {
    return numerator / (double) denominator;
  }

  /** Where frame number {@code index} starts, in a timescale in which each frame is whole. */
  public MediaTime timeOf(long index) {
    return new MediaTime(index * frameTicks(), timescale());
  }

  /** The number of the frame that covers {@code time}. */
  public long frameAt(MediaTime time) {
    return Math.floorDiv(time.rescale(timescale()).ticks(), frameTicks());
  }

  /** The track timescale for this rate (at least 1,000 ticks a frame, as players round). */
  public int timescale() {
    return denominator == 1 ? numerator * 1_000 : numerator;
  }

  /** The duration of one frame in {@link #timescale()}. */
  public int frameTicks() {
    return denominator == 1 ? 1_000 : denominator;
  }

  /** Half this rate: every second frame. */
  public FrameRate half() {
    return numerator % 2 == 0
        ? new FrameRate(numerator / 2, denominator)
        : new FrameRate(numerator, denominator * 2);
  }
}
