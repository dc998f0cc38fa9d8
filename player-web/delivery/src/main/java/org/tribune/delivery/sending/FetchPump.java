package org.tribune.delivery.sending;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.sending.StoredRun.Refusal;

/**
 * Sends a run of an object that another machine holds: fetched in pieces, the next one while a
 * piece is being sent, and none before the reader took the one before. Fetches on virtual threads,
 * one at a time; the rest is for the response's event loop.
 */
final class FetchPump {
  private static final Logger LOG = LoggerFactory.getLogger(FetchPump.class);
  private static final int PIECE = 512 * 1_024;

  private final ObjectStore store;
  private final BodySending sending;
  private final Executor threads;
  private final Executor loop;
  private final HttpServerResponse response;
  private final StoredRun run;
  private int fetched = 0;
  private Optional<Bytes> next = Optional.empty();
  private boolean isWaiting = false;

  FetchPump(
      ObjectStore store,
      BodySending sending,
      Executor threads,
      Executor loop,
      HttpServerResponse response,
      StoredRun run) {
    this.store = store;
    this.sending = sending;
    this.threads = threads;
    this.loop = loop;
    this.response = response;
    this.run = run;
  }

  /** The first piece; reports if there is none. Blocks. */
  Optional<Refusal> fetchFirst() {
    try {
      Optional<Bytes> first = fetch();
      if (first.isEmpty()) {
        return Optional.of(Refusal.MISSING);
      }
      if (first.get().length() < pieceLength()) {
        LOG.warn("{} is shorter in the store than it must be", run.object());
        return Optional.of(Refusal.DAMAGED);
      }
      next = first;
      return Optional.empty();
    } catch (StoreException e) {
      LOG.warn("{} can't be read from the store: {}", run.object(), e.getMessage());
      return Optional.of(Refusal.UNAVAILABLE);
    }
  }

  private int pieceLength() {
    return Math.min(PIECE, run.length() - fetched);
  }

  private Optional<Bytes> fetch() {
    return store.get(run.object(), run.offset() + fetched, pieceLength());
  }

  /** Sends the first piece and all that follow; the head of the answer is set. */
  void begin() {
    sendNext();
  }

  private void sendNext() {
    if (response.closed()) {
      return;
    }
    if (next.isEmpty()) {
      isWaiting = true;
      return;
    }
    Bytes piece = next.get();
    next = Optional.empty();
    isWaiting = false;
    fetched += piece.length();
    if (fetched == run.length()) {
      response.end(sending.buffer(piece));
      return;
    }
    response.write(sending.buffer(piece));
    fetchLater();
    if (response.writeQueueFull()) {
      response.drainHandler(ready -> sendNext());
    } else {
      sendNext();
    }
  }

  private void fetchLater() {
    try {
      threads.execute(
          () -> {
            Optional<Bytes> piece = fetchOrNothing();
            loop.execute(() -> arrived(piece));
          });
    } catch (RejectedExecutionException e) {
      cut();
    }
  }

  private Optional<Bytes> fetchOrNothing() {
    try {
      return fetch().filter(piece -> piece.length() == pieceLength());
    } catch (StoreException e) {
      LOG.warn("{} can't be read from the store: {}", run.object(), e.getMessage());
      return Optional.empty();
    }
  }

  private void arrived(Optional<Bytes> piece) {
    if (piece.isEmpty()) {
      cut();
      return;
    }
    next = piece;
    if (isWaiting) {
      sendNext();
    }
  }

  /** The head is sent: only cutting the answer shows that it is not whole. */
  private void cut() {
    if (!response.closed()) {
      Future<Void> _ = response.reset();
    }
  }
}
