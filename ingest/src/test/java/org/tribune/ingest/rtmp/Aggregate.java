package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.tribune.core.Bytes;

/** The body of an aggregate message (RTMP section 7.1.6): FLV tags, each followed by its size. */
final class Aggregate {
  private static final int TAG_HEADER = 11;

  record Tag(int type, int timestamp, Bytes body) {
    Tag(int type, int timestamp, byte... body) {
      this(type, timestamp, Bytes.wrap(body));
    }
  }

  private Aggregate() {}

  static byte[] of(Tag... tags) {
    ByteBuf out = Unpooled.buffer();
    for (Tag tag : tags) {
      out.writeByte(tag.type());
      out.writeMedium(tag.body().length());
      out.writeMedium(tag.timestamp() & 0xFFFFFF);
      out.writeByte(tag.timestamp() >>> 24);
      out.writeMedium(/* stream= */ 0);
      out.writeBytes(tag.body().array());
      out.writeInt(TAG_HEADER + tag.body().length());
    }
    byte[] bytes = new byte[out.readableBytes()];
    out.readBytes(bytes);
    return bytes;
  }
}
