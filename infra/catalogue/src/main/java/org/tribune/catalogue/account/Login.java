package org.tribune.catalogue.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.text.ValidationException;

/**
 * What a person types to say who they are. Two that differ only by case or by the way in which
 * Unicode writes them (NFKC) are one.
 *
 * @param value letters, digits and {@code . _ @ + -}, at most 64 of them, in lower case
 */
public record Login(String value) {
  private static final int LONGEST = 64;

  /** Twice as much as any login before it is normalised: more is not worth looking at. */
  private static final int LONGEST_TYPED = 4 * LONGEST;

  private static final Pattern FORM =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{1," + (LONGEST - 1) + "}");

  /** A login that is known. */
  public Login {
    if (!FORM.matcher(value).matches() || !normalised(value).equals(value)) {
      throw ValidationException.contradiction("Not a login in its normal form");
    }
  }

  /** What a person typed; empty if it can't be a login. */
  public static Optional<Login> of(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String normal = normalised(typed.strip());
    return FORM.matcher(normal).matches() ? Optional.of(new Login(normal)) : Optional.empty();
  }

  private static String normalised(String typed) {
    // Twice, since lower case may leave the normal form.
    String once = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(once, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
