package org.tribune.box;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.tribune.testkit.Tool;

/**
 * What ffmpeg made of a live stream that it read from the window's begin, stopping at any error.
 *
 * @param complaints what it wrote, empty if all was well
 * @param loudest the highest peak of the sound in decibels of full scale
 */
record Decoding(int status, String complaints, double loudest) {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String PEAK = "Peak_level";
  private static final String LEVEL = SoundStatistics.key(PEAK) + "=";

  /** Reads {@code seconds} of it. */
  static Decoding of(String address, int seconds) throws IOException, InterruptedException {
    Tool.Result result =
        Tool.run(
            DEADLINE,
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-xerror",
                "-live_start_index",
                "0",
                "-t",
                "" + seconds,
                "-i",
                address,
                "-af",
                SoundStatistics.printed(PEAK),
                "-f",
                "null",
                "-"));
    double loudest =
        result
            .output()
            .lines()
            .filter(line -> line.startsWith(LEVEL) && !line.endsWith("inf"))
            .mapToDouble(line -> Double.parseDouble(line.substring(LEVEL.length())))
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    String complaints =
        result
            .output()
            .lines()
            .filter(line -> !line.startsWith(LEVEL) && !line.startsWith("frame:"))
            .collect(Collectors.joining("\n"));
    return new Decoding(result.status(), complaints, loudest);
  }
}
