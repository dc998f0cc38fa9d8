package org.tribune.delivery.origin.window;

import org.tribune.core.hls.PartialSegment;
import org.tribune.core.time.MediaTime;

/**
 * A part of a live segment.
 *
 * @param start its tfdt
 * @param length bytes; 0 if {@code gap}
 * @param gap true if it never came
 */
public record LivePart(
    MediaTime start, MediaTime duration, boolean independent, int length, boolean gap) {
  /** Its EXT-X-PART in the playlist that lies beside it. */
  PartialSegment toTag(long segment, int index) {
    return new PartialSegment(segment + "." + index + ".m4s", duration, independent, gap);
  }

  /** The same as a part that may not be had. */
  LivePart withheld() {
    return new LivePart(
        start, duration, /* independent= */ false, /* length= */ 0, /* gap= */ true);
  }

  MediaTime end() {
    return start.plus(duration);
  }
}
