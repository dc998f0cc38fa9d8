package org.tribune.site.search.index;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** The names of speakers: one is the same with other capitals, accents and spaces. */
public final class SpeakerName {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");

  /** One letter may become so many, such as a ligature. */
  private static final int MOST_LETTERS = 4;

  private SpeakerName() {}

  /** What the same name is known by however it is written. */
  public static String folded(String name) {
    String whole = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    char[] plain = new char[whole.length() * MOST_LETTERS];
    int length = ASCIIFoldingFilter.foldToASCII(whole.toCharArray(), 0, plain, 0, whole.length());
    return SPACES.matcher(new String(plain, 0, length)).replaceAll(" ").strip();
  }
}
