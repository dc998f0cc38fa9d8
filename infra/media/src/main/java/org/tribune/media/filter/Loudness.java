package org.tribune.media.filter;

/**
 * How loud a programme is.
 *
 * @param integrated in LUFS; -70 or less: there is nothing to hear
 * @param truePeak in dBTP; minus infinity for digital silence
 */
public record Loudness(double integrated, double truePeak) {
  /** The gate of BS.1770, below which nothing counts. */
  private static final double SILENCE = -70;

  /** More would bring up the noise of the room, not the voice. */
  private static final double LARGEST_GAIN = 24;

  /** True if there is nothing to hear. */
  public boolean isSilent() {
    return !(integrated > SILENCE);
  }

  /** The gain in decibels that brings it to {@code target} LUFS; none for silence. */
  public double gainTo(double target) {
    return isSilent() ? 0 : Math.min(target - integrated, LARGEST_GAIN);
  }
}
