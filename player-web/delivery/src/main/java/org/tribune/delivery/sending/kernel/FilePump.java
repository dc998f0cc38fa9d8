package org.tribune.delivery.sending.kernel;

import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.delivery.sending.StoredRun;

/**
 * Sends a run of a file where the kernel can't: read piece by piece, outside the heap, as fast as
 * the reader takes it. On the response's event loop; what must be waited for is read elsewhere.
 */
final class FilePump {
  private static final Logger LOG = LoggerFactory.getLogger(FilePump.class);

  private final HttpServerResponse response;
  private final FileReads file;
  private final Executor loop;
  private final Executor threads;
  private final long end;
  private final Optional<FramedPiece.Stream> stream;
  private final KernelBlockWriter writer;
  private final Promise<Void> sent = Promise.promise();
  private long position;
  private boolean underWay = false;
  private boolean reading = false;
  private boolean sending = false;

  private FilePump(
      HttpServerRequest request, FileReads file, StoredRun run, Executor loop, Executor threads) {
    this.response = request.response();
    this.file = file;
    this.loop = loop;
    this.threads = threads;
    this.position = run.offset();
    this.end = (long) run.offset() + run.length();
    this.stream = FramedPiece.Stream.of(request);
    this.writer = KernelBlockWriter.of(request);
  }

  /**
   * Ends the answer to {@code request} with a run; reports when it is sent, or will never be, and
   * the file is not read any more.
   *
   * @param loop the response's
   * @param threads for reads that block
   */
  static Future<Void> send(
      HttpServerRequest request, FileReads file, StoredRun run, Executor loop, Executor threads) {
    FilePump pump = new FilePump(request, file, run, loop, threads);
    pump.response.closeHandler(closed -> pump.stop());
    pump.response.exceptionHandler(e -> pump.stop());
    if (pump.stream.isPresent()) {
      Future<Void> _ = pump.response.writeHead();
    }
    pump.sendNext();
    return pump.sent.future();
  }

  private void stop() {
    if (!reading) {
      sent.tryComplete();
    }
  }

  private void sendNext() {
    if (sending) {
      // A piece was sent as soon as it was written: who wrote it goes on.
      return;
    }
    sending = true;
    try {
      sendAll();
    } finally {
      sending = false;
    }
    if (response.closed()) {
      stop();
    }
  }

  /** All that is allowed at once. */
  private void sendAll() {
    while (mayGoOn()) {
      BodyPiece piece;
      try {
        piece = nextPiece();
      } catch (OutOfMemoryError e) {
        LOG.warn("A response was cut off: {}", e.getMessage());
        cut();
        return;
      }
      try {
        if (!piece.fillNow(file, position)) {
          waitFor(piece);
          return;
        }
      } catch (IOException e) {
        fail(piece);
        return;
      }
      write(piece);
    }
  }

  /** Once it is notified that the file is not read any more, it may be closed. */
  private boolean mayGoOn() {
    return !reading
        && !underWay
        && position < end
        && !response.closed()
        && !sent.future().isComplete();
  }

  private BodyPiece nextPiece() {
    long left = end - position;
    return stream.isPresent()
        ? new FramedPiece(stream.get(), (int) Math.min(FramedPiece.LONGEST, left))
        : new PlainPiece((int) Math.min(PlainPiece.LONGEST, left), writer);
  }

  private void waitFor(BodyPiece piece) {
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
  private void readAndGoOn(BodyPiece piece) {
    boolean read = false;
    try {
      piece.fill(file, position);
      read = true;
    } catch (IOException e) {
      // The client sees it by the cut answer.
    } finally {
      boolean whole = read;
      loop.execute(() -> goOn(piece, whole));
    }
  }

  private void goOn(BodyPiece piece, boolean read) {
    reading = false;
    if (!read || response.closed()) {
      fail(piece);
    } else {
      write(piece);
      sendNext();
    }
  }

  private void fail(BodyPiece piece) {
    piece.release();
    cut();
  }

  /** The head is sent: only this shows that the answer is not whole. */
  private void cut() {
    Future<Void> _ = response.reset(Http2Error.INTERNAL_ERROR.code());
    sent.tryComplete();
  }

  private void write(BodyPiece piece) {
    position += piece.length();
    underWay = true;
    boolean last = position == end;
    Future<Void> written = piece.write();
    if (last) {
      Future<Void> _ = response.end();
    }
    written.onComplete(
        done -> {
          underWay = false;
          if (done.failed() && !response.closed()) {
            cut();
          } else if (last || done.failed()) {
            stop();
          } else {
            sendNext();
          }
        });
  }
}
