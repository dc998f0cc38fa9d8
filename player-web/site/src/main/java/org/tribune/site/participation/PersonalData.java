package org.tribune.site.participation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.question.Flag;

/**
 * Finds by what somebody could be reached or recognised: telephone numbers, e-mail and postal
 * addresses, accounts, social security numbers, licence plates. Each expression is bounded or
 * possessive, so that its time grows with the text and no faster. Safe for all threads.
 */
final class PersonalData {
  private static final String SEPARATOR = "[ ./_-]{0,3}+";

  /** What a number is an amount of. */
  private static final String NO_AMOUNT =
      "(?!\\d| ?(?:€|%|k€|m€|euros?\\b|eur\\b|m2\\b|m3\\b|habitants?\\b|[kmg]wh?\\b))";

  /** In pairs, as nearly everybody writes them: 06 12 34 56 78. */
  private static final Pattern PHONE_IN_PAIRS =
      Pattern.compile("(?<![\\d,+])0[1-9](?:([ ./_-]{1,3})\\d\\d)(?:\\1\\d\\d){3}(?!\\d)");

  /** Grouped in any way; but not a day, which may stand before an hour. */
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<!\\d)(?<!\\d[ .,/-])(?<![a-z])(?!\\d\\d[ ./-]\\d\\d[ ./-](?:19|20)\\d\\d(?!\\d))"
              + "\\(?0[1-9]\\)?(?:"
              + SEPARATOR
              + "\\d){8}(?![a-z\\d])(?![ .,/-]\\d)"
              + NO_AMOUNT);

  private static final Pattern FRENCH_PHONE_FROM_ABROAD =
      Pattern.compile(
          "(?<![\\d+])(?<!\\d[ .,])\\(?(?:\\+|00)"
              + SEPARATOR
              + "33\\)?"
              + SEPARATOR
              + "(?:\\(0\\)|0)?"
              + SEPARATOR
              + "[1-9](?:"
              + SEPARATOR
              + "\\d){8}(?!\\d)");

  private static final Pattern FOREIGN_PHONE =
      Pattern.compile(
          "(?<![\\d+\\w])(?<!\\d[ .,])(?:\\+[1-9](?:[ ./()_-]{0,3}+\\d){7,14}+"
              + "|00[1-9](?:[ ./()_-]{0,3}+\\d){8,13}+)"
              + NO_AMOUNT);

  private static final String AT = " ?(?:@|[(\\[{<] ?(?:at|a|@|arobase?|arrobase) ?[)\\]}>]) ?";
  private static final String DOT = " ?(?:\\.|[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>]) ?";
  private static final String ENDING = "(?:fr|com|org|net|eu|info|bzh|be|ch|lu|ca|de|uk|es|it)";
  private static final String NAME = "(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}+";

  private static final Pattern EMAIL =
      Pattern.compile(
          NAME + " ?@ ?[a-z0-9-]{1,63}+(?:\\.[a-z0-9-]{1,63}+){0,4}+(?<=\\.[a-z]{2,24})");

  /** As people write it so that machines don't find it. */
  private static final Pattern HIDDEN_EMAIL =
      Pattern.compile(
          NAME
              + "(?:"
              + AT
              + "| (?:arobase|arrobase) | at (?=[a-z0-9-]{1,63}+ dot ))[a-z0-9-]{1,63}+(?:"
              + DOT
              + "| (?:dot|point) )"
              + "(?:[a-z0-9-]{1,63}+(?:"
              + DOT
              + "| (?:dot|point) )){0,2}"
              + ENDING
              + "\\b");

  private static final Pattern PLATE =
      Pattern.compile(
          "(?<![a-z0-9])(?<![a-z0-9]-)[a-hj-np-tv-z]{2}(?:-\\d{3}-|\\d{3})[a-hj-np-tv-z]{2}"
              + "(?![a-z0-9])(?!-[a-z0-9])");

  /** With spaces it must be in capitals, as two words stand on either side of many a number. */
  private static final Pattern SPACED_PLATE =
      Pattern.compile(
          "(?<![a-z0-9])(?!(?:de|en|et|la|le|ce|ne|se|me|te|je|ca|sa|ma|ta|rd|rn|cd)\\b)"
              + "[a-hj-np-tv-z]{2} \\d{3} (?!(?:de|en|et|la|le|km|kg|ha)\\b)"
              + "[a-hj-np-tv-z]{2}(?![a-z0-9])");

  private static final List<Pattern> PHONES =
      List.of(PHONE_IN_PAIRS, PHONE, FRENCH_PHONE_FROM_ABROAD, FOREIGN_PHONE);

  /** Without any of these there is no e-mail address, nor a hidden one. */
  private static final Pattern MAYBE_EMAIL = Pattern.compile("[@(\\[{<]| ar{1,2}obase | at ");

  private static final int FEWEST_OF_PHONE = 8;
  private static final int FEWEST_OF_CHECKED = 8;
  private static final int FEWEST_OF_PLATE = 3;

  private PersonalData() {}

  /** Notes whatever of it is in the text. Most texts have no digit, and take no time. */
  static void find(FoldedText text, List<TextSpan> into) {
    long digits = text.folded().chars().filter(Character::isDigit).count();
    if (digits > 0) {
      PostalAddresses.find(text, into);
    }
    if (digits >= FEWEST_OF_PHONE) {
      PHONES.forEach(each -> note(each, text, into));
    }
    if (digits >= FEWEST_OF_CHECKED) {
      CheckedNumbers.find(text, into);
    }
    if (digits >= FEWEST_OF_PLATE) {
      note(PLATE, text, into);
      noteSpacedPlates(text, into);
    }
    if (MAYBE_EMAIL.matcher(text.folded()).find()) {
      note(EMAIL, text, into);
      note(HIDDEN_EMAIL, text, into);
    }
  }

  private static void noteSpacedPlates(FoldedText text, List<TextSpan> into) {
    Matcher plates = SPACED_PLATE.matcher(text.folded());
    while (plates.find()) {
      String plate = text.original(plates.start(), plates.end());
      if (plate.chars().noneMatch(Character::isLowerCase)) {
        text.note(Flag.PERSONAL_DATA, plates, into);
      }
    }
  }

  private static void note(Pattern pattern, FoldedText text, List<TextSpan> into) {
    Matcher found = pattern.matcher(text.folded());
    while (found.find()) {
      text.note(Flag.PERSONAL_DATA, found, into);
    }
  }
}
