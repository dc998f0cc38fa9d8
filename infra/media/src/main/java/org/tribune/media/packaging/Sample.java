package org.tribune.media.packaging;

import org.tribune.media.encode.EncodedFrame;

/**
 * A sample of a chunk.
 *
 * @param frames for how many frames' time it is shown or heard, 1 or more
 */
public record Sample(EncodedFrame frame, int frames) {
  public Sample {
    if (frames < 1) {
      throw new IllegalArgumentException("A sample lasts a frame at least, not " + frames);
    }
  }

  /** A sample that lasts one frame. */
  public static Sample of(EncodedFrame frame) {
    return new Sample(frame, /* frames= */ 1);
  }

  /** The same, a frame longer. */
  public Sample lengthened() {
    return new Sample(frame, frames + 1);
  }
}
