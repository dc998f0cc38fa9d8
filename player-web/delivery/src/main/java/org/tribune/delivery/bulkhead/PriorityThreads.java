package org.tribune.delivery.bulkhead;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.tribune.catalogue.UrgentAccess;

/**
 * Threads for what protects somebody: to close a session, to withhold a passage, to take something
 * off the site, and to find out whose order it is. Only the staff gets here, so nothing that the
 * public asks for is ever before it. Safe for all threads.
 */
public final class PriorityThreads implements AutoCloseable {
  /** One that waits for a log or a database that is away must not be in the next one's way. */
  private static final int THREADS = 4;

  private static final int MOST_WAITING = 200;

  private final ThreadPoolExecutor threads = OffLoop.threads("priority", THREADS, MOST_WAITING);

  /** Threads that are there before the first order is: it need not wait for one to be made. */
  public PriorityThreads() {
    threads.allowCoreThreadTimeOut(false);
  }

  /** Starts the threads. */
  public void start() {
    threads.prestartAllCoreThreads();
  }

  /**
   * Does {@code work} at once, with the catalogue's urgent access, and gives what it comes to to
   * the caller's event loop.
   *
   * @return fails with a {@link BulkheadFullException} in the case that never comes, 200 orders
   *     waiting
   */
  public <T> Future<T> call(Vertx vertx, Callable<T> work) {
    try {
      return OffLoop.call(vertx, threads, () -> UrgentAccess.call(work));
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(new BulkheadFullException("priority"));
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
