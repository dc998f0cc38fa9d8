package org.tribune.speech;

import org.tribune.core.time.MediaTime;

/** Sound of which everybody knows what it is. */
public final class Tones {
  private static final double LOUDNESS = 12_000;

  private static final double EDGE = 0.03 * SpeechSound.RATE;

  private Tones() {}

  /** A tone of so many seconds. */
  public static short[] tone(double hertz, double seconds) {
    short[] samples = new short[(int) Math.round(seconds * SpeechSound.RATE)];
    for (int i = 0; i < samples.length; i++) {
      double wave = Math.sin(2 * Math.PI * hertz * i / SpeechSound.RATE);
      samples[i] = (short) (LOUDNESS * edge(i, samples.length) * wave);
    }
    return samples;
  }

  /** Swells and fades, so that it does not click. */
  private static double edge(int at, int length) {
    double share = Math.min(1, Math.min(at, length - 1 - at) / EDGE);
    return (1 - Math.cos(Math.PI * share)) / 2;
  }

  /** Nothing, for so many seconds. */
  public static short[] silence(double seconds) {
    return new short[(int) Math.round(seconds * SpeechSound.RATE)];
  }

  /** One after the other. */
  public static short[] join(short[]... parts) {
    int length = 0;
    for (short[] part : parts) {
      length += part.length;
    }
    short[] all = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** A time in seconds. */
  public static MediaTime seconds(double seconds) {
    return MediaTime.ofMicros(Math.round(seconds * MediaTime.MICROS));
  }
}
