package org.tribune.archive.inventory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.tribune.core.Bytes;

/** Checksums of objects. */
public final class Digests {
  private Digests() {}

  /** SHA-256 (FIPS 180-4), 32 bytes. */
  public static Bytes sha256(Bytes content) {
    try {
      return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(content.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
