package org.tribune.core.config.yaml;

import java.util.regex.Pattern;

/**
 * The number of an establishment in France: 14 digits, of which the first nine are the SIREN of
 * whom it belongs to (code de commerce, article R. 123-221). Both end with a digit that proves the
 * others (ISO/IEC 7812-1, annex B), so that a slip of the finger locks nobody out.
 */
final class Siret {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{14}");

  /** La Poste has more establishments than proven numbers: the sum of their digits is its proof. */
  private static final String LA_POSTE = "356000000";

  private Siret() {}

  /** Without the spaces that people write. */
  static String plain(String written) {
    return written.replaceAll("[ \\u00a0\\u202f]", "");
  }

  static boolean isOne(String written) {
    String digits = plain(written);
    return DIGITS.matcher(digits).matches()
        && (isProven(digits)
            || (digits.startsWith(LA_POSTE) && sum(digits, /* factor= */ 1) % 5 == 0));
  }

  private static boolean isProven(String digits) {
    return sum(digits, /* factor= */ 2) % 10 == 0
        && sum(digits.substring(0, 9), /* factor= */ 2) % 10 == 0;
  }

  /**
   * The sum of the digits, of which every second one from the right counts {@code factor} times.
   */
  private static int sum(String digits, int factor) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 1 ? digit * factor : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum;
  }
}
