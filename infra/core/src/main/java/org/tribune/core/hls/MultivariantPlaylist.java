package org.tribune.core.hls;

import java.util.List;

/**
 * A multivariant playlist (4.4.6) whose segments are independent (EXT-X-INDEPENDENT-SEGMENTS) and
 * that holds no closed captions (CLOSED-CAPTIONS=NONE).
 *
 * @param audio EXT-X-MEDIA TYPE=AUDIO
 * @param subtitles EXT-X-MEDIA TYPE=SUBTITLES, all of one group
 * @param variants EXT-X-STREAM-INF, the one to start with first
 * @param sessionData EXT-X-SESSION-DATA
 * @param iFrames EXT-X-I-FRAME-STREAM-INF, of what has an end
 */
public record MultivariantPlaylist(
    List<SessionData> sessionData,
    List<AudioRendition> audio,
    List<SubtitlesRendition> subtitles,
    List<Variant> variants,
    List<IFrameVariant> iFrames) {
  public MultivariantPlaylist {
    sessionData = List.copyOf(sessionData);
    audio = List.copyOf(audio);
    subtitles = List.copyOf(subtitles);
    variants = List.copyOf(variants);
    iFrames = List.copyOf(iFrames);
  }

  /** A playlist without captions, playlists of key frames, or more to say. */
  public MultivariantPlaylist(List<AudioRendition> audio, List<Variant> variants) {
    this(List.of(), audio, List.of(), variants, List.of());
  }
}
