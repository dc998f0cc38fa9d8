package org.tribune.core.film;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.log.EntryCodec;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.rendition.RenditionCodec;
import org.tribune.core.rendition.RenditionFormat;

/**
 * What the folder of an encoded film holds: {@code film.json}, beside {@code RENDITION/init.mp4},
 * {@code RENDITION/NUMBER.m4s} and playlists. Written last, so that a folder with it is whole.
 *
 * @param encodedFormat the renditions, as {@link RenditionCodec} writes them, in Base64
 * @param seconds how long the film is
 * @param source what the file was
 * @param loudness as it was measured; empty if there was no sound, or it was not asked for
 * @param chapters that the file named
 * @param captions WebVTT by its language, as in RFC 5646, that the file held as subtitles
 */
public record FilmManifest(
    String encodedFormat,
    double seconds,
    Source source,
    Optional<Loudness> loudness,
    List<Chapter> chapters,
    Map<String, String> captions) {
  /** Its name in the folder. */
  public static final String FILE = "film.json";

  private static final EntryCodec<FilmManifest> JSON = new JsonCodec<>(FilmManifest.class);

  public FilmManifest {
    chapters = List.copyOf(chapters);
    captions = Map.copyOf(captions);
  }

  /**
   * What a file was.
   *
   * @param container FFmpeg's names of it
   * @param picture its picture's codec and size, such as {@code h264 1920x1080}; empty: none
   * @param sound its sound's codec; empty: none
   * @param undecodable packets that were passed over since they were damaged
   */
  public record Source(
      String container, Optional<String> picture, Optional<String> sound, long undecodable) {}

  /**
   * How loud its sound was.
   *
   * @param integrated in LUFS; -70 or less: there was nothing to hear
   * @param truePeak in dBTP; empty for digital silence
   * @param gain in decibels that it was given
   */
  public record Loudness(double integrated, Optional<Double> truePeak, double gain) {}

  /**
   * A chapter.
   *
   * @param seconds from the film's start
   * @param title empty if it has none
   */
  public record Chapter(double seconds, String title) {}

  /** A manifest of a film with these renditions. */
  public static FilmManifest of(
      RenditionFormat format,
      double seconds,
      Source source,
      Optional<Loudness> loudness,
      List<Chapter> chapters,
      Map<String, String> captions) {
    return new FilmManifest(
        Base64.getEncoder().encodeToString(new RenditionCodec().encode(format)),
        seconds,
        source,
        loudness,
        chapters,
        captions);
  }

  /**
   * A manifest as {@link #encode} gave it.
   *
   * @throws org.tribune.core.log.LogException if it is none
   */
  public static FilmManifest decode(byte[] bytes) {
    return JSON.decode(bytes);
  }

  /** As JSON. */
  public byte[] encode() {
    return JSON.encode(this);
  }

  /** The renditions. */
  @JsonIgnore
  public RenditionFormat format() {
    return (RenditionFormat) new RenditionCodec().decode(Base64.getDecoder().decode(encodedFormat));
  }
}
