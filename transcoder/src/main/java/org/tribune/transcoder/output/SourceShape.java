package org.tribune.transcoder.output;

import java.util.Optional;
import org.tribune.core.time.FrameRate;
import org.tribune.media.decode.DecodedFrame;

/**
 * A source's pictures as they are shown: upright, with square pixels.
 *
 * @param width pixels
 * @param height pixels
 */
public record SourceShape(int width, int height, FrameRate frameRate) {
  /** What is smaller, or longer for its width, is shown between bars. */
  private static final int SMALLEST_SIDE = 16;

  private static final int MOST_ELONGATED = 8;

  /**
   * The shape of a decoded picture.
   *
   * @param rotation clockwise degrees
   * @param rate as container or stream give it
   */
  public static SourceShape of(DecodedFrame frame, int rotation, Optional<FrameRate> rate) {
    double shownWidth = frame.width() * frame.pixelWidth();
    double least = Math.max(SMALLEST_SIDE, Math.max(shownWidth, frame.height()) / MOST_ELONGATED);
    int width = (int) Math.round(Math.max(shownWidth, least) / 2) * 2;
    int height = (int) Math.max(frame.height(), least);
    FrameRate frameRate = rate.orElse(FrameRate.of(25));
    return rotation % 180 == 0
        ? new SourceShape(width, height, frameRate)
        : new SourceShape(height, width, frameRate);
  }
}
