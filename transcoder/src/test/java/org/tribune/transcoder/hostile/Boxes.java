package org.tribune.transcoder.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of ISO base media files (ISO/IEC 14496-12) and of QuickTime's, right or wrong. */
final class Boxes {
  private Boxes() {}

  /** A box. */
  static byte[] box(String type, byte[]... content) {
    byte[] all = join(content);
    return join(int32(8 + all.length), ascii(type), all);
  }

  /** A box whose size says something else than its content's. */
  static byte[] boxOfSize(long size, String type, byte[]... content) {
    return join(int32(size), ascii(type), join(content));
  }

  /** A box with version 0 and flags. */
  static byte[] full(String type, int flags, byte[]... content) {
    return box(type, int32(flags), join(content));
  }

  static byte[] ftyp() {
    return box("ftyp", ascii("qt  "), int32(512), ascii("qt  "));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] int32(long value) {
    return ByteBuffer.allocate(4).putInt((int) value).array();
  }

  static byte[] int16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  /** Big-endian values of 32 bits behind each other. */
  static byte[] ints(long... values) {
    ByteBuffer all = ByteBuffer.allocate(4 * values.length);
    for (long value : values) {
      all.putInt((int) value);
    }
    return all.array();
  }

  static byte[] zeros(int count) {
    return new byte[count];
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
