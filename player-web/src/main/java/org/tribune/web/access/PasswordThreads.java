package org.tribune.web.access;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The two threads on which all work with passwords is done, so that it takes memory and processors
 * for two at most, and no other work waits behind it. They end when there is nothing to do. Safe
 * for all threads.
 */
public final class PasswordThreads {
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 100;
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("passwords-", /* start= */ 0).daemon().factory());

  /** No thread runs yet. */
  public PasswordThreads() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** So many wait that it makes no sense to join them. */
  public static final class BusyException extends RuntimeException {
    BusyException(Throwable cause) {
      super("Too many sign-ins at once", cause);
    }
  }

  /**
   * Does {@code work} when it is its turn, and tells the caller's event loop what it came to; fails
   * with a {@link BusyException} if its turn is not in sight.
   */
  public <T> Future<T> run(Vertx vertx, Callable<T> work) {
    Context loop = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    try {
      threads.execute(
          () -> {
            try {
              T result = work.call();
              loop.runOnContext(ignored -> promise.complete(result));
            } catch (Exception e) {
              loop.runOnContext(ignored -> promise.fail(e));
            }
          });
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(new BusyException(e));
    }
    return promise.future();
  }
}
