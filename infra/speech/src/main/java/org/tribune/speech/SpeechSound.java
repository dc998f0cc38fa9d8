package org.tribune.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tribune.core.time.MediaTime;

/** Sound as engines take it: one channel of signed 16 bits, 16,000 samples a second. */
public final class SpeechSound {
  /** Samples a second. */
  public static final int RATE = 16_000;

  private SpeechSound() {}

  /** How long so many samples last. */
  public static MediaTime length(long samples) {
    return new MediaTime(samples, RATE).rescale(MediaTime.MICROS);
  }

  /** How many whole samples last so long. */
  public static long samples(MediaTime length) {
    return length.rescale(RATE).ticks();
  }

  /**
   * Samples of 16 bits from samples between -1 and 1, as FFmpeg has them; what is louder is
   * clipped.
   */
  public static short[] of(float[] sound) {
    short[] samples = new short[sound.length];
    for (int i = 0; i < sound.length; i++) {
      samples[i] =
          (short) Math.clamp(Math.round(sound[i] * 32_768), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return samples;
  }

  /** As programs read them: little-endian. */
  public static byte[] toBytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * Short.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
    return bytes.array();
  }

  /** What {@link #toBytes} wrote; an odd last byte is left out. */
  public static short[] fromBytes(byte[] bytes) {
    short[] samples = new short[bytes.length / Short.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
