package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Sends a run of a file where the kernel can't: read piece by piece, outside the heap, as fast as
 * the reader takes it. For the response's event loop.
 */
final class FilePump {
  private static final int PIECE = 64 * 1_024;

  private final HttpServerResponse response;
  private final FileChannel file;
  private final long end;
  private final Promise<Void> sent = Promise.promise();
  private long position;

  private FilePump(HttpServerResponse response, FileChannel file, long offset, long length) {
    this.response = response;
    this.file = file;
    this.position = offset;
    this.end = offset + length;
  }

  /** Ends {@code response} with a run; tells when it is sent, or will never be. */
  static Future<Void> send(
      HttpServerResponse response, FileChannel file, long offset, long length) {
    FilePump pump = new FilePump(response, file, offset, length);
    response.closeHandler(closed -> pump.sent.tryComplete());
    response.exceptionHandler(e -> pump.sent.tryComplete());
    pump.sendNext();
    return pump.sent.future();
  }

  private void sendNext() {
    try {
      while (!response.closed()) {
        ByteBuf piece = read((int) Math.min(PIECE, end - position));
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
          return;
        }
        response.write(view).onComplete(done -> piece.release());
        if (response.writeQueueFull()) {
          response.drainHandler(ready -> sendNext());
          return;
        }
      }
    } catch (IOException e) {
      // The head is sent: only cutting the answer tells that it is not whole.
      Future<Void> _ = response.reset();
    }
    sent.tryComplete();
  }

  private ByteBuf read(int length) throws IOException {
    ByteBuf piece = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
    try {
      while (piece.isWritable()) {
        int read = piece.writeBytes(file, position + piece.writerIndex(), piece.writableBytes());
        if (read < 0) {
          throw new EOFException("The file became shorter");
        }
      }
      return piece;
    } catch (IOException e) {
      piece.release();
      throw e;
    }
  }
}
