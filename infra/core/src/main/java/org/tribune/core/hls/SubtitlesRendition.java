package org.tribune.core.hls;

import java.util.Locale;
import org.tribune.core.text.Messages;

/**
 * EXT-X-MEDIA TYPE=SUBTITLES (4.4.6.1) of what is said. Nobody is shown it unasked (DEFAULT=NO),
 * and a player may choose it for who has asked for captions (AUTOSELECT=YES).
 *
 * @param name NAME, as a person reads it
 * @param language LANGUAGE, as in RFC 5646
 * @param uri URI of its media playlist
 */
public record SubtitlesRendition(String name, String language, String uri) {
  /** GROUP-ID of all of them. */
  static final String GROUP = "captions";

  /** CHARACTERISTICS by which a player finds what is for who does not hear (4.4.6.1). */
  static final String FOR_THE_DEAF =
      "public.accessibility.transcribes-spoken-dialog,"
          + "public.accessibility.describes-music-and-sound";

  /**
   * One whose name says what it is: {@code Français (automatique)}.
   *
   * @param isAutomatic true if nobody has looked at what a recogniser heard
   */
  public static SubtitlesRendition of(String language, boolean isAutomatic, String uri) {
    String name = nameOf(language);
    Messages messages = Messages.in(Locale.forLanguageTag(language).getLanguage());
    return new SubtitlesRendition(
        isAutomatic ? messages.text("caption.automatic", name) : name, language, uri);
  }

  /** A language as who speaks it calls it: {@code Français}; its tag if Java knows no name. */
  static String nameOf(String language) {
    Locale locale = Locale.forLanguageTag(language);
    String name = locale.getDisplayLanguage(locale);
    return name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }
}
