package org.tribune.delivery.sending.kernel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2RemoteFlowController.FlowControlled;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A piece of a body that goes out encrypted in DATA frames, over HTTP/2 (RFC 9113, 6.1). Netty
 * would make a buffer of each frame's head, and copy head and bytes once more into one TLS record.
 * Here the head is put right before the bytes that it carries, over those of the frame before it,
 * which are encrypted already; a frame with its head is a full record. How much of it may leave is
 * decided by Netty's flow control, as for its own frames. Written on the connection's event loop.
 */
final class FramedPiece implements BodyPiece, FlowControlled {
  private static final int HEAD = 9;

  /** With its head: a full TLS record, which is shorter than the frames that every peer takes. */
  private static final int BYTES_A_FRAME = 16 * 1_024 - HEAD;

  static final int LONGEST = 8 * BYTES_A_FRAME;

  /** So much may lie in the channel before the flow control lets nothing more out: a piece does. */
  private static final int MOST_IN_CHANNEL = 160 * 1_024;

  private final Stream stream;
  private final ByteBuf bytes;
  private final ByteBuf body;
  private final int length;
  private final Promise<Void> sent = Promise.promise();
  private int written = 0;

  /** The answer that frames belong to, and the connection that they leave by. */
  record Stream(Http2ConnectionHandler connection, TlsWriter tls, int id) {
    /** That of a request; empty if it is not of HTTP/2, or not encrypted by {@link TlsWriter}. */
    static Optional<Stream> of(HttpServerRequest request) {
      if (request.version() != HttpVersion.HTTP_2
          || !(request.connection() instanceof ConnectionBase connection)) {
        return Optional.empty();
      }
      return TlsWriter.of(request)
          .map(tls -> of(connection.channel(), tls, Math.toIntExact(request.streamId())));
    }

    private static Stream of(Channel channel, TlsWriter tls, int id) {
      if (channel.config().getWriteBufferHighWaterMark() < MOST_IN_CHANNEL) {
        int low = channel.config().getWriteBufferLowWaterMark();
        ChannelConfig _ =
            channel
                .config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(low, MOST_IN_CHANNEL));
      }
      return new Stream(channel.pipeline().get(Http2ConnectionHandler.class), tls, id);
    }
  }

  FramedPiece(Stream stream, int length) {
    this.stream = stream;
    this.length = length;
    this.bytes = PooledByteBufAllocator.DEFAULT.directBuffer(HEAD + length, HEAD + length);
    this.body = bytes.slice(HEAD, length).writerIndex(0);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean fillNow(FileReads file, long position) throws IOException {
    return file.fillNow(body, position);
  }

  @Override
  public void fill(FileReads file, long position) throws IOException {
    file.fill(body, position);
  }

  @Override
  public Future<Void> write() {
    Http2Stream to = stream.connection().connection().stream(stream.id());
    if (to == null) {
      error(new ClosedChannelException());
    } else {
      Http2RemoteFlowController flow = stream.connection().encoder().flowController();
      flow.addFlowControlled(to, this);
      stream.connection().flush(flow.channelHandlerContext());
    }
    return sent.future();
  }

  @Override
  public void release() {
    bytes.release();
  }

  @Override
  public int size() {
    return length - written;
  }

  @Override
  public void write(ChannelHandlerContext context, int allowed) {
    int end = written + Math.min(allowed, size());
    Future<Void> leaving = write(end);
    if (size() == 0) {
      bytes.release();
      leaving.onComplete(sent);
    }
  }

  private Future<Void> write(int end) {
    int frames = (end - written + BYTES_A_FRAME - 1) / BYTES_A_FRAME;
    try (TlsWriter.Records records = stream.tls().records(end - written + frames * HEAD, frames)) {
      while (written < end) {
        addFrame(records, Math.min(BYTES_A_FRAME, end - written));
      }
      return records.send();
    } catch (SSLException e) {
      // The flow control reports it by error().
      throw new UncheckedIOException(e);
    }
  }

  /** Its head: the length, in 24 bits; the type; no flags; the stream. */
  private void addFrame(TlsWriter.Records records, int count) throws SSLException {
    bytes.setMedium(written, count);
    bytes.setByte(written + 3, Http2FrameTypes.DATA);
    bytes.setByte(written + 4, 0);
    bytes.setInt(written + 5, stream.id());
    records.add(bytes.nioBuffer(written, HEAD + count));
    written += count;
  }

  /** It is not all written, and will never be. */
  @Override
  public void error(ChannelHandlerContext context, Throwable cause) {
    error(cause);
  }

  private void error(Throwable cause) {
    if (size() > 0) {
      bytes.release();
    }
    boolean _ = sent.tryFail(cause);
  }

  @Override
  public void writeComplete() {}

  @Override
  public boolean merge(ChannelHandlerContext context, FlowControlled next) {
    return false;
  }
}
