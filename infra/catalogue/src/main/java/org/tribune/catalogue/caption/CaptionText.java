package org.tribune.catalogue.caption;

import java.util.regex.Pattern;
import org.tribune.core.text.UnfitException;

/** What every text of captions must be, of a film or of a recording. */
public final class CaptionText {
  /** In how many languages something may have captions. */
  public static final int MOST_LANGUAGES = 8;

  /** Three hours of speech are some 200 kB. */
  private static final int LONGEST = 500_000;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}");

  private CaptionText() {}

  /**
   * Nothing if there may be so many languages.
   *
   * @throws UnfitException if they are too many
   */
  public static void requireRoom(int languages) {
    if (languages > MOST_LANGUAGES) {
      throw new UnfitException(
          "Des sous-titres en " + MOST_LANGUAGES + " langues au plus.",
          "Captions in at most " + MOST_LANGUAGES + " languages.");
    }
  }

  /**
   * Nothing if this is the tag of a language, as in RFC 5646.
   *
   * @throws UnfitException if it is not
   */
  public static void requireLanguage(String language) {
    if (!LANGUAGE.matcher(language).matches()) {
      throw new UnfitException(
          "La langue s’écrit comme « fr », « en » ou « oc ».",
          "A language is written like 'fr', 'en' or 'oc'.");
    }
  }

  /**
   * Nothing if {@code text} may be captions.
   *
   * @throws UnfitException if it is too long, or no WebVTT
   */
  public static void require(String text) {
    if (text.length() > LONGEST) {
      throw new UnfitException(
          "Ces sous-titres dépassent " + LONGEST + " caractères : est-ce le bon fichier ?",
          "These captions are longer than " + LONGEST + " characters: is this the right file?");
    }
    boolean isBinary =
        text.chars().anyMatch(each -> each < ' ' && each != '\n' && each != '\r' && each != '\t');
    if (isBinary || !text.startsWith("WEBVTT")) {
      throw new UnfitException(
          "Ce ne sont pas des sous-titres WebVTT : la première ligne doit être « WEBVTT ».",
          "These are no WebVTT captions: the first line must be \"WEBVTT\".");
    }
  }
}
