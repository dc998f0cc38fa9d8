package org.tribune.site.upload;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.tribune.delivery.http.RestOfBody;

/**
 * The body of one request on its way to the disk. The event loop, which owns it, fills blocks; a
 * {@link UploadChunkWriter} on a thread of its own empties them. While that is behind, nothing more
 * is read from the connection.
 */
final class Incoming {
  private static final int BLOCK = 256 * 1_024;
  private static final int MOST_BLOCKS = 4;

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final Context loop;
  private final Chunk chunk;
  private final UploadChunkWriter writer;
  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private ByteBuffer filling = ByteBuffer.allocate(BLOCK);
  private int underWay = 0;
  private long room;
  private boolean over = false;

  /**
   * A body that is paused.
   *
   * @param whole called, on another thread, with an upload of which nothing is missing any more
   * @param answer called on the event loop with the outcome, unless the sender is gone
   */
  Incoming(
      Vertx vertx,
      HttpServerRequest request,
      Chunk chunk,
      Uploads uploads,
      Consumer<Upload> whole,
      Consumer<UploadChunkWriter.Outcome> answer) {
    this.vertx = vertx;
    this.request = request;
    this.loop = vertx.getOrCreateContext();
    this.chunk = chunk;
    this.room = chunk.room();
    this.writer =
        new UploadChunkWriter(
            chunk,
            uploads,
            whole,
            block -> loop.runOnContext(turn -> written(block)),
            outcome -> loop.runOnContext(turn -> ended(outcome, answer)));
  }

  /** Reads it. */
  void begin() {
    chunk.onInterrupt(() -> loop.runOnContext(turn -> cut()));
    writer.start();
    if (request.response().closed()) {
      // Its sender went while the upload was looked up: nobody reports that any more.
      finish(UploadChunkWriter.End.BROKEN);
      return;
    }
    request.handler(this::take);
    request.endHandler(end -> finish(UploadChunkWriter.End.WHOLE));
    request.exceptionHandler(gone -> finish(UploadChunkWriter.End.BROKEN));
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    request.resume();
  }

  private void cut() {
    finish(UploadChunkWriter.End.BROKEN);
    request.connection().close();
  }

  private void take(Buffer buffer) {
    if (over) {
      return;
    }
    chunk.heard();
    room -= buffer.length();
    if (room < 0) {
      finish(UploadChunkWriter.End.TOO_LONG);
      return;
    }
    for (int taken = 0; taken < buffer.length(); ) {
      int fits = Math.min(filling.remaining(), buffer.length() - taken);
      buffer.getBytes(taken, taken + fits, filling.array(), filling.position());
      filling.position(filling.position() + fits);
      taken += fits;
      if (!filling.hasRemaining()) {
        send();
      }
    }
  }

  private void send() {
    writer.write(filling.flip());
    underWay++;
    ByteBuffer next = free.poll();
    filling = next == null ? ByteBuffer.allocate(BLOCK) : next;
    if (underWay >= MOST_BLOCKS) {
      request.pause();
    }
  }

  private void written(ByteBuffer block) {
    underWay--;
    free.push(block.clear());
    if (!over && underWay == MOST_BLOCKS - 1) {
      request.resume();
    }
  }

  private void finish(UploadChunkWriter.End end) {
    if (!over) {
      over = true;
      if (filling.position() > 0 && end != UploadChunkWriter.End.TOO_LONG) {
        writer.write(filling.flip());
      }
      writer.end(end);
    }
  }

  private void ended(
      UploadChunkWriter.Outcome outcome, Consumer<UploadChunkWriter.Outcome> answer) {
    over = true;
    if (!request.response().closed()) {
      answer.accept(outcome);
      RestOfBody.leave(vertx, request);
    }
  }
}
