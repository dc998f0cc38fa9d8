package org.tribune.speech.text;

import java.util.Locale;
import org.tribune.speech.Word;

/**
 * How signs are set: in French with an apostrophe that is one, and with the space before a sign of
 * two parts that no line breaks at (Lexique des règles typographiques en usage à l'Imprimerie
 * nationale).
 */
final class Typography {
  private static final String NARROW_NO_BREAK_SPACE = "\u202f";
  private static final String NO_BREAK_SPACE = "\u00a0";

  private final boolean isFrench;

  Typography(Locale language) {
    isFrench = language.getLanguage().equals("fr");
  }

  Word of(Word word) {
    String text = isFrench ? french(word.text()) : word.text();
    return text.length() <= Word.LONGEST ? word.written(text) : word;
  }

  private static String french(String text) {
    return text.replaceAll("(?<=\\p{L})'(?=\\p{L}|$)", "’")
        // 12:30 is a time of day, and http: is no French.
        .replaceAll("(?<=[\\p{L}\\p{N})’])[ \u00a0\u202f]?([;?!]+)$", NARROW_NO_BREAK_SPACE + "$1")
        .replaceAll("(?<=[\\p{L}\\p{N})’])[ \u00a0\u202f]?(:)$", NO_BREAK_SPACE + "$1");
  }
}
