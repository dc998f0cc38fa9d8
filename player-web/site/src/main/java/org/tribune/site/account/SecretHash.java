package org.tribune.site.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.tribune.core.Sha256;

/**
 * Random secrets of 128 bits and their SHA-256. A secret that long needs no salt and no slow hash:
 * it can't be guessed.
 */
public final class SecretHash {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretHash() {}

  /** A new secret: 22 letters, digits, hyphens and underscores. */
  public static String newSecret() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Its hash, to be kept in its place. */
  public static String of(String secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(secret).array());
  }
}
