package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.tribune.core.Bytes;

/**
 * Cuts messages into chunks (RTMP section 5.3): a type 0 header, then type 3. Used by one event
 * loop.
 */
final class ChunkWriter {
  private static final int EXTENDED = 0xFFFFFF;

  private int chunkSize = 128;

  /** What was announced to the peer by Set Chunk Size. */
  void setChunkSize(int bytes) {
    chunkSize = bytes;
  }

  /** The message as chunks on chunk stream {@code id}, 2 to 63. The caller releases the buffer. */
  ByteBuf write(ByteBufAllocator allocator, int id, RtmpMessage message) {
    Bytes payload = message.payload();
    ByteBuf out = allocator.buffer(payload.length() + 64);
    boolean extended = Integer.compareUnsigned(message.timestamp(), EXTENDED) >= 0;
    out.writeByte(id);
    out.writeMedium(extended ? EXTENDED : message.timestamp());
    out.writeMedium(payload.length()).writeByte(message.type()).writeIntLE(message.stream());
    for (int from = 0; from == 0 || from < payload.length(); from += chunkSize) {
      if (from > 0) {
        out.writeByte((3 << 6) | id);
      }
      if (extended) {
        out.writeInt(message.timestamp());
      }
      out.writeBytes(payload.array(), from, Math.min(chunkSize, payload.length() - from));
    }
    return out;
  }
}
