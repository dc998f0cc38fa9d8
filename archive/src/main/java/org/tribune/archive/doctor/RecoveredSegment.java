package org.tribune.archive.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.archive.inventory.SegmentRows;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.time.MediaTime;

/**
 * The row of a segment that the store has and the catalogue does not: it was written after the
 * backup that the catalogue was restored from, say.
 */
final class RecoveredSegment {
  private static final Pattern UNCORRECTED =
      Pattern.compile("recordings/[^/]+/([^/]+)/(0|[1-9][0-9]{0,14})\\.m4s");

  private RecoveredSegment() {}

  /**
   * The row for an object, if it is a whole segment that fits between its neighbours.
   *
   * @param siblings the segments of all renditions that the catalogue knows
   */
  static Optional<RecordedSegment> of(
      Recording recording, String name, Bytes content, List<RecordedSegment> siblings) {
    Matcher match = UNCORRECTED.matcher(name);
    if (!match.matches()) {
      return Optional.empty();
    }
    String rendition = match.group(1);
    long number = Long.parseLong(match.group(2));
    Optional<RecordedSegment> sibling =
        siblings.stream().filter(each -> each.rendition().equals(rendition)).findFirst();
    if (sibling.isEmpty()
        || !name.equals(RecordingNames.segment(recording.id(), rendition, number))) {
      return Optional.empty();
    }
    try {
      SegmentIndex index = SegmentIndex.of(content);
      int timescale = sibling.get().start().timescale();
      MediaTime start = new MediaTime(index.start(), timescale);
      return isInPlace(recording, number, start)
          ? Optional.of(SegmentRows.of(rendition, number, timescale, content, index))
          : Optional.empty();
    } catch (Mp4Exception e) {
      return Optional.empty();
    }
  }

  /** A segment starts on the timeline's grid, a sound's up to a few frames beside it. */
  private static boolean isInPlace(Recording recording, long number, MediaTime start) {
    MediaTime grid = recording.format().timeline().startOf(number, /* part= */ 0);
    return Math.abs(start.minus(grid).toSeconds()) < 0.1;
  }
}
