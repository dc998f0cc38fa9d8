package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Gives {@link RtmpMessage}s, one at a time, from a socket's bytes, which it counts. */
final class ChunkDecoder extends ByteToMessageDecoder {
  private final ChunkReader reader;
  private final Acknowledgements acknowledgements;

  ChunkDecoder(ChunkReader reader, Acknowledgements acknowledgements) {
    this.reader = reader;
    this.acknowledgements = acknowledgements;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    if (message instanceof ByteBuf bytes) {
      acknowledgements.received(bytes.readableBytes());
    }
    super.channelRead(ctx, message);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    reader.read(in).ifPresent(out::add);
  }
}
