package org.tribune.core.hls;

/** The text of a {@link VodPlaylist}. */
public final class VodPlaylistWriter {
  /** EXT-X-MAP needs 6, in a playlist of key frames 5 (section 8). */
  private static final int VERSION = 6;

  private static final int VERSION_OF_I_FRAMES = 5;

  private VodPlaylistWriter() {}

  /** The whole playlist. */
  public static String write(VodPlaylist playlist) {
    TagWriter out = new TagWriter(512 + 40 * playlist.segments().size());
    int version = playlist.iFramesOnly() ? VERSION_OF_I_FRAMES : VERSION;
    out.tag("#EXTM3U")
        .tag("#EXT-X-VERSION", String.valueOf(version))
        .tag("#EXT-X-TARGETDURATION", String.valueOf(playlist.targetDuration()))
        .tag("#EXT-X-MEDIA-SEQUENCE", "0")
        .tag("#EXT-X-PLAYLIST-TYPE", "VOD");
    if (playlist.iFramesOnly()) {
      out.tag("#EXT-X-I-FRAMES-ONLY");
    }
    SegmentLines.writeMap(out, playlist.initialization());
    playlist.dateRanges().forEach(range -> range.write(out));
    playlist.segments().forEach(segment -> SegmentLines.write(out, segment));
    out.tag("#EXT-X-ENDLIST");
    return out.toString();
  }
}
