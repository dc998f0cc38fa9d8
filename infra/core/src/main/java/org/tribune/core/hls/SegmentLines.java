package org.tribune.core.hls;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The lines of a media segment (4.4.4), the same in every playlist. */
final class SegmentLines {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SegmentLines() {}

  /** EXT-X-MAP (4.4.4.5), where all segments have one header. */
  static void writeMap(TagWriter out, Optional<String> initialization) {
    initialization.ifPresent(uri -> out.attributes("#EXT-X-MAP").quoted("URI", uri).end());
  }

  static void write(TagWriter out, Segment segment) {
    writeStart(out, segment.programDateTime(), segment.discontinuity());
    segment.parts().forEach(part -> writePart(out, part));
    if (segment.gap()) {
      out.tag("#EXT-X-GAP");
    }
    segment
        .byteRange()
        .ifPresent(range -> out.tag("#EXT-X-BYTERANGE", range.length() + "@" + range.offset()));
    out.tag("#EXTINF", DecimalSeconds.format(segment.duration()) + ",").uri(segment.uri());
  }

  /** What comes before the first part of a segment, whole or not. */
  static void writeStart(TagWriter out, Optional<Instant> programDateTime, boolean discontinuity) {
    if (discontinuity) {
      out.tag("#EXT-X-DISCONTINUITY");
    }
    programDateTime.ifPresent(at -> out.tag("#EXT-X-PROGRAM-DATE-TIME", date(at)));
  }

  /** A date as all tags write it, to the nearest millisecond. */
  static String date(Instant at) {
    return DATE_TIME.format(nearestMillisecond(at));
  }

  private static Instant nearestMillisecond(Instant at) {
    return at.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
  }

  static void writePart(TagWriter out, PartialSegment part) {
    out.attributes("#EXT-X-PART")
        .bare("DURATION", DecimalSeconds.format(part.duration()))
        .quoted("URI", part.uri())
        .flag("INDEPENDENT", part.independent())
        .flag("GAP", part.gap())
        .end();
  }
}
