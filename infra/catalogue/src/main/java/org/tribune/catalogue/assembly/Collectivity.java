package org.tribune.catalogue.assembly;

import java.util.regex.Pattern;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * The local authority that an assembly decides for, as open data name it: several assemblies may be
 * of one. A clerk types it in two steps, so either text may be missing.
 *
 * @param name the official one: {@code Communauté de communes du Val d'Aubrac}; empty: not said
 * @param siret its number in the register of establishments (INSEE), 14 digits; empty: not said
 */
public record Collectivity(String name, String siret) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SIRET = 40;
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f.]+");
  private static final Pattern DIGITS = Pattern.compile("\\d{14}");

  /** La Poste has more establishments than numbers that fit the formula of all others. */
  private static final String LA_POSTE = "356000000";

  /** Nobody has said anything of it yet; behind what a number is held to. */
  public static final Collectivity NONE = new Collectivity("", "");

  public Collectivity {
    name = CleanText.line(name, LONGEST_NAME, "field.collectivity");
    String typed = CleanText.line(siret, LONGEST_SIRET, "field.siret");
    siret = SPACES.matcher(typed).replaceAll("");
    if (!siret.isEmpty() && !isSiret(siret)) {
      throw new ValidationException("assembly.siret-invalid", typed);
    }
  }

  /** True if all is there that open data ask for. */
  public boolean isWhole() {
    return !name.isEmpty() && !siret.isEmpty();
  }

  private static boolean isSiret(String text) {
    return DIGITS.matcher(text).matches()
        && (luhn(text) % 10 == 0 || (text.startsWith(LA_POSTE) && sum(text) % 5 == 0));
  }

  /** The formula of Luhn: every second digit counts twice, from the last but one on. */
  private static int luhn(String digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      int counted = place % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum;
  }

  private static int sum(String digits) {
    return digits.chars().map(each -> each - '0').sum();
  }
}
