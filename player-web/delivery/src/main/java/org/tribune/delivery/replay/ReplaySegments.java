package org.tribune.delivery.replay;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.time.MediaTime;

/**
 * The segments of one rendition of a recording, in order, in some thirty bytes each: a sitting has
 * tens of thousands. Those that were cut away are left out. Rows are counted from 0. Immutable.
 */
final class ReplaySegments {
  /** Bytes of a row, about. */
  static final int ROW_BYTES = 36;

  private static final int FIRST_ROOM = 1_024;

  private final int timescale;
  private final long[] numbers;
  private final int[] pieces;
  private final int[] revisions;
  private final long[] starts;
  private final int[] durations;
  private final int[] lengths;
  private final BitSet shown;

  /** The same with other rows shown. */
  private ReplaySegments(ReplaySegments table, BitSet shown) {
    this.timescale = table.timescale;
    this.numbers = table.numbers;
    this.pieces = table.pieces;
    this.revisions = table.revisions;
    this.starts = table.starts;
    this.durations = table.durations;
    this.lengths = table.lengths;
    this.shown = shown;
  }

  private ReplaySegments(Builder builder) {
    int rows = builder.rows;
    this.timescale = builder.timescale;
    this.numbers = Arrays.copyOf(builder.numbers, rows);
    this.pieces = Arrays.copyOf(builder.pieces, rows);
    this.revisions = Arrays.copyOf(builder.revisions, rows);
    this.starts = Arrays.copyOf(builder.starts, rows);
    this.durations = Arrays.copyOf(builder.durations, rows);
    this.lengths = Arrays.copyOf(builder.lengths, rows);
    this.shown = (BitSet) builder.shown.clone();
  }

  /** Takes the segments of one rendition by number and piece. For one thread. */
  static final class Builder {
    private int timescale = 1;
    private int rows = 0;
    private long[] numbers = new long[FIRST_ROOM];
    private int[] pieces = new int[FIRST_ROOM];
    private int[] revisions = new int[FIRST_ROOM];
    private long[] starts = new long[FIRST_ROOM];
    private int[] durations = new int[FIRST_ROOM];
    private int[] lengths = new int[FIRST_ROOM];
    private final BitSet shown = new BitSet();

    /** The next row. */
    void add(RecordedSegment segment) {
      if (rows == 0) {
        timescale = segment.start().timescale();
      }
      if (rows == numbers.length) {
        grow();
      }
      numbers[rows] = segment.number();
      pieces[rows] = segment.piece();
      revisions[rows] = segment.revision();
      starts[rows] = segment.start().rescale(timescale).ticks();
      durations[rows] = Math.toIntExact(segment.duration().rescale(timescale).ticks());
      lengths[rows] = segment.length();
      shown.set(rows, segment.state() == SegmentState.STORED);
      rows++;
    }

    private void grow() {
      int room = 2 * rows;
      numbers = Arrays.copyOf(numbers, room);
      pieces = Arrays.copyOf(pieces, room);
      revisions = Arrays.copyOf(revisions, room);
      starts = Arrays.copyOf(starts, room);
      durations = Arrays.copyOf(durations, room);
      lengths = Arrays.copyOf(lengths, room);
    }

    ReplaySegments build() {
      return new ReplaySegments(this);
    }
  }

  /** This table without what must not be seen, whatever the store has. */
  ReplaySegments without(List<Passage> withheld, WithheldSegments segments) {
    if (withheld.isEmpty() && segments.isEmpty()) {
      return this;
    }
    BitSet left = (BitSet) shown.clone();
    for (int row = 0; row < rows(); row++) {
      MediaTime from = time(start(row));
      MediaTime to = time(end(row));
      if (segments.contains(number(row))
          || withheld.stream().anyMatch(passage -> passage.touches(from, to))) {
        left.clear(row);
      }
    }
    return new ReplaySegments(this, left);
  }

  /** This table with nothing but what a passage touches. */
  ReplaySegments within(Passage passage) {
    BitSet left = (BitSet) shown.clone();
    for (int row = 0; row < rows(); row++) {
      if (!passage.touches(time(start(row)), time(end(row)))) {
        left.clear(row);
      }
    }
    return new ReplaySegments(this, left);
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

  /** True if it can be fetched; else playlists have a gap. */
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
