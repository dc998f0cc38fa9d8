package org.tribune.core.hls;

import java.util.List;

/** The text of a {@link MediaPlaylist}, whole or as a delta update. */
public final class MediaPlaylistWriter {
  /** EXT-X-MAP without I-FRAMES-ONLY needs 6 (section 8). */
  private static final int VERSION_WITH_MAP = 6;

  /** EXT-X-SKIP needs 9 (section 8). */
  private static final int VERSION_WITH_SKIP = 9;

  private MediaPlaylistWriter() {}

  /** The whole playlist. */
  public static String write(MediaPlaylist playlist) {
    return write(playlist, /* skipped= */ 0);
  }

  /**
   * The delta update of the playlist (6.2.5.1), or the whole of it if there is nothing to leave
   * out.
   */
  public static String writeDelta(MediaPlaylist playlist) {
    return write(playlist, playlist.skippableSegments());
  }

  private static String write(MediaPlaylist playlist, int skipped) {
    List<Segment> segments = playlist.segments().subList(skipped, playlist.segments().size());
    TagWriter out = new TagWriter(512 + 128 * segments.size());
    writeHead(out, playlist, skipped);
    if (skipped > 0) {
      out.attributes("#EXT-X-SKIP").number("SKIPPED-SEGMENTS", skipped).end();
    } else {
      SegmentLines.writeMap(out, playlist.initialization());
    }
    // A delta update leaves none out: it is no answer to _HLS_skip=v2, which is not offered.
    playlist.dateRanges().forEach(range -> range.write(out));
    segments.forEach(segment -> SegmentLines.write(out, segment));
    playlist.lowLatency().ifPresent(lowLatency -> writeEdge(out, lowLatency));
    if (playlist.ended()) {
      out.tag("#EXT-X-ENDLIST");
    }
    return out.toString();
  }

  private static void writeHead(TagWriter out, MediaPlaylist playlist, int skipped) {
    out.tag("#EXTM3U")
        .tag("#EXT-X-VERSION", String.valueOf(skipped > 0 ? VERSION_WITH_SKIP : VERSION_WITH_MAP))
        .tag("#EXT-X-TARGETDURATION", String.valueOf(playlist.targetDuration()));
    playlist.lowLatency().ifPresent(lowLatency -> writeControl(out, lowLatency));
    out.tag("#EXT-X-MEDIA-SEQUENCE", String.valueOf(playlist.mediaSequence()))
        .tag("#EXT-X-DISCONTINUITY-SEQUENCE", String.valueOf(playlist.discontinuitySequence()));
  }

  private static void writeControl(TagWriter out, LowLatency lowLatency) {
    ServerControl control = lowLatency.serverControl();
    out.attributes("#EXT-X-SERVER-CONTROL")
        .bare("CAN-BLOCK-RELOAD", "YES")
        .bare("CAN-SKIP-UNTIL", DecimalSeconds.format(control.canSkipUntil()))
        .bare("HOLD-BACK", DecimalSeconds.format(control.holdBack()))
        .bare("PART-HOLD-BACK", DecimalSeconds.format(control.partHoldBack()))
        .end();
    out.attributes("#EXT-X-PART-INF")
        .bare("PART-TARGET", DecimalSeconds.format(lowLatency.partTarget()))
        .end();
  }

  private static void writeEdge(TagWriter out, LowLatency lowLatency) {
    lowLatency
        .open()
        .ifPresent(
            open -> {
              SegmentLines.writeStart(out, open.programDateTime(), open.discontinuity());
              open.parts().forEach(part -> SegmentLines.writePart(out, part));
            });
    lowLatency
        .preloadHint()
        .ifPresent(
            uri ->
                out.attributes("#EXT-X-PRELOAD-HINT")
                    .bare("TYPE", "PART")
                    .quoted("URI", uri)
                    .end());
    for (RenditionReport report : lowLatency.renditionReports()) {
      TagWriter.Attributes attributes =
          out.attributes("#EXT-X-RENDITION-REPORT")
              .quoted("URI", report.uri())
              .number("LAST-MSN", report.lastSegment());
      report.lastPart().ifPresent(part -> attributes.number("LAST-PART", part));
      attributes.end();
    }
  }
}
