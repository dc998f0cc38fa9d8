package org.tribune.delivery.replay;

import java.util.Arrays;
import java.util.List;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;

/**
 * Where the key frames of a rendition lie, by the rows of its {@link ReplaySegments}, in some
 * twenty bytes each. Filled by one thread; then not changed.
 */
final class KeyFrames {
  private static final int FRAME_BYTES = 2 * Integer.BYTES + Long.BYTES;
  private static final int FIRST_ROOM = 1_024;

  private int[] firsts = new int[FIRST_ROOM];
  private int[] offsets = {};
  private int[] lengths = {};
  private long[] times = {};
  private int rows = 0;
  private int count = 0;

  /** The segment of the next row, with its index, as {@link ReplaySegments.Builder} is given it. */
  void add(RecordedSegment segment) {
    rows++;
    if (rows == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * rows);
    }
    for (SegmentIndex.KeyFrame frame : keyFrames(segment)) {
      if (count == offsets.length) {
        // A segment of sound has none, and most of a picture one.
        int room = 2 * count + FIRST_ROOM;
        offsets = Arrays.copyOf(offsets, room);
        lengths = Arrays.copyOf(lengths, room);
        times = Arrays.copyOf(times, room);
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

  /** Bytes of memory, about. */
  long weight() {
    return (long) firsts.length * Integer.BYTES + (long) offsets.length * FRAME_BYTES;
  }
}
