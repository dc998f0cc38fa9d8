package org.tribune.delivery.sending.kernel;

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
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes bodies of answers over TLS past Netty's handler for it, which makes a message, a promise
 * and a buffer of each record: here the connection's own engine encrypts a piece into one run of
 * memory. Stands between that handler and the socket. For the connection's event loop.
 */
final class TlsWriter extends ChannelOutboundHandlerAdapter {
  private static final String NAME = "tls-writer";

  /** The longest plaintext of a record, in bytes (RFC 8446, 5.1). */
  private static final int LONGEST_PLAINTEXT = 16 * 1_024;

  /**
   * What encryption adds to a record at most, in bytes (RFC 8446, 5.2); the suites of TLS 1.2 add
   * less.
   */
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

  /** That of a request's connection; empty if it is not encrypted, or by Java's own engine. */
  static Optional<TlsWriter> of(HttpServerRequest request) {
    if (!(request.connection() instanceof ConnectionBase connection)) {
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
   * Writes a piece, and lets go of its memory.
   *
   * @return when it is sent, or will never be
   */
  Future<Void> write(ByteBuf piece) {
    ByteBuffer[] runs = piece.nioBuffers();
    try (Records records = records(piece.readableBytes(), runs.length)) {
      for (ByteBuffer run : runs) {
        records.add(run);
      }
      return records.send();
    } catch (SSLException | OutOfMemoryError e) {
      return Future.failedFuture(e);
    } finally {
      piece.release();
    }
  }

  /**
   * Room for the records of {@code bytes}, which are added in so many runs: behind what others
   * wrote before. All are added and sent in one turn: their order is that in which they were
   * encrypted.
   */
  Records records(int bytes, int runs) {
    encryptOfOthers();
    return new Records(bytes + (bytes / LONGEST_PLAINTEXT + runs + 1) * ADDED);
  }

  /** What others wrote leaves in one packet with what is written here, if it has not left yet. */
  private void encryptOfOthers() {
    keepsFlush = true;
    try {
      // All that others write comes this far at once (ListenOptions), and is encrypted by a flush.
      ((SslHandler) tls.handler()).flush(tls);
    } catch (Exception | OutOfMemoryError e) {
      // The connection is closed for it, as what is written here will find.
    } finally {
      keepsFlush = false;
    }
  }

  /** Records that leave together. */
  final class Records implements AutoCloseable {
    private final ByteBuf encrypted;
    private final ByteBuffer free;
    private boolean isSent = false;

    private Records(int size) {
      this.encrypted = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
      this.free = encrypted.nioBuffer(0, size);
    }

    /** Encrypts a run, which is free to be overwritten then. */
    void add(ByteBuffer run) throws SSLException {
      while (run.hasRemaining()) {
        SSLEngineResult result = engine.wrap(run, free);
        if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) {
          throw new SSLException("The connection takes no more: " + result);
        }
      }
    }

    /** Reports when they are sent, or will never be. */
    Future<Void> send() {
      isSent = true;
      ChannelHandlerContext here = Objects.requireNonNull(context);
      Promise<Void> sent = Promise.promise();
      ChannelPromise promise = here.newPromise();
      ChannelPromise _ = promise.addListener(done -> tell(done, sent));
      ChannelFuture _ = here.writeAndFlush(encrypted.writerIndex(free.position()), promise);
      return sent.future();
    }

    /** If they were not sent, the connection ends. */
    @Override
    public void close() {
      if (isSent) {
        return;
      }
      encrypted.release();
      ChannelHandlerContext here = Objects.requireNonNull(context);
      if (free.position() > 0) {
        // The reader would miss a record: nothing more that is sent could be read.
        ChannelFuture _ = here.close();
      } else {
        ChannelFuture _ = here.channel().close();
      }
    }
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
}
