package org.tribune.catalogue.video;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tribune.catalogue.caption.CaptionText;
import org.tribune.core.text.ValidationException;

/**
 * How a report's film is shown: nothing of the film itself changes with it.
 *
 * @param poster the file of one of the recording's pictures; absent: the film's own
 * @param start where it begins, from the film's first frame on
 * @param end where it ends, likewise; absent: with the film
 * @param captions WebVTT text by its language, as in RFC 5646
 * @param unconfirmed languages whose captions were written for another film: nobody sees them
 *     before somebody said that they fit this one
 */
public record FilmSettings(
    Optional<String> poster,
    Duration start,
    Optional<Duration> end,
    Map<String, String> captions,
    Set<String> unconfirmed) {
  /** The name of the captions, for {@link VideoLog}. */
  public static final String CAPTIONS = "captions";

  /** The name of where it begins and ends, likewise. */
  static final String TRIM = "trim";

  /** Less is no film. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Lengths are given by frames and by players: what is so little beyond the end is the end. */
  private static final Duration ROUNDED = Duration.ofMillis(500);

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final Duration LONGEST = Duration.ofHours(24);

  /** The whole film, without captions. */
  public static final FilmSettings USUAL =
      new FilmSettings(Optional.empty(), Duration.ZERO, Optional.empty(), Map.of());

  public FilmSettings {
    captions = Map.copyOf(captions);
    // What an older program wrote has none.
    unconfirmed = unconfirmed == null ? Set.of() : only(captions, unconfirmed);
    if (poster.filter(file -> !FILE.matcher(file).matches()).isPresent()) {
      throw new ValidationException("video.no-such-picture");
    }
    Duration last = end.orElse(LONGEST);
    if (start.isNegative() || last.compareTo(start) <= 0 || last.compareTo(LONGEST) > 0) {
      throw new ValidationException("video.ends-before-start");
    }
    CaptionText.requireRoom(captions.size());
    captions.forEach(
        (language, text) -> {
          CaptionText.requireLanguage(language);
          CaptionText.require(text);
        });
  }

  /** Settings whose captions are all of this film. */
  public FilmSettings(
      Optional<String> poster,
      Duration start,
      Optional<Duration> end,
      Map<String, String> captions) {
    this(poster, start, end, captions, /* unconfirmed= */ Set.of());
  }

  private static Set<String> only(Map<String, String> captions, Set<String> languages) {
    return languages.stream().filter(captions::containsKey).collect(Collectors.toUnmodifiableSet());
  }

  /** True if all of the film is shown. */
  public boolean isWhole() {
    return start.isZero() && end.isEmpty();
  }

  /** True if this moment of the film is shown. */
  public boolean shows(Duration moment) {
    return moment.compareTo(start) >= 0
        && end.filter(last -> moment.compareTo(last) >= 0).isEmpty();
  }

  /** Shown with another of its pictures. */
  public FilmSettings withPoster(String file) {
    return new FilmSettings(Optional.of(file), start, end, captions, unconfirmed);
  }

  /**
   * Nothing if a film of this length can be shown so.
   *
   * @throws ValidationException if it begins or ends where the film is not, or less than a second
   *     is left
   */
  public void requireWithin(Duration film) {
    if (isWhole()) {
      return;
    }
    Duration last = end.orElse(film);
    if (start.compareTo(film) >= 0 || last.compareTo(film.plus(ROUNDED)) > 0) {
      throw new ValidationException("video.cut-outside", seconds(film));
    }
    if (last.minus(start).compareTo(SHORTEST) < 0) {
      throw new ValidationException("video.cut-too-short");
    }
  }

  private static String seconds(Duration film) {
    return BigDecimal.valueOf(film.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /** With captions in this language, in place of those that are there. */
  public FilmSettings withCaptions(String language, String text) {
    Map<String, String> next = new TreeMap<>(captions);
    next.put(language, text);
    return new FilmSettings(poster, start, end, next, without(Set.of(language)));
  }

  /**
   * With the captions that the film itself brought, as far as there is room: in the languages that
   * have none, and in place of those that were another film's.
   */
  FilmSettings withBroughtCaptions(Map<String, String> brought) {
    Map<String, String> next = new TreeMap<>(captions);
    new TreeMap<>(brought)
        .forEach(
            (language, text) -> {
              if (unconfirmed.contains(language)) {
                next.put(language, text);
              } else if (next.size() < CaptionText.MOST_LANGUAGES) {
                next.putIfAbsent(language, text);
              }
            });
    return new FilmSettings(poster, start, end, next, without(brought.keySet()));
  }

  /** With the captions in these languages taken for this film's. */
  public FilmSettings confirmed(Set<String> languages) {
    return new FilmSettings(poster, start, end, captions, without(languages));
  }

  /** The captions that are this film's. */
  public Map<String, String> shownCaptions() {
    Map<String, String> shown = new TreeMap<>(captions);
    shown.keySet().removeAll(unconfirmed);
    return shown;
  }

  private Set<String> without(Set<String> languages) {
    return unconfirmed.stream()
        .filter(each -> !languages.contains(each))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Without captions in this language. */
  public FilmSettings withoutCaptions(String language) {
    Map<String, String> next = new TreeMap<>(captions);
    next.remove(language);
    return new FilmSettings(poster, start, end, next, unconfirmed);
  }

  /**
   * With these captions, and no other: those that were another film's, and are the same, still are.
   */
  FilmSettings captioned(Map<String, String> texts) {
    Set<String> same =
        unconfirmed.stream()
            .filter(each -> Objects.equals(texts.get(each), captions.get(each)))
            .collect(Collectors.toSet());
    return new FilmSettings(poster, start, end, texts, same);
  }

  /** The same without captions. */
  public FilmSettings withoutCaptions() {
    return captioned(Map.of());
  }

  /**
   * For another film: what was chosen in this one's pictures and times means nothing there, and its
   * captions perhaps neither.
   */
  FilmSettings forAnotherFilm() {
    return new FilmSettings(
        Optional.empty(), Duration.ZERO, Optional.empty(), captions, captions.keySet());
  }

  /** For the first film: captions that were written before it came are its own. */
  FilmSettings forTheFirstFilm() {
    return new FilmSettings(
        Optional.empty(), Duration.ZERO, Optional.empty(), captions, unconfirmed);
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
    if (!captions.equals(next.captions) || !unconfirmed.equals(next.unconfirmed)) {
      changed.add(CAPTIONS);
    }
    return changed;
  }
}
