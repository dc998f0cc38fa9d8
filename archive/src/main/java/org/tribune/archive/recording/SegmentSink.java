package org.tribune.archive.recording;

import java.io.IOException;
import java.time.Instant;

/** Where a rendition's segments go. */
interface SegmentSink {
  /** Begins the file of a segment in progress. */
  SpoolFile open(long number) throws IOException;

  /** Takes a segment that is to be stored now, and has waited since. */
  void take(long number, Content content, Instant since);

  /** The same, of a segment that just became whole. */
  void take(long number, Content content);

  /** A segment left by a process before is not wanted: there is a better one. */
  void drop(long number, Content content);

  /** The disk did not take a segment. */
  void spoolFailed(IOException cause);

  /** The disk took one. */
  void spoolWorked();
}
