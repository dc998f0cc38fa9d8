package org.tribune.core.rendition;

import java.time.Instant;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

/**
 * The grid on which all renditions of a broadcast are cut. Frame {@code n} of the output is shown
 * {@code n / frameRate} seconds after {@code origin}; part and segment numbers follow from it, so a
 * restarted transcoder finds its place from the clock alone.
 *
 * @param origin the wall-clock time of media time zero (EXT-X-PROGRAM-DATE-TIME)
 * @param frameRate of the fullest rendition
 * @param framesPerPart whole frames in a video part
 * @param partsPerSegment parts in a segment
 * @param partsPerKeyFrame parts from one IDR to the next; divides {@code partsPerSegment}
 * @param partTarget EXT-X-PART-INF PART-TARGET: no part of any rendition is longer
 * @param targetDuration EXT-X-TARGETDURATION in seconds
 */
public record Timeline(
    Instant origin,
    FrameRate frameRate,
    int framesPerPart,
    int partsPerSegment,
    int partsPerKeyFrame,
    MediaTime partTarget,
    int targetDuration) {
  public Timeline {
    if (framesPerPart < 1 || partsPerSegment < 1 || partsPerKeyFrame < 1) {
      throw new IllegalArgumentException("Parts and segments hold at least one frame");
    }
    if (partsPerSegment % partsPerKeyFrame != 0) {
      throw new IllegalArgumentException("A segment holds whole groups of pictures");
    }
  }

  /** Where part {@code part} of segment {@code segment} starts. */
  public MediaTime startOf(long segment, int part) {
    return frameRate.timeOf((segment * partsPerSegment + part) * framesPerPart);
  }

  /** The nominal length of a whole segment. */
  public MediaTime segmentDuration() {
    return frameRate.timeOf((long) framesPerPart * partsPerSegment);
  }

  /** The first segment that starts at or after {@code instant}. */
  public long firstSegmentFrom(Instant instant) {
    MediaTime since = MediaTime.of(instant).minus(MediaTime.of(origin));
    MediaTime length = segmentDuration();
    long ticks = since.rescale(length.timescale()).ticks();
    long first = Math.ceilDiv(ticks, length.ticks());
    // Rescaling rounds down, and not even a microsecond from before may be shown.
    MediaTime start = new MediaTime(first * length.ticks(), length.timescale());
    return Math.max(0, start.isBefore(since) ? first + 1 : first);
  }

  /** Where the first segment starts that starts at or after {@code instant}. */
  public MediaTime firstStartFrom(Instant instant) {
    return startOf(firstSegmentFrom(instant), /* part= */ 0);
  }

  /** The number of the segment that is shown at {@code time}; below 0 before the first. */
  public long segmentAt(MediaTime time) {
    MediaTime length = segmentDuration();
    return Math.floorDiv(time.rescale(length.timescale()).ticks(), length.ticks());
  }
}
