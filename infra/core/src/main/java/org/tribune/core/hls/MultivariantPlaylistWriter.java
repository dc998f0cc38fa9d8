package org.tribune.core.hls;

import org.tribune.core.time.FrameRate;

/** The text of a {@link MultivariantPlaylist}. */
public final class MultivariantPlaylistWriter {
  /** Nothing in it needs more; EXT-X-MEDIA advises 4 (section 8). */
  private static final int VERSION = 4;

  private MultivariantPlaylistWriter() {}

  /** The whole playlist. */
  public static String write(MultivariantPlaylist playlist) {
    TagWriter out = new TagWriter(2_048);
    out.tag("#EXTM3U")
        .tag("#EXT-X-VERSION", String.valueOf(VERSION))
        .tag("#EXT-X-INDEPENDENT-SEGMENTS");
    playlist
        .sessionData()
        .forEach(
            data ->
                out.attributes("#EXT-X-SESSION-DATA")
                    .quoted("DATA-ID", data.id())
                    .quoted("URI", data.uri())
                    .end());
    playlist.audio().forEach(rendition -> writeAudio(out, rendition));
    playlist.subtitles().forEach(rendition -> writeSubtitles(out, rendition));
    playlist.variants().forEach(variant -> writeVariant(out, variant));
    playlist.iFrames().forEach(variant -> writeIFrames(out, variant));
    return out.toString();
  }

  private static void writeAudio(TagWriter out, AudioRendition rendition) {
    out.attributes("#EXT-X-MEDIA")
        .bare("TYPE", "AUDIO")
        .quoted("GROUP-ID", rendition.groupId())
        .quoted("NAME", rendition.name())
        .quoted("LANGUAGE", rendition.language())
        .bare("DEFAULT", rendition.isDefault() ? "YES" : "NO")
        .bare("AUTOSELECT", "YES")
        .quoted("CHANNELS", String.valueOf(rendition.channels()))
        .quoted("URI", rendition.uri())
        .end();
  }

  private static void writeSubtitles(TagWriter out, SubtitlesRendition rendition) {
    out.attributes("#EXT-X-MEDIA")
        .bare("TYPE", "SUBTITLES")
        .quoted("GROUP-ID", SubtitlesRendition.GROUP)
        .quoted("NAME", rendition.name())
        .quoted("LANGUAGE", rendition.language())
        .bare("DEFAULT", "NO")
        .bare("AUTOSELECT", "YES")
        .quoted("CHARACTERISTICS", SubtitlesRendition.FOR_THE_DEAF)
        .quoted("URI", rendition.uri())
        .end();
  }

  private static void writeVariant(TagWriter out, Variant variant) {
    TagWriter.Attributes attributes =
        out.attributes("#EXT-X-STREAM-INF")
            .number("BANDWIDTH", variant.bandwidth())
            .number("AVERAGE-BANDWIDTH", variant.averageBandwidth())
            .quoted("CODECS", String.join(",", variant.codecs()));
    variant
        .picture()
        .ifPresent(
            picture ->
                attributes
                    .bare("RESOLUTION", picture.width() + "x" + picture.height())
                    .bare("FRAME-RATE", threeDecimals(picture.frameRate())));
    variant.audioGroup().ifPresent(group -> attributes.quoted("AUDIO", group));
    if (variant.hasSubtitles()) {
      attributes.quoted("SUBTITLES", SubtitlesRendition.GROUP);
    }
    attributes.bare("CLOSED-CAPTIONS", "NONE").end().uri(variant.uri());
  }

  private static void writeIFrames(TagWriter out, IFrameVariant variant) {
    out.attributes("#EXT-X-I-FRAME-STREAM-INF")
        .number("BANDWIDTH", variant.bandwidth())
        .number("AVERAGE-BANDWIDTH", variant.averageBandwidth())
        .quoted("CODECS", variant.codec())
        .bare("RESOLUTION", variant.width() + "x" + variant.height())
        .quoted("URI", variant.uri())
        .end();
  }

  private static String threeDecimals(FrameRate rate) {
    long thousandths = (2_000L * rate.numerator() + rate.denominator()) / (2L * rate.denominator());
    String fraction = String.valueOf(1_000 + thousandths % 1_000).substring(1);
    return thousandths / 1_000 + "." + fraction;
  }
}
