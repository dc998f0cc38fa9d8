package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;

/**
 * Walks over one rendition from the replay's start to its end, which are the same in all
 * renditions: what is missing becomes gaps that total right, and each cut one discontinuity. For
 * one thread.
 */
final class Spans {
  /** Sound is cut at its own frames, and a picture at its own: less than this is no hole. */
  private static final double TOLERANCE_SECONDS = 0.1;

  private final Timeline timeline;
  private final ReplaySegments table;
  private final ReplayClock clock;
  private final int timescale;
  private final long tolerance;
  private final List<Span> spans = new ArrayList<>();
  private int nextCut = 0;
  private long reached;
  private boolean discontinuity = false;

  private Spans(Timeline timeline, ReplaySegments table, ReplayClock clock) {
    this.timeline = timeline;
    this.table = table;
    this.clock = clock;
    // A rendition without a segment has no timescale of its own.
    this.timescale = table.rows() == 0 ? clock.start().timescale() : table.timescale();
    this.tolerance = (long) (TOLERANCE_SECONDS * timescale);
    this.reached = ticks(clock.start());
  }

  /** The spans of {@code table}, in order. */
  static List<Span> of(Timeline timeline, ReplaySegments table, ReplayClock clock) {
    Spans walk = new Spans(timeline, table, clock);
    for (int row = 0; row < table.rows(); row++) {
      walk.goTo(table.start(row));
      walk.take(row);
    }
    walk.goTo(walk.ticks(clock.end()));
    return walk.spans;
  }

  private long ticks(MediaTime time) {
    return time.rescale(timescale).ticks();
  }

  private void take(int row) {
    spans.add(
        new Span(
            row,
            table.name(row),
            table.time(table.start(row)),
            table.time(table.end(row)),
            !table.isShown(row),
            discontinuity));
    discontinuity = false;
    reached = table.end(row);
  }

  /** Over cuts, and what is missing around them, to {@code goal}. */
  private void goTo(long goal) {
    List<Passage> cuts = clock.cuts();
    while (nextCut < cuts.size() && ticks(cuts.get(nextCut).to()) <= goal + tolerance) {
      Passage cut = cuts.get(nextCut);
      nextCut++;
      if (ticks(cut.to()) > reached) {
        addGaps(ticks(cut.from()));
        discontinuity = !spans.isEmpty();
        reached = Math.max(reached, Math.min(goal, ticks(cut.to())));
      }
    }
    addGaps(goal);
  }

  private void addGaps(long until) {
    while (until - reached > tolerance) {
      long number = numberAt(reached + tolerance);
      long next = startAfter(number);
      long end = until - next > tolerance ? next : until;
      spans.add(
          new Span(
              Span.NO_ROW,
              new SegmentName(number, /* revision= */ 0, /* piece= */ 0),
              new MediaTime(reached, timescale),
              new MediaTime(end, timescale),
              /* gap= */ true,
              discontinuity));
      discontinuity = false;
      reached = end;
    }
  }

  /**
   * Where the next segment begins that is further on: a coarse timescale may put two in one tick.
   */
  private long startAfter(long number) {
    long next = reached;
    for (long behind = number + 1; next - reached <= tolerance; behind++) {
      next = ticks(timeline.startOf(behind, /* part= */ 0));
    }
    return next;
  }

  private long numberAt(long ticks) {
    MediaTime length = timeline.segmentDuration();
    MediaTime time = new MediaTime(ticks, timescale).rescale(length.timescale());
    return Math.max(0, Math.floorDiv(time.ticks(), length.ticks()));
  }
}
