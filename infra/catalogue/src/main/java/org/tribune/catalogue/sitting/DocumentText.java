package org.tribune.catalogue.sitting;

import java.util.regex.Pattern;

/**
 * The text of a document, as it is stored beside it.
 *
 * @param length in bytes of UTF-8
 * @param sha256 of those bytes, in 64 hexadecimal digits
 */
public record DocumentText(int length, String sha256) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public DocumentText {
    requireStored(length, sha256);
  }

  /** Throws if this can be the length and the hash of no object. */
  public static void requireStored(int length, String sha256) {
    if (!HASH.matcher(sha256).matches() || length < 0) {
      throw new IllegalArgumentException("Not of a stored object: " + length + ", " + sha256);
    }
  }
}
