package org.tribune.site.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.tribune.delivery.bulkhead.OffLoop;
import org.tribune.site.http.ProblemException;

/**
 * Work that waits for other servers: each on a virtual thread, few at once, so that strangers can't
 * have us ask without end, and no other work waits behind it. Safe for all threads.
 */
public final class SlowCalls {
  private final Semaphore room;

  public SlowCalls(int atOnce) {
    room = new Semaphore(atOnce);
  }

  /**
   * Does {@code work}, and passes the outcome to the caller's event loop; refuses if it is full.
   */
  public <T> Future<T> run(Vertx vertx, Callable<T> work) {
    if (!room.tryAcquire()) {
      return Future.failedFuture(new ProblemException(StaffAnswers.tooMany()));
    }
    return OffLoop.call(
        vertx,
        task -> Thread.ofVirtual().name("provider").start(task),
        () -> {
          try {
            return work.call();
          } finally {
            room.release();
          }
        });
  }
}
