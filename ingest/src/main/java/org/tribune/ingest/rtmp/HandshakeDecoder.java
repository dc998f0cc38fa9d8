package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The server's side of the handshake (RTMP section 5.2), plain or with {@link Digest}. When it is
 * over the handler leaves the pipeline and hands on what follows.
 *
 * <pre>
 * C0 version:1  C1 time:4 version:4 random:1528            C2 any:1536
 *               S0 version:1  S1 time:4 version:4 random:1528  S2 C1, or random:1504 digest:32
 * </pre>
 */
final class HandshakeDecoder extends ByteToMessageDecoder {
  private static final int VERSION = 3;
  private static final int BLOCK = 1_536;

  /** Server 4.5.0.1: from 3 on, clients with a digest expect one in the answer. */
  private static final int SERVER_VERSION = 0x04050001;

  private boolean answered;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (answered) {
      if (in.readableBytes() >= BLOCK) {
        in.skipBytes(BLOCK);
        ctx.pipeline().remove(this);
      }
      return;
    }
    checkVersion(in.getUnsignedByte(in.readerIndex()));
    if (in.readableBytes() < 1 + BLOCK) {
      return;
    }
    byte[] block = new byte[BLOCK];
    in.skipBytes(1).readBytes(block);
    answered = true;
    var _ = ctx.writeAndFlush(answer(block));
  }

  private static void checkVersion(int version) {
    if (version == 0x16) {
      throw new RtmpException.Malformed("TLS on the plain port: use rtmps:// with the TLS port");
    }
    if (version != VERSION) {
      throw new RtmpException.Malformed("the first byte is " + version + ", not RTMP's 3");
    }
  }

  private static ByteBuf answer(byte[] clientBlock) {
    boolean versioned = ByteBuffer.wrap(clientBlock).getInt(/* index= */ 4) != 0;
    OptionalInt scheme = versioned ? Digest.schemeOf(clientBlock) : OptionalInt.empty();
    byte[] first = new byte[BLOCK];
    ThreadLocalRandom.current().nextBytes(first);
    ByteBuffer.wrap(first).putInt(0).putInt(scheme.isPresent() ? SERVER_VERSION : 0);
    byte[] second = clientBlock;
    if (scheme.isPresent()) {
      second = new byte[BLOCK];
      ThreadLocalRandom.current().nextBytes(second);
      Digest.sign(first, scheme.getAsInt());
      Digest.answer(second, clientBlock, scheme.getAsInt());
    }
    return Unpooled.wrappedBuffer(new byte[] {VERSION}, first, second);
  }
}
