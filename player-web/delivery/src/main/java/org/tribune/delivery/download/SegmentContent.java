package org.tribune.delivery.download;

import org.tribune.core.Bytes;
import org.tribune.delivery.sending.OpenFile;

/** How the bytes of a stored segment are to be had. */
sealed interface SegmentContent {
  /** All at hand, since they are few and the next blocks take the rest: sound. */
  record AtHand(Bytes bytes) implements SegmentContent {}

  /** In a file that is open, and in the kernel's memory. */
  record InFile(OpenFile file) implements SegmentContent {}

  /** On another machine: to be asked for in runs. */
  record Remote() implements SegmentContent {}
}
