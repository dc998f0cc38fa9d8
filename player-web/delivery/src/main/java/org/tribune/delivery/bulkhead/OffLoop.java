package org.tribune.delivery.bulkhead;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Work that leaves an event loop for another thread, and whose outcome comes back to it. */
public final class OffLoop {
  private static final int IDLE_SECONDS = 30;

  private OffLoop() {}

  /**
   * Daemon threads that end when there is nothing to do.
   *
   * @param name of the threads
   * @param waiting how many tasks may wait for one; more are rejected
   */
  public static ThreadPoolExecutor threads(String name, int atOnce, int waiting) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name(name + "-", /* start= */ 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * Has {@code executor} do {@code work}, and gives what it comes to to the caller's event loop.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more
   */
  public static <T> Future<T> call(Vertx vertx, Executor executor, Callable<T> work) {
    Promise<T> promise = Promise.promise();
    executor.execute(task(vertx.getOrCreateContext(), promise, work));
    return promise.future();
  }

  /** What a thread is to run so that {@code promise} is kept on {@code loop}. */
  // An error of one request, out of memory even, must not leave its client without an answer.
  @SuppressWarnings("CatchingUnchecked")
  static <T> Runnable task(Context loop, Promise<T> promise, Callable<T> work) {
    return () -> {
      try {
        T result = work.call();
        loop.runOnContext(ignored -> promise.complete(result));
      } catch (Exception | Error e) {
        loop.runOnContext(ignored -> promise.fail(e));
      }
    };
  }
}
