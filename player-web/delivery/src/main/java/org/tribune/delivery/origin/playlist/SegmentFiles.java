package org.tribune.delivery.origin.playlist;

import java.util.Optional;
import org.tribune.core.hls.OpenSegment;
import org.tribune.core.hls.PartialSegment;
import org.tribune.core.hls.Segment;

/** Under which names the segments of a rendition's grid are listed: as they are, or as captions. */
public enum SegmentFiles {
  /** {@code 57.m4s}, fragmented MP4 behind one header. */
  MEDIA(".m4s", Optional.of("init.mp4")),
  /** {@code 57.vtt}: what is said in it, as WebVTT with a header of its own. */
  CAPTIONS(".vtt", Optional.empty());

  private final String extension;
  private final Optional<String> header;

  SegmentFiles(String extension, Optional<String> header) {
    this.extension = extension;
    this.header = header;
  }

  /** How the names of segments and parts end. */
  public String extension() {
    return extension;
  }

  /** The name of the header of all segments. */
  public Optional<String> header() {
    return header;
  }

  /** The name of a segment, or of a part of one. */
  String name(String number) {
    return number + extension;
  }

  private String named(String media) {
    return name(media.substring(0, media.length() - MEDIA.extension.length()));
  }

  /** A segment that is listed under its own name. */
  Segment of(Segment media) {
    return this == MEDIA
        ? media
        : new Segment(
            named(media.uri()),
            media.duration(),
            media.programDateTime(),
            media.gap(),
            media.discontinuity(),
            media.parts().stream().map(this::of).toList());
  }

  /** The segment that is being made. */
  OpenSegment of(OpenSegment media) {
    return this == MEDIA
        ? media
        : new OpenSegment(
            media.programDateTime(),
            media.discontinuity(),
            media.parts().stream().map(this::of).toList());
  }

  private PartialSegment of(PartialSegment media) {
    return new PartialSegment(
        named(media.uri()), media.duration(), media.independent(), media.gap());
  }
}
