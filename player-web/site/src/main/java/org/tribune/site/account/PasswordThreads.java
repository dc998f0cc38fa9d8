package org.tribune.site.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.tribune.delivery.bulkhead.OffLoop;

/**
 * The two threads on which all work with passwords is done, so that it takes memory and processors
 * for two at most, and no other work waits behind it. They end when there is nothing to do. Safe
 * for all threads.
 */
public final class PasswordThreads {
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 100;

  private final ThreadPoolExecutor threads = OffLoop.threads("passwords", THREADS, MOST_WAITING);

  /** So many wait that it makes no sense to join them. */
  public static final class BusyException extends RuntimeException {
    BusyException(Throwable cause) {
      super("Too many sign-ins at once", cause);
    }
  }

  /**
   * Does {@code work} when it is its turn, and passes the outcome to the caller's event loop; fails
   * with a {@link BusyException} if its turn is not in sight.
   */
  public <T> Future<T> run(Vertx vertx, Callable<T> work) {
    try {
      return OffLoop.call(vertx, threads, work);
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(new BusyException(e));
    }
  }
}
