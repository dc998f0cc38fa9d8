package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of an answer over HTTP/1.1 and TLS past Vert.x and Netty's TLS handler, which
 * make a message, a promise and a buffer of each record: here the connection's own engine encrypts
 * a piece into one run of memory. Stands between the TLS handler and the socket. For the
 * connection's event loop.
 */
final class TlsWriter extends ChannelOutboundHandlerAdapter {
  private static final String NAME = "tls-writer";

  /** Of a record, in bytes (RFC 8446, 5.1). */
  private static final int LONGEST_PLAINTEXT = 16 * 1_024;

  /** Of a record, in bytes, at most (RFC 8446, 5.2); the suites of TLS 1.2 add less. */
  private static final int ADDED = 256;

  private final ChannelHandlerContext tls;
  private final SSLEngine engine;
  private final @Nullable IdleStateHandler idle;
  private @Nullable ChannelHandlerContext context;
  private boolean keepsFlush = false;

  private TlsWriter(ChannelPipeline pipeline, SslHandler handler) {
    this.tls = pipeline.context(handler);
    this.engine = handler.engine();
    this.idle = pipeline.get(IdleStateHandler.class);
  }

  /**
   * That of a request's connection; empty if it is of HTTP/2, or not encrypted, or by Java's own
   * engine.
   */
  static Optional<TlsWriter> of(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2
        || !(request.connection() instanceof ConnectionBase connection)) {
      return Optional.empty();
    }
    ChannelPipeline pipeline = connection.channel().pipeline();
    TlsWriter writer = pipeline.get(TlsWriter.class);
    SslHandler handler = pipeline.get(SslHandler.class);
    if (writer == null
        && handler != null
        && handler.engine() instanceof ReferenceCountedOpenSslEngine) {
      writer = new TlsWriter(pipeline, handler);
      pipeline.addFirst(NAME, writer);
    }
    return Optional.ofNullable(writer);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void flush(ChannelHandlerContext here) {
    if (!keepsFlush) {
      here.flush();
    }
  }

  /**
   * Begins the body of an answer whose length its head tells: the head, and whatever else was
   * written before, leaves before it, in one packet with its first piece if it has not left yet.
   */
  void begin(HttpServerResponse response) {
    if (!response.headWritten()) {
      Future<Void> _ = response.writeHead();
    }
    keepsFlush = true;
    try {
      // It encrypts what it has when it is flushed.
      ((SslHandler) tls.handler()).flush(tls);
    } catch (Exception e) {
      // The connection is closed for it, as the next piece will find.
    } finally {
      keepsFlush = false;
    }
  }

  /**
   * Writes a piece of the body, and lets go of its memory.
   *
   * @return when it is sent, or will never be
   */
  Future<Void> write(ByteBuf piece) {
    ChannelHandlerContext here = Objects.requireNonNull(context);
    ByteBuf records;
    try {
      records = encrypted(piece);
    } catch (SSLException e) {
      ChannelFuture _ = here.close();
      return Future.failedFuture(e);
    } finally {
      piece.release();
    }
    Promise<Void> sent = Promise.promise();
    ChannelPromise promise = here.newPromise();
    ChannelPromise _ = promise.addListener(done -> tell(done, sent));
    ChannelFuture _ = here.writeAndFlush(records, promise);
    return sent.future();
  }

  private void tell(io.netty.util.concurrent.Future<?> done, Promise<Void> sent) {
    if (done.isSuccess()) {
      if (idle != null) {
        // It sees only what is written by Vert.x.
        idle.resetWriteTimeout();
      }
      sent.complete();
    } else {
      sent.fail(done.cause());
    }
  }

  private ByteBuf encrypted(ByteBuf piece) throws SSLException {
    ByteBuffer[] runs = piece.nioBuffers();
    int length = piece.readableBytes();
    // One more for what the engine itself may have to say.
    int records = length / LONGEST_PLAINTEXT + runs.length + 1;
    int size = length + records * ADDED;
    ByteBuf encrypted = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
    try {
      ByteBuffer to = encrypted.nioBuffer(0, size);
      for (ByteBuffer run : runs) {
        encrypt(run, to);
      }
      return encrypted.writerIndex(to.position()).retain();
    } finally {
      encrypted.release();
    }
  }

  private void encrypt(ByteBuffer from, ByteBuffer to) throws SSLException {
    while (from.hasRemaining()) {
      SSLEngineResult result = engine.wrap(from, to);
      if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
        throw new SSLException("The connection takes no more: " + result);
      }
    }
  }
}
