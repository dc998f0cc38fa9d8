package org.tribune.archive.recording;

import java.time.Instant;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;

/**
 * A segment that is to be stored, and its row to be written.
 *
 * @param broadcast as it was when the segment began to wait
 * @param rendition the {@link Rendition#id()}
 * @param since when it began to wait
 */
record WaitingSegment(
    Broadcast broadcast,
    RenditionFormat format,
    String rendition,
    long number,
    Content content,
    Instant since) {

  /** Its object's name. */
  String name() {
    return RecordingNames.segment(broadcast.id(), rendition, number);
  }

  /** What must be stored in order. */
  RenditionKey key() {
    return new RenditionKey(broadcast.id(), rendition);
  }
}
