package org.tribune.ingest.testcard;

/** A tone of 1 kHz for the first tenth of each second, at -18 dBFS, and silence between. */
final class Beep {
  static final int SAMPLE_RATE = 48_000;
  private static final long LENGTH_MICROS = 100_000;
  private static final int LENGTH_SAMPLES = SAMPLE_RATE / 10;
  private static final double FREQUENCY = 1_000;
  private static final double LEVEL = Math.pow(10, -18 / 20.0);

  /** A ramp of 2 ms at both ends, so that it does not click. */
  private static final int RAMP = SAMPLE_RATE / 500;

  private Beep() {}

  /** True while it sounds, so many microseconds into a second. */
  static boolean sounds(long microsOfSecond) {
    return microsOfSecond < LENGTH_MICROS;
  }

  /** {@code samples} of it from a sample number that counts from the Unix epoch. */
  static float[] samples(long first, int samples) {
    float[] out = new float[samples];
    for (int i = 0; i < samples; i++) {
      int at = (int) Math.floorMod(first + i, (long) SAMPLE_RATE);
      if (at < LENGTH_SAMPLES) {
        double ramp = Math.min(1, Math.min(at, LENGTH_SAMPLES - 1 - at) / (double) RAMP);
        out[i] = (float) (LEVEL * ramp * Math.sin(2 * Math.PI * FREQUENCY * at / SAMPLE_RATE));
      }
    }
    return out;
  }
}
