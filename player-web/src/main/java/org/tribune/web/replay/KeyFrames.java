package org.tribune.web.replay;

import java.util.Arrays;
import java.util.List;
import org.tribune.core.catalogue.RecordedSegment;
import org.tribune.core.catalogue.SegmentState;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;

/**
 * Where the key frames of a rendition lie, by the rows of its {@link SegmentTable}. Filled by one
 * thread, in the order of the rows; then not changed.
 */
final class KeyFrames {
  private int[] firsts = new int[1_024];
  private int[] offsets = new int[1_024];
  private int[] lengths = new int[1_024];
  private long[] times = new long[1_024];
  private int rows = 0;
  private int count = 0;
  private long fingerprint = 0;

  /** The next segments, of which those that were cut away have no row. */
  void add(List<RecordedSegment> segments) {
    for (RecordedSegment segment : segments) {
      if (segment.state() != SegmentState.CUT) {
        add(segment);
      }
    }
  }

  private void add(RecordedSegment segment) {
    if (rows + 1 >= firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * firsts.length);
    }
    firsts[rows] = count;
    rows++;
    fingerprint =
        31 * fingerprint
            + new SegmentName(segment.number(), segment.revision(), segment.piece()).hashCode();
    for (SegmentIndex.KeyFrame frame : keyFrames(segment)) {
      if (count == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * count);
        lengths = Arrays.copyOf(lengths, 2 * count);
        times = Arrays.copyOf(times, 2 * count);
      }
      offsets[count] = frame.offset();
      lengths[count] = frame.length();
      times[count] = frame.time();
      count++;
    }
    firsts[rows] = count;
  }

  /** A segment without an index is one without key frames, and in their playlist a gap. */
  private static List<SegmentIndex.KeyFrame> keyFrames(RecordedSegment segment) {
    try {
      return segment.index().isEmpty()
          ? List.of()
          : SegmentIndex.decode(segment.index()).keyFrames();
    } catch (Mp4Exception e) {
      return List.of();
    }
  }

  /** True if these are the key frames of {@code table}: nothing was corrected in between. */
  boolean areOf(SegmentTable table) {
    long expected = 0;
    for (int row = 0; row < table.rows(); row++) {
      expected = 31 * expected + table.name(row).hashCode();
    }
    return rows == table.rows() && fingerprint == expected;
  }

  /** The first key frame of a row; of the one behind the last, how many there are. */
  int first(int row) {
    return firsts[row];
  }

  int offset(int frame) {
    return offsets[frame];
  }

  int length(int frame) {
    return lengths[frame];
  }

  /** Ticks of the track. */
  long time(int frame) {
    return times[frame];
  }
}
