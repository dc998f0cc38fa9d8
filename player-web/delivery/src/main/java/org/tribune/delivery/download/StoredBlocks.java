package org.tribune.delivery.download;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tribune.delivery.sending.BodyBlock;

/**
 * Puts the heads of DEFLATE's stored blocks (RFC 1951, 3.2.4) before every 65,535 bytes of a run of
 * known length. Used by one thread.
 */
final class StoredBlocks {
  private static final int BLOCK = 0xffff;
  private static final int HEAD = 5;

  private final long length;
  private long position = 0;

  StoredBlocks(long length) {
    this.length = length;
  }

  /** The length with the heads. */
  static long packedLength(long length) {
    return length + HEAD * Math.ceilDiv(length, BLOCK);
  }

  /** Adds the next bytes to {@code packed}, with the heads that fall among them. */
  void pack(BodyBlock bytes, BodyBlock packed) {
    int at = 0;
    while (at < bytes.length()) {
      int done = (int) (position % BLOCK);
      if (done == 0) {
        packed.add(head(), 0, HEAD);
      }
      int taken = Math.min(BLOCK - done, bytes.length() - at);
      packed.add(bytes, at, taken);
      at += taken;
      position += taken;
    }
  }

  private byte[] head() {
    int size = (int) Math.min(BLOCK, length - position);
    boolean last = position + size == length;
    return ByteBuffer.allocate(HEAD)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) (last ? 1 : 0))
        .putShort((short) size)
        .putShort((short) ~size)
        .array();
  }
}
