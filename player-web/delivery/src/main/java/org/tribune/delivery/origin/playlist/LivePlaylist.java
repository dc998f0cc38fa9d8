package org.tribune.delivery.origin.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.hls.DateRange;
import org.tribune.core.hls.LowLatency;
import org.tribune.core.hls.MediaPlaylist;
import org.tribune.core.hls.OpenSegment;
import org.tribune.core.hls.RenditionReport;
import org.tribune.core.hls.Segment;
import org.tribune.core.hls.ServerControl;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.window.LiveSegment;
import org.tribune.delivery.origin.window.RenditionWindow;

/** Composes the media playlist of one rendition from its window. */
public final class LivePlaylist {
  /**
   * Parts are listed up to this many target durations from the end (B22 4.4.4.9), and of no more
   * segments than this, the one that the hint belongs to included: strict readers count so.
   */
  private static final int PARTS_LISTED_FOR = 3;

  private LivePlaylist() {}

  /**
   * The playlist of {@code window} as {@code audience} sees it.
   *
   * @param files the names of its segments
   * @param first the first segment that may be listed
   * @param withheld the segments that {@code audience} sees as gaps
   * @param dateRanges all of the broadcast, by time
   * @param others the other renditions by their folder, for their reports
   * @param ended true if nothing will be added
   */
  public static MediaPlaylist compose(
      RenditionWindow window,
      SegmentFiles files,
      Timeline timeline,
      PlaylistAudience audience,
      long first,
      WithheldSegments withheld,
      List<DateRange> dateRanges,
      Map<String, RenditionWindow> others,
      boolean ended) {
    List<Segment> segments = new ArrayList<>();
    Optional<OpenSegment> open = Optional.empty();
    long mediaSequence = first;
    MediaTime partsFrom = partsFrom(window, timeline);
    for (LiveSegment segment : window.segments().tailMap(first, /* inclusive= */ true).values()) {
      if (segments.isEmpty()) {
        mediaSequence = segment.number();
      }
      boolean isWithheld = withheld.contains(segment.number());
      if (segment.isComplete()) {
        boolean showsParts = showsParts(segment, window, partsFrom);
        segments.add(
            files.of(
                isWithheld
                    ? segment.toWithheldSegment(showsParts)
                    : segment.toSegment(showsParts)));
      } else {
        open =
            Optional.of(
                files.of(isWithheld ? segment.toWithheldOpenSegment() : segment.toOpenSegment()));
      }
    }
    LowLatency lowLatency =
        new LowLatency(
            ServerControl.lowestLatency(timeline.targetDuration(), timeline.partTarget()),
            timeline.partTarget(),
            open,
            ended ? Optional.empty() : hint(window, files, first, withheld),
            ended ? List.of() : reports(others, audience, first));
    return new MediaPlaylist(
        timeline.targetDuration(),
        mediaSequence,
        /* discontinuitySequence= */ 0,
        files.header(),
        mapped(dateRanges, segments, open),
        segments,
        Optional.of(lowLatency),
        ended);
  }

  private static List<DateRange> mapped(
      List<DateRange> all, List<Segment> segments, Optional<OpenSegment> open) {
    Optional<Instant> from =
        segments.isEmpty()
            ? open.flatMap(OpenSegment::programDateTime)
            : segments.getFirst().programDateTime();
    return from.map(date -> DateRange.since(all, date)).orElse(List.of());
  }

  private static boolean showsParts(
      LiveSegment segment, RenditionWindow window, MediaTime partsFrom) {
    return !segment.start().isBefore(partsFrom)
        && segment.number() > window.next().orElseThrow().segment() - PARTS_LISTED_FOR;
  }

  private static MediaTime partsFrom(RenditionWindow window, Timeline timeline) {
    long seconds = (long) PARTS_LISTED_FOR * timeline.targetDuration();
    return window.segments().isEmpty()
        ? MediaTime.ZERO
        : window
            .segments()
            .lastEntry()
            .getValue()
            .end()
            .minus(new MediaTime(seconds, /* timescale= */ 1));
  }

  /** What will be withheld once it comes is not promised. */
  private static Optional<String> hint(
      RenditionWindow window, SegmentFiles files, long first, WithheldSegments withheld) {
    return window
        .next()
        .filter(next -> next.segment() >= first && !withheld.contains(next.segment()))
        .map(next -> files.name(next.segment() + "." + next.part()));
  }

  private static List<RenditionReport> reports(
      Map<String, RenditionWindow> others, PlaylistAudience audience, long first) {
    List<RenditionReport> reports = new ArrayList<>();
    others.forEach(
        (folder, other) ->
            other
                .last()
                .filter(last -> last.segment() >= first)
                .ifPresent(
                    last ->
                        reports.add(
                            new RenditionReport(
                                "../" + folder + "/" + audience.playlistName(),
                                last.segment(),
                                OptionalInt.of(last.part())))));
    return reports;
  }
}
