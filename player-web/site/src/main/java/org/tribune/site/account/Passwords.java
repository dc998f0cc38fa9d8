package org.tribune.site.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.tribune.core.Bytes;

/**
 * Hashes passwords with Argon2id (RFC 9106) and the parameters of the OWASP Password Storage Cheat
 * Sheet: 19 MiB, 2 passes, 1 lane; some 50 ms of a core. Safe for all threads, but each call takes
 * those 19 MiB: {@link PasswordThreads} sees to it that few run at once.
 */
public final class Passwords {
  private static final int SALT_BYTES = 16;

  /** Longer than any password that the rules take; a longer one is wrong, whatever it is. */
  private static final int LONGEST_TYPED = 800;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A hash that no password is known to have. It is drawn, since one worked out would delay the
   * start, and so would {@link PasswordHash}, whose library is loaded at its first use.
   */
  private static final String NOBODYS =
      String.format(
          Locale.ROOT,
          PasswordHash.FORM,
          PasswordHash.MEMORY_KIBIBYTES,
          PasswordHash.PASSES,
          PasswordHash.LANES,
          base64(random(SALT_BYTES)),
          base64(random(PasswordHash.BYTES)));

  private static byte[] random(int length) {
    byte[] drawn = new byte[length];
    RANDOM.nextBytes(drawn);
    return drawn;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The hash of {@code password} under a new salt, in PHC form. */
  public String hash(String password) {
    byte[] normalised = bytes(PasswordRules.normalised(password));
    return PasswordHash.of(normalised, Bytes.wrap(random(SALT_BYTES))).toString();
  }

  /** True if {@code password} has this hash. */
  public boolean matches(String password, String hash) {
    String typed = password.length() > LONGEST_TYPED ? "" : PasswordRules.normalised(password);
    return PasswordHash.parse(hash).isOf(bytes(typed));
  }

  private static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  /** Takes as long as {@link #matches} for an account that is not there. */
  public void matchNobody(String password) {
    var _ = matches(password, NOBODYS);
  }

  /** What {@link #matchNobody} compares with. */
  static String nobodys() {
    return NOBODYS;
  }
}
