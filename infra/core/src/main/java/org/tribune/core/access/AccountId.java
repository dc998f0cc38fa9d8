package org.tribune.core.access;

import java.security.SecureRandom;
import org.tribune.core.ShortName;
import org.tribune.core.text.ValidationException;

/**
 * The identity of an account: it outlives every change of its login and its name.
 *
 * @param value such as {@code p-7k3v9q2xw4bd}
 */
public record AccountId(String value) {
  private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** An identity that is known. */
  public AccountId {
    if (!ShortName.is(value)) {
      throw ValidationException.ofId("Not the id of an account: '" + value + "'");
    }
  }

  /** A new one. */
  public static AccountId create() {
    StringBuilder id = new StringBuilder("p-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new AccountId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
