package org.tribune.core.hls;

import java.util.List;

/**
 * A multivariant playlist (4.4.6) whose segments are independent (EXT-X-INDEPENDENT-SEGMENTS) and
 * that holds no closed captions (CLOSED-CAPTIONS=NONE).
 *
 * @param audio EXT-X-MEDIA TYPE=AUDIO
 * @param variants EXT-X-STREAM-INF, the one to start with first
 */
public record MultivariantPlaylist(List<AudioRendition> audio, List<Variant> variants) {
  public MultivariantPlaylist {
    audio = List.copyOf(audio);
    variants = List.copyOf(variants);
  }
}
