package org.tribune.site.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Hashes passwords with Argon2id (RFC 9106) and the parameters of the OWASP Password Storage Cheat
 * Sheet: 19 MiB, 2 passes, 1 lane; some 50 ms of a core. Safe for all threads, but each call takes
 * those 19 MiB: {@link PasswordThreads} sees to it that few run at once.
 */
public final class Passwords {
  private static final int MEMORY_KIBIBYTES = 19 * 1_024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** Longer than any password that the rules take; a longer one is wrong, whatever it is. */
  private static final int LONGEST_TYPED = 800;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A hash that no password is known to have. It is drawn, since one worked out would delay the
   * start.
   */
  private static final String NOBODYS =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIBIBYTES, PASSES, LANES, random(SALT_BYTES), random(HASH_BYTES));

  private static String random(int length) {
    byte[] drawn = new byte[length];
    RANDOM.nextBytes(drawn);
    return Base64.getEncoder().withoutPadding().encodeToString(drawn);
  }

  /** The hash of {@code password} under a new salt, in PHC form. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] bytes = PasswordRules.normalised(password).getBytes(StandardCharsets.UTF_8);
    return Library.FUNCTION.hash(bytes, salt).getResult();
  }

  /** True if {@code password} has this hash. */
  public boolean matches(String password, String hash) {
    String typed = password.length() > LONGEST_TYPED ? "" : PasswordRules.normalised(password);
    return Argon2Function.getInstanceFromHash(hash).check(typed, hash);
  }

  /** Takes as long as {@link #matches} for an account that is not there. */
  public void matchNobody(String password) {
    var _ = matches(password, NOBODYS);
  }

  /** What {@link #matchNobody} compares with. */
  static String nobodys() {
    return NOBODYS;
  }

  /** What is loaded at its first use, since the start is not to wait for it. */
  private static final class Library {
    static final Argon2Function FUNCTION =
        Argon2Function.getInstance(MEMORY_KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);
  }
}
