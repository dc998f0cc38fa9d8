package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has the head of an answer leave in one packet with the file that follows it: it is kept until the
 * next message, and joined to that if it is a region. Nearest to the socket, on a connection that
 * is not encrypted. For the connection's event loop.
 */
final class HeadJoiner extends ChannelOutboundHandlerAdapter {
  private static final String NAME = "head-joiner";

  /** Longer messages are no heads, in bytes. */
  private static final int LONGEST_HEAD = 4_096;

  private @Nullable ByteBuf head;
  private @Nullable ChannelPromise headSent;

  /** Puts one into a connection that has none yet. */
  static void addTo(ChannelPipeline pipeline) {
    if (pipeline.get(NAME) == null) {
      pipeline.addFirst(NAME, new HeadJoiner());
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof KernelRegion region && head != null && headSent != null) {
      region.addHead(head);
      // Not Netty's own notifier: Vert.x's promises can't be asked for their result.
      ChannelPromise ofHead = headSent;
      ChannelPromise _ = promise.addListener(sent -> tell(sent, ofHead));
      head = null;
      headSent = null;
    }
    writeHead(context);
    if (message instanceof ByteBuf bytes && isHead(bytes)) {
      head = bytes;
      headSent = promise;
    } else {
      ChannelFuture _ = context.write(message, promise);
    }
  }

  private static void tell(Future<?> sent, ChannelPromise promise) {
    boolean _ = sent.isSuccess() ? promise.trySuccess() : promise.tryFailure(sent.cause());
  }

  private static boolean isHead(ByteBuf bytes) {
    return bytes.isReadable() && bytes.readableBytes() <= LONGEST_HEAD && bytes.hasMemoryAddress();
  }

  private void writeHead(ChannelHandlerContext context) {
    if (head != null && headSent != null) {
      ChannelFuture _ = context.write(head, headSent);
      head = null;
      headSent = null;
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    writeHead(context);
    context.flush();
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    writeHead(context);
    ChannelFuture _ = context.close(promise);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    writeHead(context);
  }
}
