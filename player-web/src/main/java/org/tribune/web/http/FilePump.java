package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends a run of a file where the kernel can't: read piece by piece, outside the heap, as fast as
 * the reader takes it. On the response's event loop; what must be waited for is read elsewhere.
 */
final class FilePump {
  private static final int PIECE = 64 * 1_024;

  private final HttpServerResponse response;
  private final FileReads file;
  private final Executor loop;
  private final Executor threads;
  private final long end;
  private final Promise<Void> sent = Promise.promise();
  private long position;
  private boolean reading = false;

  private FilePump(
      HttpServerResponse response, FileReads file, StoredRun run, Executor loop, Executor threads) {
    this.response = response;
    this.file = file;
    this.loop = loop;
    this.threads = threads;
    this.position = run.offset();
    this.end = (long) run.offset() + run.length();
  }

  /**
   * Ends {@code response} with a run; tells when it is sent, or will never be, and the file is not
   * read any more.
   *
   * @param loop the response's
   * @param threads for reads that block
   */
  static Future<Void> send(
      HttpServerResponse response, FileReads file, StoredRun run, Executor loop, Executor threads) {
    FilePump pump = new FilePump(response, file, run, loop, threads);
    response.closeHandler(closed -> pump.stop());
    response.exceptionHandler(e -> pump.stop());
    pump.sendNext();
    return pump.sent.future();
  }

  private void stop() {
    if (!reading) {
      sent.tryComplete();
    }
  }

  private void sendNext() {
    while (!response.closed()) {
      int length = (int) Math.min(PIECE, end - position);
      ByteBuf piece = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
      try {
        if (!file.fillNow(piece, position)) {
          waitFor(piece);
          return;
        }
      } catch (IOException e) {
        fail(piece);
        return;
      }
      if (!write(piece)) {
        return;
      }
    }
    sent.tryComplete();
  }

  private void waitFor(ByteBuf piece) {
    reading = true;
    try {
      threads.execute(() -> readAndGoOn(piece));
    } catch (RejectedExecutionException e) {
      // The server stops.
      reading = false;
      fail(piece);
    }
  }

  /** On a thread that may block. */
  private void readAndGoOn(ByteBuf piece) {
    boolean read = false;
    try {
      file.fill(piece, position);
      read = true;
    } catch (IOException e) {
      // It is told by cutting the answer.
    } finally {
      boolean whole = read;
      loop.execute(() -> goOn(piece, whole));
    }
  }

  private void goOn(ByteBuf piece, boolean read) {
    reading = false;
    if (!read || response.closed()) {
      fail(piece);
    } else if (write(piece)) {
      sendNext();
    }
  }

  /** The head is sent: only cutting the answer tells that it is not whole. */
  private void fail(ByteBuf piece) {
    piece.release();
    Future<Void> _ = response.reset();
    sent.tryComplete();
  }

  /** True if more may be written at once. */
  private boolean write(ByteBuf piece) {
    position += piece.readableBytes();
    BufferInternal view = BufferInternal.buffer(Unpooled.unreleasableBuffer(piece.duplicate()));
    if (position == end) {
      response
          .end(view)
          .onComplete(
              done -> {
                piece.release();
                sent.tryComplete();
              });
      return false;
    }
    response.write(view).onComplete(done -> piece.release());
    if (response.writeQueueFull()) {
      response.drainHandler(ready -> sendNext());
      return false;
    }
    return true;
  }
}
