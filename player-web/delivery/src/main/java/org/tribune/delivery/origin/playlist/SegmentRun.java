package org.tribune.delivery.origin.playlist;

import java.util.Arrays;
import java.util.OptionalInt;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * Whole segments of one rendition, numbered without a hole, in sixteen bytes each: a day of five
 * renditions takes 2 MB. What never came is a gap that totals right. Guarded by its {@code
 * LiveWindow}; what a {@link #view} shows does not change any more, and needs no lock.
 */
public final class SegmentRun {
  /** The longest run, in seconds: then the oldest segments leave it. */
  private static final long LONGEST_SECONDS = 24 * 3_600;

  public static final int GAP = -1;
  private static final int ROOM = 1_024;

  private final Timeline timeline;
  private final int timescale;
  private final int longest;
  private long first;
  private int count = 0;
  private long[] starts = new long[ROOM];
  private int[] durations = new int[ROOM];
  private int[] lengths = new int[ROOM];

  /**
   * A run that is empty.
   *
   * @param timescale of its times
   * @param first the number of the first segment that it will have
   */
  public SegmentRun(Timeline timeline, int timescale, long first) {
    this.timeline = timeline;
    this.timescale = timescale;
    this.first = first;
    this.longest = (int) Math.ceil(LONGEST_SECONDS / timeline.segmentDuration().toSeconds());
  }

  public int timescale() {
    return timescale;
  }

  /** The number of the first segment. */
  public long first() {
    return first;
  }

  /** The number behind the last segment. */
  public long behind() {
    return first + count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Where the first segment starts; there is one. */
  public MediaTime start() {
    return new MediaTime(starts[0], timescale);
  }

  /** The length in bytes of a segment that can be fetched. */
  public OptionalInt length(long number) {
    if (number < first || number >= behind()) {
      return OptionalInt.empty();
    }
    int length = lengths[(int) (number - first)];
    return length == GAP ? OptionalInt.empty() : OptionalInt.of(length);
  }

  /** The next segment, after gaps for those between; one that it has already is left out. */
  public void add(long number, MediaTime start, MediaTime end, int length) {
    if (number >= behind()) {
      fillUpTo(number, start);
      put(ticks(start), ticks(end), length);
    }
  }

  /** The next segment is a gap. */
  public void addGap(long number, MediaTime start, MediaTime end) {
    add(number, start, end, GAP);
  }

  /** Adds what {@code other} has more. */
  public void addAll(SegmentRun other) {
    for (int i = 0; i < other.count; i++) {
      long start = other.starts[i];
      add(
          other.first + i,
          new MediaTime(start, other.timescale),
          new MediaTime(start + other.durations[i], other.timescale),
          other.lengths[i]);
    }
  }

  /** Adds gaps up to segment {@code number}, which starts at {@code start}. */
  private void fillUpTo(long number, MediaTime start) {
    if (number - behind() > longest) {
      // After such a hole it begins anew.
      moveTo(count, ROOM);
      first = number;
      return;
    }
    while (behind() < number) {
      long from = count == 0 ? ticks(timeline.startOf(first, /* part= */ 0)) : end();
      long next = behind() + 1;
      long to = ticks(next == number ? start : timeline.startOf(next, /* part= */ 0));
      put(from, Math.max(from, to), GAP);
    }
  }

  private long end() {
    return starts[count - 1] + durations[count - 1];
  }

  private long ticks(MediaTime time) {
    return time.rescale(timescale).ticks();
  }

  private void put(long from, long to, int length) {
    if (count == starts.length) {
      moveTo(Math.max(0, count - longest), count + ROOM);
    }
    starts[count] = from;
    durations[count] = Math.toIntExact(to - from);
    lengths[count] = length;
    count++;
  }

  /**
   * Copies what is known from row {@code from} on to other arrays: a view keeps the ones before.
   */
  private void moveTo(int from, int room) {
    starts = Arrays.copyOf(Arrays.copyOfRange(starts, from, count), room);
    durations = Arrays.copyOf(Arrays.copyOfRange(durations, from, count), room);
    lengths = Arrays.copyOf(Arrays.copyOfRange(lengths, from, count), room);
    first += from;
    count -= from;
  }

  /** Leaves out the segments that end after {@code end}. */
  public void cutAt(MediaTime end) {
    int left = count;
    while (left > 0 && starts[left - 1] + durations[left - 1] > ticks(end)) {
      left--;
    }
    if (left < count) {
      count = left;
      moveTo(/* from= */ 0, count + ROOM);
    }
  }

  /** What it holds now, of its longest length; what is {@code withheld} as gaps. */
  public SegmentRunView view(WithheldSegments withheld) {
    int from = Math.max(0, count - longest);
    return new SegmentRunView(
        timeline, timescale, first, from, count, starts, durations, lengths, withheld);
  }
}
