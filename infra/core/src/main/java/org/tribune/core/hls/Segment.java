package org.tribune.core.hls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.core.time.MediaTime;

/**
 * A media segment and the tags that apply to it (4.4.4).
 *
 * @param uri its line, relative to the playlist
 * @param duration EXTINF
 * @param programDateTime EXT-X-PROGRAM-DATE-TIME, when its first sample was shot
 * @param gap EXT-X-GAP: it is missing, and its duration says how much
 * @param discontinuity EXT-X-DISCONTINUITY before it
 * @param parts EXT-X-PART of its parts, while it is near the end
 * @param byteRange EXT-X-BYTERANGE, if it is not the whole of its resource
 */
public record Segment(
    String uri,
    MediaTime duration,
    Optional<Instant> programDateTime,
    boolean gap,
    boolean discontinuity,
    List<PartialSegment> parts,
    Optional<ByteRange> byteRange) {
  public Segment {
    parts = List.copyOf(parts);
  }

  /** A segment that is the whole of its resource. */
  public Segment(
      String uri,
      MediaTime duration,
      Optional<Instant> programDateTime,
      boolean gap,
      boolean discontinuity,
      List<PartialSegment> parts) {
    this(uri, duration, programDateTime, gap, discontinuity, parts, Optional.empty());
  }
}
