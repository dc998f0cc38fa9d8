package org.tribune.core.hls;

import java.util.List;
import java.util.Optional;
import org.tribune.core.time.MediaTime;

/**
 * A media playlist of a broadcast on air that lists its whole segments from far back, without parts
 * (4.4.3), or the delta update of one (6.2.5.1). Its text is what hours of segments cost, so a
 * delta update is made from its own segments alone.
 *
 * @param targetDuration EXT-X-TARGETDURATION, whole seconds
 * @param mediaSequence EXT-X-MEDIA-SEQUENCE: the number of the first segment, skipped or not
 * @param initialization EXT-X-MAP URI (4.4.4.5): the header of all segments; absent where each has
 *     its own
 * @param skipped EXT-X-SKIP SKIPPED-SEGMENTS: how many of the oldest are left out; 0 for the whole
 * @param dateRanges EXT-X-DATERANGE, skipped segments' too
 * @param segments those that are listed, oldest first
 * @param ended EXT-X-ENDLIST: nothing will be added
 */
public record RewindPlaylist(
    int targetDuration,
    long mediaSequence,
    Optional<String> initialization,
    int skipped,
    List<DateRange> dateRanges,
    List<Segment> segments,
    boolean ended) {
  public RewindPlaylist {
    dateRanges = List.copyOf(dateRanges);
    segments = List.copyOf(segments);
    MediaPlaylist.requireFit(segments, targetDuration);
    if (skipped < 0) {
      throw new IllegalArgumentException("Below zero: " + skipped + " skipped segments");
    }
  }

  /** CAN-SKIP-UNTIL, the skip boundary: the least that is allowed, six target durations. */
  public static MediaTime canSkipUntil(int targetDuration) {
    return new MediaTime(6L * targetDuration, /* timescale= */ 1);
  }

  /** HOLD-BACK: the least that is allowed, three target durations. */
  static MediaTime holdBack(int targetDuration) {
    return new MediaTime(3L * targetDuration, /* timescale= */ 1);
  }
}
