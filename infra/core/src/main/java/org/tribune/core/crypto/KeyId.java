package org.tribune.core.crypto;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The random name of one data key, which says nothing of what it encrypts: a key that takes the
 * place of another has a new one.
 *
 * @param value 32 hexadecimal digits
 */
public record KeyId(String value) implements Comparable<KeyId> {
  static final int BYTES = 16;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public KeyId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("Not the id of a key: '" + value + "'");
    }
  }

  /** True if {@code text} is the value of one. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  static KeyId random() {
    return of(AesGcm.random(BYTES), 0);
  }

  static KeyId of(byte[] bytes, int offset) {
    return new KeyId(HexFormat.of().formatHex(bytes, offset, offset + BYTES));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(value);
  }

  @Override
  public int compareTo(KeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
