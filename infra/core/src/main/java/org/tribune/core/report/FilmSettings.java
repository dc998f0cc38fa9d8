package org.tribune.core.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tribune.core.sitting.UnfitException;

/**
 * How a report's film is shown: nothing of the film itself changes with it.
 *
 * @param poster the file of one of the recording's pictures; absent: the film's own
 * @param start where it begins, from the film's first frame on
 * @param end where it ends, likewise; absent: with the film
 * @param captions WebVTT text by its language, as in RFC 5646
 */
public record FilmSettings(
    Optional<String> poster, Duration start, Optional<Duration> end, Map<String, String> captions) {
  /** The name of the captions, for {@link ReportLog}. */
  static final String CAPTIONS = "captions";

  /** The name of where it begins and ends, likewise. */
  static final String TRIM = "trim";

  /** Less is no film. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Lengths are told by frames and by players: what is so little beyond the end is the end. */
  private static final Duration ROUNDED = Duration.ofMillis(500);

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Duration LONGEST = Duration.ofHours(24);

  /** Three hours of speech are some 200 kB. */
  private static final int LONGEST_CAPTIONS = 500_000;

  private static final int MOST_LANGUAGES = 8;

  /** The whole film, without captions. */
  public static final FilmSettings USUAL =
      new FilmSettings(Optional.empty(), Duration.ZERO, Optional.empty(), Map.of());

  public FilmSettings {
    captions = Map.copyOf(captions);
    if (poster.filter(file -> !FILE.matcher(file).matches()).isPresent()) {
      throw new UnfitException(
          "Choisissez une des images proposées.", "Choose one of the pictures that are offered.");
    }
    Duration last = end.orElse(LONGEST);
    if (start.isNegative() || last.compareTo(start) <= 0 || last.compareTo(LONGEST) > 0) {
      throw new UnfitException(
          "Le film doit finir après son début, dans les 24 heures.",
          "The film must end after it begins, within 24 hours.");
    }
    if (captions.size() > MOST_LANGUAGES) {
      throw new UnfitException(
          "Des sous-titres en " + MOST_LANGUAGES + " langues au plus.",
          "Captions in at most " + MOST_LANGUAGES + " languages.");
    }
    captions.forEach(FilmSettings::require);
  }

  private static void require(String language, String text) {
    ReportTexts.requireLanguage(language);
    if (text.length() > LONGEST_CAPTIONS) {
      throw new UnfitException(
          "Ces sous-titres dépassent " + LONGEST_CAPTIONS + " caractères : est-ce le bon fichier ?",
          "These captions are longer than "
              + LONGEST_CAPTIONS
              + " characters: is this the right file?");
    }
    boolean isBinary =
        text.chars().anyMatch(each -> each < ' ' && each != '\n' && each != '\r' && each != '\t');
    if (isBinary || !text.startsWith("WEBVTT")) {
      throw new UnfitException(
          "Ce ne sont pas des sous-titres WebVTT : la première ligne doit être « WEBVTT ».",
          "These are no WebVTT captions: the first line must be \"WEBVTT\".");
    }
  }

  /** True if all of the film is shown. */
  public boolean isWhole() {
    return start.isZero() && end.isEmpty();
  }

  /**
   * Nothing if a film of this length can be shown so.
   *
   * @throws UnfitException if it begins or ends where the film is not, or less than a second is
   *     left
   */
  public void requireWithin(Duration film) {
    if (isWhole()) {
      return;
    }
    Duration last = end.orElse(film);
    if (start.compareTo(film) >= 0 || last.compareTo(film.plus(ROUNDED)) > 0) {
      throw new UnfitException(
          "Le film dure " + seconds(film) + " s : choisissez un début et une fin qui y sont.",
          "The film is " + seconds(film) + " s long: choose a start and an end that are in it.");
    }
    if (last.minus(start).compareTo(SHORTEST) < 0) {
      throw new UnfitException(
          "Il resterait moins d'une seconde du film : éloignez le début de la fin.",
          "Less than a second of the film would be left: move its start away from its end.");
    }
  }

  private static String seconds(Duration film) {
    return BigDecimal.valueOf(film.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /** With captions in this language, in place of those that are there. */
  public FilmSettings withCaptions(String language, String text) {
    Map<String, String> next = new TreeMap<>(captions);
    next.put(language, text);
    return new FilmSettings(poster, start, end, next);
  }

  /** With these captions too, as far as there are none in their languages, and there is room. */
  FilmSettings withMissingCaptions(Map<String, String> more) {
    Map<String, String> next = new TreeMap<>(captions);
    new TreeMap<>(more)
        .forEach(
            (language, text) -> {
              if (next.size() < MOST_LANGUAGES) {
                next.putIfAbsent(language, text);
              }
            });
    return new FilmSettings(poster, start, end, next);
  }

  /** Without captions in this language. */
  public FilmSettings withoutCaptions(String language) {
    Map<String, String> next = new TreeMap<>(captions);
    next.remove(language);
    return new FilmSettings(poster, start, end, next);
  }

  /** With these captions, and no other. */
  FilmSettings captioned(Map<String, String> texts) {
    return new FilmSettings(poster, start, end, texts);
  }

  /** The same without captions. */
  public FilmSettings withoutCaptions() {
    return captioned(Map.of());
  }

  /** For another film: what was chosen in this one's pictures and times means nothing there. */
  FilmSettings forAnotherFilm() {
    return new FilmSettings(Optional.empty(), Duration.ZERO, Optional.empty(), captions);
  }

  /** The names of what is another in {@code next}. */
  List<String> changedIn(FilmSettings next) {
    List<String> changed = new ArrayList<>();
    if (!poster.equals(next.poster)) {
      changed.add("poster");
    }
    if (!start.equals(next.start) || !end.equals(next.end)) {
      changed.add(TRIM);
    }
    if (!captions.equals(next.captions)) {
      changed.add(CAPTIONS);
    }
    return changed;
  }
}
