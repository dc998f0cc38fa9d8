package org.tribune.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable run of bytes that is passed along the media path by reference. Whoever wraps an
 * array gives it away: nobody writes to it again. Equality is by content.
 */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Wraps {@code array} without a copy; the caller must not write to it afterwards. */
  public static Bytes wrap(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array);
  }

  /** A copy of {@code array}. */
  public static Bytes copyOf(byte[] array) {
    return wrap(array.clone());
  }

  /** The text in UTF-8. */
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The wrapped array itself, to be read only: for native copies and sockets. */
  public byte[] array() {
    return array;
  }

  /** How many bytes. */
  public int length() {
    return array.length;
  }

  /** True if there are none. */
  public boolean isEmpty() {
    return array.length == 0;
  }

  /** A read-only view. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    int shown = Math.min(array.length, 16);
    String hex = HexFormat.of().formatHex(array, 0, shown);
    return "Bytes[" + array.length + (array.length > shown ? ": " + hex + "…" : ": " + hex) + "]";
  }
}
