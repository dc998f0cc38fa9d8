package org.tribune.delivery.download;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.delivery.sending.BlockWriter;
import org.tribune.delivery.sending.BodyBlock;

/**
 * Sends a body as fast as the reader takes it: a few blocks are on their way while the next one is
 * read, and no more. The body is read on the calling thread, which waits; the response is written
 * to on its event loop alone.
 */
final class BodySender implements DownloadPlaces.Sending {
  private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);
  private static final int BLOCKS_AT_ONCE = 3;

  /** Who takes nothing for so long does not read, whatever the connection does meanwhile. */
  private static final Duration UNREAD = Duration.ofSeconds(30);

  private final Context loop;
  private final HttpServerResponse response;
  private final BlockWriter writer;
  private final LongConsumer delivered;
  private final Semaphore room = new Semaphore(BLOCKS_AT_ONCE);
  private volatile boolean gone = false;

  /** When a block was last taken, in ns of {@link System#nanoTime}. */
  private volatile long takenAt = System.nanoTime();

  /**
   * A sender.
   *
   * @param response whose head is complete, with its Content-Length
   * @param writer the response's
   * @param delivered called with the bytes that were sent
   */
  BodySender(
      Context loop, HttpServerResponse response, BlockWriter writer, LongConsumer delivered) {
    this.loop = loop;
    this.response = response;
    this.writer = writer;
    this.delivered = delivered;
  }

  /**
   * Sends all of {@code body} and closes it; an answer that can't be finished is torn off, so that
   * it shows.
   */
  void send(Body body) throws InterruptedException {
    try (body) {
      Optional<BodyBlock> block = body.next();
      while (block.isPresent() && !gone) {
        write(block.get());
        block = body.next();
      }
      block.ifPresent(BodyBlock::close);
      loop.runOnContext(last -> end());
    } catch (RuntimeException e) {
      LOG.warn("A download broke off: {}", e.getMessage());
      loop.runOnContext(
          last -> {
            Future<Void> _ = response.reset();
          });
    }
  }

  /** Any thread. */
  @Override
  public Duration unread() {
    return Duration.ofNanos(System.nanoTime() - takenAt);
  }

  /** Any thread. */
  @Override
  public void tearOff() {
    gone = true;
    loop.runOnContext(
        turn -> {
          Future<Void> _ = response.reset();
        });
    room.release();
  }

  private void write(BodyBlock block) throws InterruptedException {
    try {
      if (!room.tryAcquire(UNREAD.toNanos(), TimeUnit.NANOSECONDS)) {
        block.close();
        throw new IllegalStateException("Nothing was taken for " + UNREAD.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      block.close();
      throw e;
    }
    loop.runOnContext(
        turn -> {
          if (response.closed()) {
            gone = true;
            block.close();
            room.release();
          } else {
            int length = block.length();
            writer.write(block).onComplete(written -> wrote(written.succeeded(), length));
          }
        });
  }

  private void wrote(boolean succeeded, int length) {
    if (succeeded) {
      takenAt = System.nanoTime();
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
