package org.tribune.archive.inventory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tribune.core.Bytes;

/** Checksums of objects. */
public final class Digests {
  private Digests() {}

  /** SHA-256 (FIPS 180-4), 32 bytes. */
  public static Bytes sha256(Bytes content) {
    return Bytes.wrap(newSha256().digest(content.array()));
  }

  /** SHA-256 of what is still to come. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** In hexadecimal digits, as {@code sha256sum} writes them. */
  public static String hex(Bytes digest) {
    return HexFormat.of().formatHex(digest.array());
  }
}
