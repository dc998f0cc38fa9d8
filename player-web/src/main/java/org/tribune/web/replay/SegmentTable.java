package org.tribune.web.replay;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.tribune.core.catalogue.Passage;
import org.tribune.core.catalogue.RecordedSegment;
import org.tribune.core.catalogue.SegmentState;
import org.tribune.core.time.MediaTime;

/**
 * The segments of one rendition of a recording, in order, in some thirty bytes each: a sitting has
 * tens of thousands. Those that were cut away are left out. Rows are counted from 0. Immutable.
 */
final class SegmentTable {
  /** Bytes of a row, about. */
  static final int ROW_BYTES = 36;

  private final int timescale;
  private final long[] numbers;
  private final int[] pieces;
  private final int[] revisions;
  private final long[] starts;
  private final int[] durations;
  private final int[] lengths;
  private final BitSet shown;

  /** The same with other rows shown. */
  private SegmentTable(SegmentTable table, BitSet shown) {
    this.timescale = table.timescale;
    this.numbers = table.numbers;
    this.pieces = table.pieces;
    this.revisions = table.revisions;
    this.starts = table.starts;
    this.durations = table.durations;
    this.lengths = table.lengths;
    this.shown = shown;
  }

  private SegmentTable(int timescale, int rows) {
    this.timescale = timescale;
    this.numbers = new long[rows];
    this.pieces = new int[rows];
    this.revisions = new int[rows];
    this.starts = new long[rows];
    this.durations = new int[rows];
    this.lengths = new int[rows];
    this.shown = new BitSet(rows);
  }

  /**
   * A table of all that the store has.
   *
   * @param segments of one rendition, by number and piece
   */
  static SegmentTable of(List<RecordedSegment> segments) {
    List<RecordedSegment> kept = kept(segments);
    int timescale = kept.isEmpty() ? 1 : kept.getFirst().start().timescale();
    SegmentTable table = new SegmentTable(timescale, kept.size());
    for (int row = 0; row < kept.size(); row++) {
      table.set(row, kept.get(row));
    }
    return table;
  }

  /** Those that have a row. */
  static List<RecordedSegment> kept(List<RecordedSegment> segments) {
    return segments.stream().filter(each -> each.state() != SegmentState.CUT).toList();
  }

  /** This table without what must not be seen, whatever the store has. */
  SegmentTable without(List<Passage> withheld) {
    if (withheld.isEmpty()) {
      return this;
    }
    BitSet left = (BitSet) shown.clone();
    for (int row = 0; row < rows(); row++) {
      MediaTime from = time(start(row));
      MediaTime to = time(end(row));
      if (withheld.stream().anyMatch(passage -> passage.touches(from, to))) {
        left.clear(row);
      }
    }
    return new SegmentTable(this, left);
  }

  private void set(int row, RecordedSegment segment) {
    numbers[row] = segment.number();
    pieces[row] = segment.piece();
    revisions[row] = segment.revision();
    starts[row] = segment.start().rescale(timescale).ticks();
    durations[row] = Math.toIntExact(segment.duration().rescale(timescale).ticks());
    lengths[row] = segment.length();
    shown.set(row, segment.state() == SegmentState.STORED);
  }

  int rows() {
    return numbers.length;
  }

  /** Ticks a second of {@link #start} and {@link #duration}. */
  int timescale() {
    return timescale;
  }

  long number(int row) {
    return numbers[row];
  }

  long start(int row) {
    return starts[row];
  }

  int duration(int row) {
    return durations[row];
  }

  long end(int row) {
    return starts[row] + durations[row];
  }

  MediaTime time(long ticks) {
    return new MediaTime(ticks, timescale);
  }

  /** Bytes. */
  int length(int row) {
    return lengths[row];
  }

  /** True if it can be fetched; else players are told of a gap. */
  boolean isShown(int row) {
    return shown.get(row);
  }

  SegmentName name(int row) {
    return new SegmentName(numbers[row], revisions[row], pieces[row]);
  }

  /** The row that has this very name and can be fetched. */
  OptionalInt find(SegmentName name) {
    int low = 0;
    int high = numbers.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(numbers[middle], name.number());
      order = order == 0 ? Integer.compare(pieces[middle], name.piece()) : order;
      if (order == 0) {
        boolean current = revisions[middle] == name.revision() && shown.get(middle);
        return current ? OptionalInt.of(middle) : OptionalInt.empty();
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }
}
