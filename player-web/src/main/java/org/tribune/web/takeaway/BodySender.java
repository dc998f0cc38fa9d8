package org.tribune.web.takeaway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a body as fast as the reader takes it: a few blocks are on their way while the next one is
 * read, and no more. The body is read on the calling thread, which waits; the response is written
 * to on its event loop alone.
 */
final class BodySender {
  private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);
  private static final int BLOCKS_AT_ONCE = 3;

  private final Context loop;
  private final HttpServerResponse response;
  private final LongConsumer delivered;
  private final Semaphore room = new Semaphore(BLOCKS_AT_ONCE);
  private volatile boolean gone = false;

  /**
   * A sender.
   *
   * @param response whose head is complete, with its Content-Length
   * @param delivered told of the bytes that were sent
   */
  BodySender(Context loop, HttpServerResponse response, LongConsumer delivered) {
    this.loop = loop;
    this.response = response;
    this.delivered = delivered;
  }

  /** Sends all of {@code body}; an answer that can't be finished is torn off, so that it shows. */
  void send(Body body) throws InterruptedException {
    try {
      Optional<ByteBuf> block = body.next();
      while (block.isPresent() && !gone) {
        write(block.get());
        block = body.next();
      }
      block.ifPresent(ByteBuf::release);
      loop.runOnContext(last -> end());
    } catch (RuntimeException e) {
      LOG.warn("A download was torn off: {}", e.getMessage());
      loop.runOnContext(
          last -> {
            Future<Void> _ = response.reset();
          });
    }
  }

  private void write(ByteBuf block) throws InterruptedException {
    try {
      room.acquire();
    } catch (InterruptedException e) {
      block.release();
      throw e;
    }
    loop.runOnContext(
        turn -> {
          if (response.closed()) {
            gone = true;
            block.release();
            room.release();
          } else {
            int length = block.readableBytes();
            BufferInternal view = BufferInternal.buffer(Unpooled.unreleasableBuffer(block));
            response
                .write(view)
                .onComplete(
                    written -> {
                      block.release();
                      wrote(written.succeeded(), length);
                    });
          }
        });
  }

  private void wrote(boolean succeeded, int length) {
    if (succeeded) {
      delivered.accept(length);
    } else {
      gone = true;
    }
    room.release();
  }

  private void end() {
    if (!response.closed() && !response.ended()) {
      Future<Void> _ = response.end();
    }
  }
}
