package org.tribune.transcoder;

import org.tribune.core.time.FrameRate;
import org.tribune.media.decode.DecodedFrame;

/**
 * A source's pictures as they are shown: upright, with square pixels.
 *
 * @param width pixels
 * @param height pixels
 */
record SourceShape(int width, int height, FrameRate frameRate) {
  static SourceShape of(DecodedFrame frame, SourceDecoder.Shape shape) {
    int width = (int) Math.round(frame.width() * frame.pixelWidth() / 2) * 2;
    int height = frame.height();
    FrameRate rate = shape.frameRate().orElse(FrameRate.of(25));
    return shape.rotation() % 180 == 0
        ? new SourceShape(width, height, rate)
        : new SourceShape(height, width, rate);
  }
}
