package org.tribune.delivery.origin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.hls.DateRange;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.RenderedPlaylist;
import org.tribune.delivery.origin.playlist.SegmentFiles;
import org.tribune.delivery.origin.playlist.SegmentRun;
import org.tribune.delivery.origin.window.LiveSegment;
import org.tribune.delivery.origin.window.RenditionWindow;

/**
 * One rendition from its first public second on: what its window completed, and before that what
 * the catalogue knows. Guarded by its {@link LiveWindow}.
 */
final class RewindRendition {
  /** Sound is cut at its own frames, and a picture at its own: less than this is no hole. */
  private static final MediaTime TOLERANCE = new MediaTime(100, /* timescale= */ 1_000);

  private final RenditionWindow window;
  private final Timeline timeline;
  private final WaitList<RewindTarget, PlaylistAnswer> waits = new WaitList<>();
  private Optional<SegmentRun> run = Optional.empty();
  private final Map<SegmentFiles, RenderedPlaylist> rendered = new EnumMap<>(SegmentFiles.class);

  RewindRendition(RenditionWindow window, Timeline timeline) {
    this.window = window;
    this.timeline = timeline;
  }

  WaitList<RewindTarget, PlaylistAnswer> waits() {
    return waits;
  }

  /** What is known; empty before the first public segment came. */
  Optional<SegmentRun> run() {
    return run;
  }

  /** Takes what the window has completed, from segment {@code firstPublic} on. */
  void follow(long firstPublic) {
    if (run.isEmpty()) {
      run =
          Optional.ofNullable(window.segments().ceilingEntry(firstPublic))
              .map(Map.Entry::getValue)
              .filter(LiveSegment::isComplete)
              .map(oldest -> begin(oldest));
      if (run.isEmpty()) {
        return;
      }
    }
    SegmentRun known = run.get();
    for (LiveSegment next : window.segments().tailMap(known.behind(), true).values()) {
      if (!next.isComplete()) {
        return;
      }
      int length = next.isGap() ? SegmentRun.GAP : next.length();
      known.add(next.number(), next.start(), next.end(), length);
      rendered.clear();
    }
  }

  private SegmentRun begin(LiveSegment oldest) {
    return new SegmentRun(timeline, oldest.start().timescale(), oldest.number());
  }

  /** True if segments from {@code firstPublic} on were there before the first that is known. */
  boolean lacksBeginning(long firstPublic) {
    return run.filter(known -> known.first() > firstPublic).isPresent();
  }

  /** True if {@code rows} do not reach up to what is known: the archive is still writing. */
  boolean isBehind(List<RecordedSegment> rows) {
    long wanted = run.orElseThrow().first() - 1;
    return rows.isEmpty() || rows.getLast().number() < wanted;
  }

  /** The first segment from {@code firstPublic} on that there is, of {@code rows} or known. */
  long firstOf(long firstPublic, List<RecordedSegment> rows) {
    long known = run.orElseThrow().first();
    return rows.stream()
        .filter(row -> row.number() >= firstPublic && isThere(row))
        .mapToLong(row -> Math.min(known, row.number()))
        .findFirst()
        .orElse(known);
  }

  private static boolean isThere(RecordedSegment row) {
    return row.state() == SegmentState.STORED && row.revision() == 0 && row.piece() == 0;
  }

  /**
   * Puts what the catalogue knows before what the window did; what is missing is a gap.
   *
   * @param first the number to begin with
   * @param rows of the rendition, by number
   */
  void putBefore(long first, List<RecordedSegment> rows) {
    SegmentRun known = run.orElseThrow();
    SegmentRun whole = new SegmentRun(timeline, known.timescale(), first);
    List<RecordedSegment> before =
        rows.stream()
            .filter(row -> row.number() >= first && row.number() < known.first())
            .filter(row -> row.piece() == 0)
            .toList();
    for (int i = 0; i < before.size(); i++) {
      RecordedSegment row = before.get(i);
      long next = row.number() + 1;
      MediaTime following =
          i + 1 < before.size() && before.get(i + 1).number() == next
              ? before.get(i + 1).start()
              : next == known.first() ? known.start() : timeline.startOf(next, /* part= */ 0);
      // What is missing at a segment's end counts as its own: the numbers have no room for it.
      MediaTime end = row.start().plus(row.duration());
      boolean torn = end.plus(TOLERANCE).isBefore(following);
      whole.add(
          row.number(),
          row.start(),
          torn ? following : end,
          isThere(row) ? row.length() : SegmentRun.GAP);
    }
    whole.addAll(known);
    run = Optional.of(whole);
    rendered.clear();
  }

  /** Leaves out what ends after {@code end}: the window knows what is left of it. */
  void cutAt(MediaTime end) {
    run.ifPresent(known -> known.cutAt(end));
    rendered.clear();
  }

  /** The playlist changes without another segment: it ends, or something was marked. */
  void forget() {
    rendered.clear();
  }

  /**
   * The playlist as it is now, made once for all who ask.
   *
   * @param files the names of its segments
   */
  RenderedPlaylist rendered(
      SegmentFiles files,
      WithheldSegments withheld,
      long wholeBefore,
      List<DateRange> dateRanges,
      boolean ended) {
    return rendered.computeIfAbsent(
        files,
        wanted ->
            RenderedPlaylist.of(
                run.orElseThrow().view(withheld), wanted, dateRanges, ended, wholeBefore));
  }

  /** The length in bytes of a segment that can be fetched. */
  OptionalInt length(long number) {
    return run.map(known -> known.length(number)).orElse(OptionalInt.empty());
  }
}
