package org.tribune.transcoder.film;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.config.TranscoderConfig;

/**
 * How a film is made.
 *
 * @param transcoder the ladder and the lengths of segments
 * @param title stands in for the picture of a file that has none
 * @param language of the sound, as in RFC 5646
 * @param origin what the playlists tell as the time of its first picture
 * @param loudness the integrated loudness that it gets, in LUFS; empty: as it is
 * @param longest that it may be
 */
public record FilmOptions(
    TranscoderConfig transcoder,
    String title,
    String language,
    Instant origin,
    Optional<Double> loudness,
    Duration longest) {}
