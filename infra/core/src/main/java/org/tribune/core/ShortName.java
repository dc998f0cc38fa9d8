package org.tribune.core;

/** What names a channel, a broadcast or an account in addresses, log keys and object names. */
public final class ShortName {
  private static final int LONGEST = 63;

  private ShortName() {}

  /**
   * True if {@code text} is 1 to 63 of a-z, 0-9 and hyphen and begins with a letter or digit. Each
   * event of a long past is asked, so that it is no regular expression.
   */
  public static boolean is(String text) {
    if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean fits = (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-';
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
