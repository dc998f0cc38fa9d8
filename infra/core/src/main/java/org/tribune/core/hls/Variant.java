package org.tribune.core.hls;

import java.util.List;
import java.util.Optional;
import org.tribune.core.time.FrameRate;

/**
 * EXT-X-STREAM-INF (4.4.6.2).
 *
 * @param uri its line
 * @param bandwidth BANDWIDTH: the peak, with its audio
 * @param averageBandwidth AVERAGE-BANDWIDTH, with its audio
 * @param codecs CODECS of all its renditions, as in RFC 6381
 * @param picture RESOLUTION and FRAME-RATE; absent if it is sound alone
 * @param audioGroup AUDIO: the GROUP-ID that it is played with
 * @param hasSubtitles SUBTITLES: it can be read with them
 */
public record Variant(
    String uri,
    long bandwidth,
    long averageBandwidth,
    List<String> codecs,
    Optional<Picture> picture,
    Optional<String> audioGroup,
    boolean hasSubtitles) {
  public Variant {
    codecs = List.copyOf(codecs);
  }

  /**
   * The picture's form.
   *
   * @param width pixels
   * @param height pixels
   * @param frameRate the highest, written with three decimals
   */
  public record Picture(int width, int height, FrameRate frameRate) {}
}
