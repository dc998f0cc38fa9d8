package org.tribune.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 sums (FIPS 180-4), of 32 bytes. Safe for all threads. */
public final class Sha256 {
  private Sha256() {}

  /** The sum of a content. */
  public static Bytes of(byte[] content) {
    return Bytes.wrap(digest().digest(content));
  }

  /** The sum of a content. */
  public static Bytes of(Bytes content) {
    return of(content.array());
  }

  /** The sum of a text in UTF-8. */
  public static Bytes of(String text) {
    return of(Bytes.utf8(text));
  }

  /** The sum of a content in 64 hexadecimal digits, as {@code sha256sum} writes them. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content).array());
  }

  /** The same. */
  public static String hex(Bytes content) {
    return hex(content.array());
  }

  /** The same for a text in UTF-8. */
  public static String hex(String text) {
    return hex(Bytes.utf8(text));
  }

  /** For the sum of what is still to come; of one thread. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
