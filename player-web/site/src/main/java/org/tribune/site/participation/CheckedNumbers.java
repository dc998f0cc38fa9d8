package org.tribune.site.participation;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.question.Flag;

/**
 * Finds numbers that carry check digits, which distinguish them from all others: those of bank
 * accounts (IBAN, ISO 13616: 97 is the modulus) and of the French social security (97 again). Safe
 * for all threads.
 */
final class CheckedNumbers {
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  /** How long an account's number is, of the countries from which one is likely to be written. */
  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("fr", 27),
          Map.entry("mc", 27),
          Map.entry("be", 16),
          Map.entry("ch", 21),
          Map.entry("de", 22),
          Map.entry("es", 24),
          Map.entry("gb", 22),
          Map.entry("ie", 22),
          Map.entry("it", 27),
          Map.entry("lu", 20),
          Map.entry("lt", 20),
          Map.entry("nl", 18),
          Map.entry("pl", 28),
          Map.entry("pt", 25),
          Map.entry("ro", 24));

  private static final Pattern IBAN =
      Pattern.compile("(?<![a-z0-9])([a-z]{2}) ?\\d{2}(?:[ .-]?[a-z0-9]){11,27}");
  private static final Pattern SEPARATORS = Pattern.compile("[ ./-]");

  /** Sex, year, month, department, commune, order, key. */
  private static final Pattern SOCIAL_SECURITY =
      Pattern.compile(
          "(?<![\\d])(?<!\\d[ .,])[12][ .-]?\\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9]\\d)[ .-]?"
              + "(?:\\d{2}|2[ab])[ .-]?\\d{3}[ .-]?\\d{3}[ ./-]{0,3}(\\d{2})(?!\\d)");

  /** Without its key it has no check, so it must be written in its groups. */
  private static final Pattern SOCIAL_SECURITY_WITHOUT_KEY =
      Pattern.compile(
          "(?<![\\d])(?<!\\d[ .,])[12]([ .-])\\d{2}\\1(?:0[1-9]|1[0-2])\\1(?:\\d{2}|2[ab])\\1"
              + "\\d{3}\\1\\d{3}(?!\\d)(?![ .-]\\d)");

  private CheckedNumbers() {}

  static void find(FoldedText text, List<TextSpan> into) {
    Matcher iban = IBAN.matcher(text.folded());
    while (iban.find()) {
      int end = ibanEnd(iban.group(), LENGTHS.getOrDefault(iban.group(1), 0));
      if (end > 0) {
        text.note(Flag.PERSONAL_DATA, iban.start(), iban.start() + end, into);
      }
    }
    Matcher social = SOCIAL_SECURITY.matcher(text.folded());
    while (social.find()) {
      if (hasKey(SEPARATORS.matcher(social.group()).replaceAll(""))) {
        text.note(Flag.PERSONAL_DATA, social, into);
      }
    }
    Matcher unchecked = SOCIAL_SECURITY_WITHOUT_KEY.matcher(text.folded());
    while (unchecked.find()) {
      text.note(Flag.PERSONAL_DATA, unchecked, into);
    }
  }

  /** Behind so many letters and digits, if they are right; or -1. */
  private static int ibanEnd(String written, int length) {
    StringBuilder signs = new StringBuilder();
    int end = 0;
    while (end < written.length() && signs.length() < length) {
      char sign = written.charAt(end);
      if (Character.isLetterOrDigit(sign)) {
        signs.append(sign);
      }
      end++;
    }
    if (signs.length() != length || length == 0) {
      return -1;
    }
    StringBuilder digits = new StringBuilder();
    (signs.substring(4) + signs.substring(0, 4))
        .chars()
        .forEach(each -> digits.append(Character.digit(each, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(MODULUS).intValue() == 1 ? end : -1;
  }

  private static boolean hasKey(String number) {
    // Corsica's departments count as 19 and 18.
    String digits = number.substring(0, 13).replace("2a", "19").replace("2b", "18");
    long key = Long.parseLong(number.substring(13));
    return 97 - Long.parseLong(digits) % 97 == key;
  }
}
