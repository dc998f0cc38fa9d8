package org.tribune.delivery.http;

/**
 * Numbers in addresses, of digits alone; looked at without a stream, since each request has some.
 */
public final class DecimalDigits {
  private DecimalDigits() {}

  /** True if {@code text} is one digit or more, and {@code longest} at most. */
  public static boolean are(String text, int longest) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= longest;
  }
}
