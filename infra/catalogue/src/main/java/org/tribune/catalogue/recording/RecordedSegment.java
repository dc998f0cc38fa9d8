package org.tribune.catalogue.recording;

import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * One segment of one rendition of a recording.
 *
 * @param rendition the {@link org.tribune.core.rendition.Rendition#id()}
 * @param number the segment's number on the recording's timeline; numbers that are not there are
 *     holes, which playlists mark as gaps
 * @param piece 0; 1 for what follows a cut inside the segment
 * @param revision of the recording that made it: 0, or that of the correction that touched it
 * @param state what became of it
 * @param start its tfdt, in the track's timescale; with the timeline's origin, its wall-clock time
 * @param duration in the track's timescale
 * @param length of the object in bytes
 * @param sha256 of the object, 32 bytes
 * @param index where its samples lie: {@code org.tribune.core.mp4.SegmentIndex}, encoded; empty
 *     where the question did not ask for it
 */
public record RecordedSegment(
    String rendition,
    long number,
    int piece,
    int revision,
    SegmentState state,
    MediaTime start,
    MediaTime duration,
    int length,
    Bytes sha256,
    Bytes index) {
  private static final int SHA256_LENGTH = 32;

  public RecordedSegment {
    if (sha256.length() != SHA256_LENGTH) {
      throw new IllegalArgumentException("Not a SHA-256: " + sha256);
    }
    if (number < 0 || piece < 0 || revision < 0 || length < 0) {
      throw new IllegalArgumentException("Below zero: segment " + number + " of " + rendition);
    }
  }

  /** This segment in another state. */
  public RecordedSegment in(SegmentState next) {
    return new RecordedSegment(
        rendition, number, piece, revision, next, start, duration, length, sha256, index);
  }
}
