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
  /**
   * The shape of a decoded picture.
   *
   * @param rotation clockwise degrees
   * @param rate as container or stream tell it
   */
  public static SourceShape of(DecodedFrame frame, int rotation, Optional<FrameRate> rate) {
    int width = (int) Math.round(frame.width() * frame.pixelWidth() / 2) * 2;
    int height = frame.height();
    FrameRate frameRate = rate.orElse(FrameRate.of(25));
    return rotation % 180 == 0
        ? new SourceShape(width, height, frameRate)
        : new SourceShape(height, width, frameRate);
  }
}
