package org.tribune.core.hls;

import java.util.List;
import java.util.Optional;
import org.tribune.core.time.MediaTime;

/**
 * A media playlist of fragmented MP4 or WebVTT (4.4.3).
 *
 * @param targetDuration EXT-X-TARGETDURATION, whole seconds
 * @param mediaSequence EXT-X-MEDIA-SEQUENCE: the number of the first segment
 * @param discontinuitySequence EXT-X-DISCONTINUITY-SEQUENCE
 * @param initialization EXT-X-MAP URI (4.4.4.5): the header of all segments; absent where each has
 *     its own
 * @param dateRanges EXT-X-DATERANGE of those that map to what is listed
 * @param segments the complete segments, oldest first
 * @param lowLatency parts and what goes with them; absent in a playlist that is done
 * @param ended EXT-X-ENDLIST: nothing will be added
 */
public record MediaPlaylist(
    int targetDuration,
    long mediaSequence,
    long discontinuitySequence,
    Optional<String> initialization,
    List<DateRange> dateRanges,
    List<Segment> segments,
    Optional<LowLatency> lowLatency,
    boolean ended) {
  public MediaPlaylist {
    dateRanges = List.copyOf(dateRanges);
    segments = List.copyOf(segments);
    requireFit(segments, targetDuration);
  }

  /** No segment may round to more than the target duration (4.4.3.1): it stops players for good. */
  static void requireFit(List<Segment> segments, int targetDuration) {
    for (Segment segment : segments) {
      if (Math.round(segment.duration().toSeconds()) > targetDuration) {
        throw new IllegalArgumentException(
            "Segment "
                + segment.uri()
                + " rounds to more than the target duration of "
                + targetDuration
                + " s");
      }
    }
  }

  /**
   * How many of the oldest segments a delta update leaves out (EXT-X-SKIP, 6.2.5.1): those that lie
   * wholly beyond the skip boundary, counted from the end of the last complete segment.
   */
  public int skippableSegments() {
    if (lowLatency.isEmpty()) {
      return 0;
    }
    MediaTime boundary = lowLatency.get().serverControl().canSkipUntil();
    long micros = 0;
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (micros > DecimalSeconds.micros(boundary)) {
        return i + 1;
      }
      micros += DecimalSeconds.micros(segments.get(i).duration());
    }
    return 0;
  }
}
