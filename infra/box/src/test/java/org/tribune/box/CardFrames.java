package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tribune.testkit.Tool;

/**
 * Reads from decoded pictures which frames of the test card they show: the marker that runs through
 * each second (see TestCardLayout: designed on a height of 720) shows the frame's number in it.
 */
final class CardFrames {
  /** What a picture without the marker counts as, such as the slate. */
  static final int OTHER = -1;

  private static final double DESIGN_HEIGHT = 720;
  private static final double MARGIN = 64;
  private static final double MARKER_WIDTH = 24;
  private static final double TRACK_MIDDLE = 646;
  private static final int BRIGHT = 125;

  private CardFrames() {}

  /** The numbers of all frames of {@code file}, 0 to {@code framesPerSecond} - 1 in each second. */
  static List<Integer> read(Path file, int width, int height, int framesPerSecond)
      throws IOException, InterruptedException {
    int row = (int) Math.round(TRACK_MIDDLE * height / DESIGN_HEIGHT);
    Path rows = Path.of(file + ".gray");
    String filter = "format=gray,crop=" + width + ":1:0:" + row;
    Tool.Result decoded =
        Tool.run(
            Duration.ofSeconds(60),
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-xerror",
                "-i",
                "" + file,
                "-vf",
                filter,
                "-f",
                "rawvideo",
                "" + rows));
    if (decoded.status() != 0 || !decoded.output().isEmpty()) {
      throw new AssertionError("ffmpeg can't decode " + file + ": " + decoded.output());
    }
    byte[] bytes = Files.readAllBytes(rows);
    double scale = height / DESIGN_HEIGHT;
    double run = width - (2 * MARGIN + MARKER_WIDTH) * scale;
    List<Integer> numbers = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += width) {
      int left = firstBright(bytes, start, width);
      double fraction = (left - MARGIN * scale) / run;
      numbers.add(
          left < 0 ? OTHER : (int) Math.round(fraction * framesPerSecond) % framesPerSecond);
    }
    return numbers;
  }

  private static int firstBright(byte[] bytes, int start, int width) {
    for (int x = 0; x < width; x++) {
      if ((bytes[start + x] & 0xff) > BRIGHT) {
        return x;
      }
    }
    return OTHER;
  }
}
