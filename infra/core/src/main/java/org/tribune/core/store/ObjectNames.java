package org.tribune.core.store;

/** Which names an object may have, in every store. */
public final class ObjectNames {
  private static final int LONGEST = 512;
  private static final int LONGEST_WORD = 128;

  private ObjectNames() {}

  /**
   * The name, if it is one: words of 1 to 128 of A-Z, a-z, 0-9, '.', '_' and '-', the first a
   * letter or digit, joined by slashes, 512 in all at most. So no name leads out of the store.
   *
   * @throws StoreException if it is not
   */
  public static String require(String name) {
    if (!isName(name)) {
      String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
      throw new StoreException(
          "Not the name of an object: '"
              + shown
              + "'; use letters, digits, '.', '_' and '-' in words joined by '/', no word starting"
              + " with a sign");
    }
    return name;
  }

  /** True if {@code name} is one. */
  public static boolean isName(String name) {
    // The length first, so that a long name costs nothing; by hand, since each answer asks.
    if (name.length() > LONGEST) {
      return false;
    }
    int inWord = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean begins = isLetterOrDigit(c);
      if (c == '/' && inWord > 0) {
        inWord = 0;
      } else if ((begins || (inWord > 0 && isSign(c))) && inWord < LONGEST_WORD) {
        inWord++;
      } else {
        return false;
      }
    }
    return inWord > 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSign(char c) {
    return c == '.' || c == '_' || c == '-';
  }

  /** True if names may begin with {@code prefix}, which may end in mid-word. */
  public static boolean beginsOne(String prefix) {
    String words = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    return prefix.isEmpty() || isName(words);
  }

  /**
   * Checks a run of an object's bytes.
   *
   * @throws IllegalArgumentException if {@code offset} or {@code length} is negative
   */
  public static void requireRun(long offset, int length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "No run of an object: " + length + " bytes from " + offset);
    }
  }
}
