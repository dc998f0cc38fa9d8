package org.tribune.site.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.tribune.core.Bytes;

/**
 * What the bytes of a piece must come to (tus 1.0, Checksum).
 *
 * @param algorithm as Java calls it
 */
record Checksum(String algorithm, Bytes value) {
  private static final Map<String, String> ALGORITHMS =
      new TreeMap<>(
          Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512", "md5", "MD5"));

  /** The algorithms that are known, with commas. */
  static String algorithms() {
    return String.join(",", ALGORITHMS.keySet());
  }

  /**
   * What {@code Upload-Checksum} says: an algorithm and a value in Base64.
   *
   * @throws UploadException if it says nothing that is known
   */
  static Checksum parse(String header) {
    String[] words = header.strip().split(" ", /* limit= */ 2);
    String algorithm = ALGORITHMS.get(words[0]);
    if (algorithm == null || words.length < 2) {
      throw wrong();
    }
    try {
      return new Checksum(algorithm, Bytes.wrap(Base64.getDecoder().decode(words[1].strip())));
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static UploadException wrong() {
    return UploadException.badRequest("upload.checksum-invalid", algorithms());
  }

  /** A digest of no bytes yet. */
  MessageDigest begin() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }

  /** True if that is what the bytes came to. */
  boolean isOf(byte[] digest) {
    return MessageDigest.isEqual(value.array(), digest);
  }
}
