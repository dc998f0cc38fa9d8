package org.tribune.box;

/**
 * Filters of FFmpeg that tell a figure of sound, such as {@code Peak_level}, in decibels of full
 * scale. All figures that there are, of each channel, would take it four times as long.
 */
final class SoundStatistics {
  private SoundStatistics() {}

  /** Works it out for each frame. */
  static String filter(String figure) {
    return "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=" + figure;
  }

  /** Works it out, and prints a line for each frame, which begins with {@link #key}. */
  static String printed(String figure) {
    return filter(figure) + ",ametadata=print:key=" + key(figure) + ":file=-";
  }

  /** The name of what is printed. */
  static String key(String figure) {
    return "lavfi.astats.Overall." + figure;
  }
}
