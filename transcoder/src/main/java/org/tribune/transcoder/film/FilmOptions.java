package org.tribune.transcoder.film;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.media.slate.SlateBrand;

/**
 * How a film is made.
 *
 * @param transcoder the ladder and the lengths of segments
 * @param title stands in for the picture of a file that has none
 * @param brand how that picture looks
 * @param language of the sound, as in RFC 5646
 * @param origin what the playlists give as the time of its first picture
 * @param loudness the integrated loudness that it gets, in LUFS; empty: as it is
 * @param longest that it may be
 * @param acceptsShort a film is made of what is there of a file that ends before its end
 */
public record FilmOptions(
    TranscoderConfig transcoder,
    String title,
    SlateBrand brand,
    String language,
    Instant origin,
    Optional<Double> loudness,
    Duration longest,
    boolean acceptsShort) {
  /** The same for a file of which whatever is there is wanted. */
  public FilmOptions acceptingShort() {
    return new FilmOptions(
        transcoder, title, brand, language, origin, loudness, longest, /* acceptsShort= */ true);
  }
}
