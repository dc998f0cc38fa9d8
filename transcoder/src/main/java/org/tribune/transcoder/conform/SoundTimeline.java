package org.tribune.transcoder.conform;

import org.tribune.core.time.MediaTime;

/**
 * Puts blocks of sound onto a timeline without holes: a gap becomes silence, what overlaps is left
 * out, and a small error is taken away by stretching rather than by a click. Gives frames of a
 * fixed length. Used by one thread.
 */
public final class SoundTimeline {
  /** Beyond this a block is placed where its time says, below it follows the one before. */
  private static final double TOLERANCE_SECONDS = 0.040;

  /** A lasting error above this is worked off by stretching. */
  private static final double DRIFT_SECONDS = 0.004;

  /** How late sound may be before silence takes its place. */
  private static final MediaTime GRACE = PictureTimeline.GRACE;

  /** The share by which sound may be stretched unheard. */
  private static final double LARGEST_STRETCH = 0.004;

  /** The samples over which a new block fades in after silence: no click. */
  private static final int FADE = 96;

  /** Takes whole frames. */
  @FunctionalInterface
  public interface Sink {
    /**
     * A frame.
     *
     * @param samples of each channel; only valid during the call
     * @param firstSample the number of its first sample on the timeline
     */
    void frame(float[][] samples, long firstSample);
  }

  /** Stretches the blocks to come. */
  @FunctionalInterface
  public interface Stretcher {
    /** Makes {@code samples} more of them over the next {@code distance}. */
    void stretch(int samples, int distance);
  }

  private final int sampleRate;
  private final MediaTime origin;
  private final int frameSamples;
  private final Sink sink;
  private final Stretcher stretcher;
  private final float[][] frame;
  private int filled = 0;
  private long next;
  private double error = 0;
  private boolean silent = true;
  private long silence = 0;

  /**
   * A timeline.
   *
   * @param origin where sample 0 is, on the contribution's timeline
   * @param firstSample the first sample to give
   * @param frameSamples samples of each channel in a frame
   */
  public SoundTimeline(
      int sampleRate,
      int channels,
      MediaTime origin,
      long firstSample,
      int frameSamples,
      Sink sink,
      Stretcher stretcher) {
    this.sampleRate = sampleRate;
    this.origin = origin;
    this.next = firstSample;
    this.frameSamples = frameSamples;
    this.sink = sink;
    this.stretcher = stretcher;
    this.frame = new float[channels][frameSamples];
  }

  /**
   * A block came.
   *
   * @param time when its first sample is to be heard
   * @param samples of each channel
   */
  public void sound(MediaTime time, float[][] samples) {
    double ahead = (positionOf(time) - next) / (double) sampleRate;
    int skip = 0;
    // After silence nothing is cut apart: the first block goes exactly where it belongs.
    double tolerance = silent ? 0 : TOLERANCE_SECONDS;
    if (ahead > tolerance) {
      silence(positionOf(time) - next);
      error = 0;
    } else if (ahead < -tolerance) {
      skip = (int) Math.min(samples[0].length, next - positionOf(time));
      error = 0;
    } else {
      correct(ahead);
    }
    if (skip < samples[0].length) {
      if (silent) {
        fadeIn(samples, skip);
      }
      silent = false;
      append(samples, skip);
    }
  }

  private void correct(double ahead) {
    error = error * 0.9 + ahead * 0.1;
    if (Math.abs(error) > DRIFT_SECONDS) {
      double share = Math.clamp(error, -LARGEST_STRETCH, LARGEST_STRETCH);
      stretcher.stretch((int) Math.round(share * sampleRate), sampleRate);
      error /= 2;
    }
  }

  private static void fadeIn(float[][] samples, int from) {
    for (float[] channel : samples) {
      int end = Math.min(channel.length, from + FADE);
      for (int i = from; i < end; i++) {
        channel[i] *= (i - from) / (float) FADE;
      }
    }
  }

  /** The source's clock has come to {@code now}: what is overdue becomes silence. */
  public void advance(MediaTime now) {
    fillTo(now.minus(GRACE));
  }

  /** Everything before {@code time} that has not come becomes silence, at once. */
  public void fillTo(MediaTime time) {
    long missing = positionOf(time) - next;
    if (missing > 0) {
      silence(missing);
    }
  }

  private void silence(long samples) {
    silent = true;
    silence += samples;
    float[][] none = new float[frame.length][(int) Math.min(samples, frameSamples)];
    long left = samples;
    while (left > 0) {
      int count = (int) Math.min(left, none[0].length);
      append(none, none[0].length - count);
      left -= count;
    }
  }

  private void append(float[][] samples, int from) {
    int at = from;
    int end = samples[0].length;
    while (at < end) {
      int count = Math.min(end - at, frameSamples - filled);
      for (int channel = 0; channel < frame.length; channel++) {
        System.arraycopy(samples[channel], at, frame[channel], filled, count);
      }
      at += count;
      filled += count;
      next += count;
      if (filled == frameSamples) {
        filled = 0;
        sink.frame(frame, next - frameSamples);
      }
    }
  }

  private long positionOf(MediaTime time) {
    return time.minus(origin).rescale(sampleRate).ticks();
  }

  /** The time of the next sample. */
  public MediaTime nextTime() {
    return origin.plus(new MediaTime(next, sampleRate));
  }

  /** Samples of silence put in since the start. */
  public long silentSamples() {
    return silence;
  }
}
