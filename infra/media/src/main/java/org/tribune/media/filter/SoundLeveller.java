package org.tribune.media.filter;

import java.util.Locale;
import java.util.function.Consumer;
import org.tribune.media.decode.DecodedFrame;

/**
 * Makes sound louder or softer by one gain for all of it, which leaves its dynamics as they are;
 * only what would go beyond the highest true peak is held down, by FFmpeg's alimiter. Used by one
 * thread.
 */
public final class SoundLeveller implements AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;

  /** -1 dBTP, as EBU R 128 says, and half a decibel for what lies between the samples. */
  private static final double HIGHEST_PEAK = -1.5;

  private final SoundChain chain;

  /**
   * A leveller.
   *
   * @param gain in decibels
   * @param channels 1 or 2
   */
  public SoundLeveller(double gain, int channels) {
    chain =
        new SoundChain(
            SAMPLE_RATE,
            channels,
            String.format(
                Locale.ROOT,
                "volume=%.3fdB:precision=float,"
                    + "alimiter=limit=%.4f:level=disabled:attack=5:release=50:latency=1",
                gain,
                Math.pow(10, HIGHEST_PEAK / 20)));
  }

  /**
   * The next sound.
   *
   * @param consumer is lent what comes out, its pts in microseconds
   */
  public void level(DecodedFrame frame, Consumer<DecodedFrame> consumer) {
    chain.filter(frame, consumer);
  }

  /** Nothing more comes: gives what was held back. */
  public void drain(Consumer<DecodedFrame> consumer) {
    chain.drain(consumer);
  }

  @Override
  public void close() {
    chain.close();
  }
}
