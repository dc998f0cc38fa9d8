package org.tribune.core.hls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The segment that is being made: its parts so far, after the last complete segment.
 *
 * @param programDateTime EXT-X-PROGRAM-DATE-TIME, before its first part
 * @param discontinuity EXT-X-DISCONTINUITY before its first part
 * @param parts EXT-X-PART, at least one
 */
public record OpenSegment(
    Optional<Instant> programDateTime, boolean discontinuity, List<PartialSegment> parts) {
  public OpenSegment {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("An open segment has at least one part");
    }
  }
}
