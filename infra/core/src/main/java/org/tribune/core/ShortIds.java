package org.tribune.core;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;

/** The form of short ids, and new ones: easy to read out, and never a word. */
public final class ShortIds {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private ShortIds() {}

  /** A new one of so many letters. */
  public static String create(int length) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < length; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /**
   * Nothing if {@code value} has the form.
   *
   * @throws ValidationException if it has not
   */
  public static void require(String value, String what) {
    if (!FORM.matcher(value).matches()) {
      throw ValidationException.ofId("Not the id of " + what + ": '" + value + "'");
    }
  }
}
