package org.tribune.catalogue.caption;

import java.time.Duration;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;

/** What every text of captions must be, of a film or of a recording. */
public final class CaptionText {
  /** In how many languages something may have captions. */
  public static final int MOST_LANGUAGES = 8;

  /** Nothing is read for longer: a file in which something stays has lost its times. */
  public static final Duration LONGEST_CUE = Duration.ofMinutes(10);

  /** Three hours of speech are some 200 kB. */
  private static final int LONGEST = 500_000;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}");

  private CaptionText() {}

  /**
   * Nothing if there may be so many languages.
   *
   * @throws ValidationException if they are too many
   */
  public static void requireRoom(int languages) {
    if (languages > MOST_LANGUAGES) {
      throw new ValidationException("caption.too-many-languages", MOST_LANGUAGES);
    }
  }

  /**
   * Nothing if this is the tag of a language, as in RFC 5646.
   *
   * @throws ValidationException if it is not
   */
  public static void requireLanguage(String language) {
    if (!LANGUAGE.matcher(language).matches()) {
      throw new ValidationException("caption.language-unreadable");
    }
  }

  /**
   * Nothing if {@code text} may be captions.
   *
   * @throws ValidationException if it is too long, or no WebVTT
   */
  public static void require(String text) {
    if (text.length() > LONGEST) {
      throw new ValidationException("caption.too-long", LONGEST);
    }
    boolean isBinary =
        text.chars().anyMatch(each -> each < ' ' && each != '\n' && each != '\r' && each != '\t');
    if (isBinary || !text.startsWith("WEBVTT")) {
      throw new ValidationException("caption.not-webvtt");
    }
  }
}
