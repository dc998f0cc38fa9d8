package org.tribune.core.hls;

/** The text of a {@link RewindPlaylist}. */
public final class RewindPlaylistWriter {
  /** EXT-X-MAP without I-FRAMES-ONLY needs 6, EXT-X-SKIP 9 (section 8). */
  private static final int VERSION_WITH_MAP = 6;

  private static final int VERSION_WITH_SKIP = 9;

  private RewindPlaylistWriter() {}

  /** The whole playlist, or the delta update that it is. */
  public static String write(RewindPlaylist playlist) {
    int skipped = playlist.skipped();
    int target = playlist.targetDuration();
    TagWriter out = new TagWriter(512 + 96 * playlist.segments().size());
    out.tag("#EXTM3U")
        .tag("#EXT-X-VERSION", String.valueOf(skipped > 0 ? VERSION_WITH_SKIP : VERSION_WITH_MAP))
        .tag("#EXT-X-TARGETDURATION", String.valueOf(target));
    out.attributes("#EXT-X-SERVER-CONTROL")
        .bare("CAN-BLOCK-RELOAD", "YES")
        .bare("CAN-SKIP-UNTIL", DecimalSeconds.format(RewindPlaylist.canSkipUntil(target)))
        .bare("HOLD-BACK", DecimalSeconds.format(RewindPlaylist.holdBack(target)))
        .end();
    out.tag("#EXT-X-MEDIA-SEQUENCE", String.valueOf(playlist.mediaSequence()))
        .tag("#EXT-X-DISCONTINUITY-SEQUENCE", "0");
    if (skipped > 0) {
      out.attributes("#EXT-X-SKIP").number("SKIPPED-SEGMENTS", skipped).end();
    } else {
      SegmentLines.writeMap(out, playlist.initialization());
    }
    playlist.dateRanges().forEach(range -> range.write(out));
    playlist.segments().forEach(segment -> SegmentLines.write(out, segment));
    if (playlist.ended()) {
      out.tag("#EXT-X-ENDLIST");
    }
    return out.toString();
  }
}
