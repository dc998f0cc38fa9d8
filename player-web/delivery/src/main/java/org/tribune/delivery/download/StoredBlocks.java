package org.tribune.delivery.download;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

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

  /** The next bytes, which are taken over, with the heads that fall among them. */
  ByteBuf pack(ByteBuf bytes) {
    List<ByteBuf> parts = new ArrayList<>();
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (at < end) {
      int done = (int) (position % BLOCK);
      if (done == 0) {
        parts.add(head());
      }
      int taken = Math.min(BLOCK - done, end - at);
      parts.add(bytes.retainedSlice(at, taken));
      at += taken;
      position += taken;
    }
    bytes.release();
    return Unpooled.wrappedBuffer(parts.size(), parts.toArray(ByteBuf[]::new));
  }

  private ByteBuf head() {
    int size = (int) Math.min(BLOCK, length - position);
    boolean last = position + size == length;
    return Unpooled.buffer(HEAD).writeByte(last ? 1 : 0).writeShortLE(size).writeShortLE(~size);
  }
}
