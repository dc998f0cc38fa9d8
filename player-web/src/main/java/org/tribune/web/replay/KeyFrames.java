package org.tribune.web.replay;

import java.util.Arrays;
import java.util.List;
import org.tribune.core.catalogue.RecordedSegment;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;

/**
 * Where the key frames of a rendition lie, by the rows of its {@link SegmentTable}, in some twenty
 * bytes each. Filled by one thread; then not changed.
 */
final class KeyFrames {
  private static final int FRAME_BYTES = 2 * Integer.BYTES + Long.BYTES;

  private final int[] firsts;
  private int[] offsets;
  private int[] lengths;
  private long[] times;
  private int rows = 0;
  private int count = 0;

  private KeyFrames(int rows, int room) {
    this.firsts = new int[rows + 1];
    this.offsets = new int[room];
    this.lengths = new int[room];
    this.times = new long[room];
  }

  /**
   * The key frames of a rendition.
   *
   * @param segments with their indexes, as {@link SegmentTable#of} is given them
   */
  static KeyFrames of(List<RecordedSegment> segments) {
    List<RecordedSegment> kept = SegmentTable.kept(segments);
    // Most often a segment of a picture holds one, and one of sound is not looked into.
    boolean isIndexed = kept.stream().anyMatch(each -> !each.index().isEmpty());
    KeyFrames frames = new KeyFrames(kept.size(), isIndexed ? kept.size() : 0);
    kept.forEach(frames::add);
    return frames;
  }

  private void add(RecordedSegment segment) {
    rows++;
    for (SegmentIndex.KeyFrame frame : keyFrames(segment)) {
      if (count == offsets.length) {
        int room = 2 * count + 1;
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
