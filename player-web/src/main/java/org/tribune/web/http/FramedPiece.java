package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2RemoteFlowController.FlowControlled;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/**
 * A piece of a body that lies in memory as the DATA frames which carry it over HTTP/2 (RFC 9113,
 * 6.1): room for each frame's head is left before its bytes. Netty would make a buffer of each
 * head, and copy head and bytes once more into one TLS record; a frame here is as long as a record,
 * and goes there as it lies. How much of it may leave is told by Netty's flow control, as for its
 * own frames. Written on the connection's event loop.
 */
final class FramedPiece implements BodyPiece, FlowControlled {
  private static final int HEAD = 9;

  /** With its head: a full TLS record, which is shorter than the frames that every peer takes. */
  private static final int FRAME = 16 * 1_024;

  private static final int BYTES_A_FRAME = FRAME - HEAD;
  static final int LONGEST = 4 * BYTES_A_FRAME;

  private final Http2ConnectionHandler connection;
  private final int stream;
  private final int length;
  private final ByteBuf frames;
  private final Promise<Void> sent = Promise.promise();
  private int filled = 0;
  private int written = 0;

  FramedPiece(Http2ConnectionHandler connection, int stream, int length) {
    this.connection = connection;
    this.stream = stream;
    this.length = length;
    int size = place(length - 1) + 1;
    this.frames = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
  }

  /** Where a byte of the body lies. */
  private static int place(int index) {
    return index / BYTES_A_FRAME * FRAME + HEAD + index % BYTES_A_FRAME;
  }

  /** Bytes of the body from {@code index} on that lie in one frame. */
  private int bytesInFrame(int index) {
    return Math.min(BYTES_A_FRAME - index % BYTES_A_FRAME, length - index);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean fillNow(FileReads file, long position) throws IOException {
    while (filled < length) {
      ByteBuf part = nextPart();
      if (!file.fillNow(part, position + filled)) {
        return false;
      }
      filled += part.capacity();
    }
    return true;
  }

  @Override
  public void fill(FileReads file, long position) throws IOException {
    while (filled < length) {
      ByteBuf part = nextPart();
      file.fill(part, position + filled);
      filled += part.capacity();
    }
  }

  private ByteBuf nextPart() {
    return frames.slice(place(filled), bytesInFrame(filled)).writerIndex(0);
  }

  @Override
  public Future<Void> write() {
    Http2Stream to = connection.connection().stream(stream);
    if (to == null) {
      fail(new ClosedChannelException());
    } else {
      Http2RemoteFlowController flow = connection.encoder().flowController();
      flow.addFlowControlled(to, this);
      connection.flush(flow.channelHandlerContext());
    }
    return sent.future();
  }

  @Override
  public void release() {
    frames.release();
  }

  @Override
  public int size() {
    return length - written;
  }

  @Override
  public void write(ChannelHandlerContext context, int allowed) {
    int end = written + Math.min(allowed, size());
    if (written < end && written % BYTES_A_FRAME != 0) {
      writeRestOfFrame(context, Math.min(end, written + bytesInFrame(written)));
    }
    if (written < end) {
      writeFrames(context, end);
    }
  }

  /** A frame was cut short: what is left of it gets a head of its own. */
  private void writeRestOfFrame(ChannelHandlerContext context, int end) {
    ByteBuf head = context.alloc().directBuffer(HEAD, HEAD).writerIndex(HEAD);
    putHead(head, 0, end - written);
    ChannelFuture _ = context.write(head);
    send(context, place(written), end);
  }

  private void writeFrames(ChannelHandlerContext context, int end) {
    for (int index = written; index < end; index += BYTES_A_FRAME) {
      putHead(frames, place(index) - HEAD, Math.min(end - index, BYTES_A_FRAME));
    }
    send(context, place(written) - HEAD, end);
  }

  /** Sends from this place in memory to the body's byte before {@code end}. */
  private void send(ChannelHandlerContext context, int from, int end) {
    written = end;
    ChannelPromise promise = context.newPromise();
    if (size() == 0) {
      promise.addListener(done -> end(done));
    }
    ChannelFuture _ = context.write(frames.retainedSlice(from, place(end - 1) + 1 - from), promise);
  }

  /** The length, in 24 bits; the type; no flags; the stream. */
  private void putHead(ByteBuf to, int index, int bytes) {
    to.setMedium(index, bytes);
    to.setByte(index + 3, Http2FrameTypes.DATA);
    to.setByte(index + 4, 0);
    to.setInt(index + 5, stream);
  }

  private void end(io.netty.util.concurrent.Future<?> lastSent) {
    if (!lastSent.isSuccess()) {
      fail(lastSent.cause());
    } else if (sent.tryComplete()) {
      frames.release();
    }
  }

  private void fail(Throwable cause) {
    if (sent.tryFail(cause)) {
      frames.release();
    }
  }

  /** It is not all written, and will never be. */
  @Override
  public void error(ChannelHandlerContext context, Throwable cause) {
    fail(cause);
  }

  @Override
  public void writeComplete() {}

  @Override
  public boolean merge(ChannelHandlerContext context, FlowControlled next) {
    return false;
  }
}
