package org.tribune.archive.backup;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.security.GeneralSecurityException;
import java.security.KeyPair;

/**
 * A pair of keys of age (X25519) for backups.
 *
 * @param recipient the public one, {@code age1…}: with it backups are made
 * @param identity the secret one, {@code AGE-SECRET-KEY-1…}: with it they are opened
 */
public record BackupKey(String recipient, String identity) {
  /** A new pair. */
  public static BackupKey generate() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new BackupKey(pair.getPublic().toString(), pair.getPrivate().toString());
    } catch (GeneralSecurityException e) {
      throw new BackupException("This Java has no X25519 (" + e + "): install another", e);
    }
  }

  @Override
  public String toString() {
    return "BackupKey[" + recipient + "]";
  }
}
