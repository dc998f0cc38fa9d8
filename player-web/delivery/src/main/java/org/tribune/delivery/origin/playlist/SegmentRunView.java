package org.tribune.delivery.origin.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.hls.DateRange;
import org.tribune.core.hls.RewindPlaylist;
import org.tribune.core.hls.Segment;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/** What a {@link SegmentRun} held at one time. Immutable: for any thread. */
public final class SegmentRunView {
  private final Timeline timeline;
  private final int timescale;
  private final long first;
  private final int from;
  private final int to;
  private final long[] starts;
  private final int[] durations;
  private final int[] lengths;
  private final WithheldSegments withheld;

  /**
   * Rows {@code from} up to {@code to}, excluded, of arrays that do not change there any more.
   *
   * @param first the number of row 0
   * @param withheld the numbers that are listed as gaps
   */
  SegmentRunView(
      Timeline timeline,
      int timescale,
      long first,
      int from,
      int to,
      long[] starts,
      int[] durations,
      int[] lengths,
      WithheldSegments withheld) {
    this.timeline = timeline;
    this.timescale = timescale;
    this.first = first;
    this.from = from;
    this.to = to;
    this.starts = starts;
    this.durations = durations;
    this.lengths = lengths;
    this.withheld = withheld;
  }

  /** The number of the first segment. */
  long mediaSequence() {
    return first + from;
  }

  /**
   * How many of the oldest segments a delta update leaves out: those that lie wholly beyond the
   * skip boundary, counted from the end (B22 6.2.5.1).
   */
  public int skippable() {
    MediaTime boundary = RewindPlaylist.canSkipUntil(timeline.targetDuration()).rescale(timescale);
    long ticks = 0;
    for (int row = to - 1; row >= from; row--) {
      if (ticks > boundary.ticks()) {
        return row + 1 - from;
      }
      ticks += durations[row];
    }
    return 0;
  }

  /**
   * The playlist without its oldest {@code skipped} segments.
   *
   * @param files the names of its segments
   */
  public RewindPlaylist playlist(
      SegmentFiles files, int skipped, List<DateRange> dateRanges, boolean ended) {
    List<Segment> segments = new ArrayList<>(to - from - skipped);
    for (int row = from + skipped; row < to; row++) {
      segments.add(segment(files, row));
    }
    return new RewindPlaylist(
        timeline.targetDuration(),
        mediaSequence(),
        files.header(),
        skipped,
        DateRange.since(dateRanges, dateOf(from)),
        segments,
        ended);
  }

  private Instant dateOf(int row) {
    return timeline.origin().plus(new MediaTime(starts[row], timescale).toDuration());
  }

  private Segment segment(SegmentFiles files, int row) {
    return new Segment(
        files.name(String.valueOf(first + row)),
        new MediaTime(durations[row], timescale),
        Optional.of(dateOf(row)),
        lengths[row] == SegmentRun.GAP || withheld.contains(first + row),
        /* discontinuity= */ false,
        List.of());
  }
}
