package org.tribune.delivery.bulkhead;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The order in which one event loop handles requests. Of what comes in together it handles as many
 * as a slice of time allows, and puts the others off until it has looked for what came in since:
 * however many clients hammer, a request that goes first waits for one slice, and not for all of
 * them. Without it an event loop handles all that is ready before it reads anything else. Owned by
 * its event loop.
 *
 * @param <T> a request
 */
public final class RequestScheduler<T> {
  /** The event loop. */
  public interface Loop {
    /** Runs {@code task} once all that is ready now was read. */
    void afterReading(Runnable task);

    /** Runs {@code task} once the loop has looked again for what is ready. */
    void afterNextReading(Runnable task);
  }

  /** What happens to requests. */
  public interface Handler<T> {
    /** Handles it. */
    void handle(T request);

    /** Will be handled later: nothing of it may be lost meanwhile. */
    void putOff(T request);

    /** Is handled now, if anybody still waits for it. */
    void handleLate(T request);
  }

  /** Handled together: some hundred requests of a program that is warm. */
  private static final long SLICE_NANOS = 4_000_000;

  private final Predicate<T> goesFirst;
  private final Handler<T> handler;
  private final Loop loop;
  private final LongSupplier nanoTime;
  private final Deque<T> waiting = new ArrayDeque<>();
  private long spent = 0;
  private boolean reads = false;
  private boolean sliceIsDue = false;

  /**
   * A scheduler.
   *
   * @param goesFirst true for what is never put off
   * @param nanoTime as {@link System#nanoTime}
   */
  public RequestScheduler(
      Predicate<T> goesFirst, Handler<T> handler, Loop loop, LongSupplier nanoTime) {
    this.goesFirst = goesFirst;
    this.handler = handler;
    this.loop = loop;
    this.nanoTime = nanoTime;
  }

  /** Takes a request that was read just now. */
  public void accept(T request) {
    if (!reads) {
      reads = true;
      loop.afterReading(this::endOfReading);
    }
    if (spent < SLICE_NANOS && waiting.isEmpty()) {
      timed(handler::handle, request);
    } else if (goesFirst.test(request)) {
      handler.handle(request);
    } else {
      handler.putOff(request);
      waiting.addLast(request);
    }
  }

  private void timed(Consumer<T> handling, T request) {
    long from = nanoTime.getAsLong();
    handling.accept(request);
    spent += nanoTime.getAsLong() - from;
  }

  private void endOfReading() {
    reads = false;
    spent = 0;
    goOn();
  }

  private void goOn() {
    if (!waiting.isEmpty() && !sliceIsDue) {
      sliceIsDue = true;
      loop.afterNextReading(this::handleSlice);
    }
  }

  private void handleSlice() {
    sliceIsDue = false;
    spent = 0;
    try {
      while (spent < SLICE_NANOS && !waiting.isEmpty()) {
        timed(handler::handleLate, waiting.removeFirst());
      }
    } finally {
      // Whatever became of one of them, the others wait for their turn.
      spent = 0;
      goOn();
    }
  }
}
