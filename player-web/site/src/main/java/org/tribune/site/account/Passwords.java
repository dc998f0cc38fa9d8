package org.tribune.site.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

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

  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);

  /** The hash of a password that nobody knows, made before the first is compared. */
  private static final String NOBODYS = new Passwords().hash(unknown());

  private static String unknown() {
    byte[] unknown = new byte[SALT_BYTES];
    RANDOM.nextBytes(unknown);
    return new String(unknown, StandardCharsets.ISO_8859_1);
  }

  /** The hash of {@code password} under a new salt, in PHC form. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] bytes = PasswordRules.normalised(password).getBytes(StandardCharsets.UTF_8);
    return FUNCTION.hash(bytes, salt).getResult();
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
}
