package org.tribune.catalogue.minutes.draft;

import java.util.regex.Pattern;

/**
 * Keeps on one line what must not be parted: a number and what it counts, a title and its name, and
 * in French a mark and its word. Doing it twice is doing it once.
 */
public final class NoBreakSpaces {
  private static final String NO_BREAK = "\u00A0";

  /** "31 voix", "18 h 30", "n° 2"; but not the number of an item before its title. */
  private static final Pattern AT_A_NUMBER =
      Pattern.compile(
          "(?<=\\d)(?<!^[\\d.]{1,40}) (?=[\\p{L}%€])|(?<=\\d) (?=h )"
              + "|(?<=[\\d\u00A0]h) (?=\\d)|(?<=n°) (?=\\d)",
          Pattern.MULTILINE);

  private static final Pattern AFTER_A_TITLE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(M\\.|MM\\.|Mme|Mmes|Mlle|Me|Dr|Pr|Mr|Mrs|Ms) (?=\\p{Lu})");

  private static final Pattern BESIDE_A_FRENCH_MARK = Pattern.compile(" (?=[:;?!»])|(?<=«) ");

  private NoBreakSpaces() {}

  /**
   * The same text with no-break spaces where they belong.
   *
   * @param language of the text: {@code fr} or {@code en}
   */
  public static String in(String text, String language) {
    String kept = AT_A_NUMBER.matcher(text).replaceAll(NO_BREAK);
    // "18 h" has its own by now.
    kept = AT_A_NUMBER.matcher(kept).replaceAll(NO_BREAK);
    kept = AFTER_A_TITLE.matcher(kept).replaceAll("$1" + NO_BREAK);
    return language.equals("fr") ? BESIDE_A_FRENCH_MARK.matcher(kept).replaceAll(NO_BREAK) : kept;
  }
}
