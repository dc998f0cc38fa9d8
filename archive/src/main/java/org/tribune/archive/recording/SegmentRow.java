package org.tribune.archive.recording;

import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.inventory.SegmentRows;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.time.MediaTime;

/**
 * A segment's bytes and what the catalogue says of them.
 *
 * @param content what is to be stored
 */
record SegmentRow(Bytes content, RecordedSegment row) {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentRow.class);

  /** The segment as it is. */
  static SegmentRow of(WaitingSegment segment, Bytes content) {
    try {
      return new SegmentRow(content, row(segment, content, SegmentIndex.of(content)));
    } catch (Mp4Exception e) {
      // Better without an index than lost: the grid says when it is.
      LOG.error("{} is stored without an index: {}", segment.name(), e.getMessage());
      MediaTime start = segment.format().timeline().startOf(segment.number(), /* part= */ 0);
      MediaTime duration = segment.format().timeline().segmentDuration();
      return new SegmentRow(
          content,
          SegmentRows.of(
              segment.rendition(), segment.number(), content, start, duration, Bytes.EMPTY));
    }
  }

  /** The whole chunks that a segment begins with; empty if there are none. */
  static Optional<SegmentRow> ofTorn(WaitingSegment segment, Bytes content) {
    SegmentIndex index = SegmentIndex.ofWholeChunks(content);
    if (index.chunks() == 0) {
      return Optional.empty();
    }
    Bytes whole =
        index.length() == content.length()
            ? content
            : Bytes.wrap(Arrays.copyOf(content.array(), index.length()));
    return Optional.of(new SegmentRow(whole, row(segment, whole, index)));
  }

  private static RecordedSegment row(WaitingSegment segment, Bytes content, SegmentIndex index) {
    String rendition = segment.rendition();
    int timescale = SegmentRows.timescale(segment.format(), rendition);
    return SegmentRows.of(rendition, segment.number(), timescale, content, index);
  }
}
