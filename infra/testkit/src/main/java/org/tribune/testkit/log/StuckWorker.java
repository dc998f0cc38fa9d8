package org.tribune.testkit.log;

import java.util.concurrent.CountDownLatch;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;

/** A worker that never comes back from its first entry by itself. */
final class StuckWorker implements KeyWorker<String> {
  private final CountDownLatch stuck;
  private final Runnable whenClosed;

  StuckWorker(CountDownLatch stuck, Runnable whenClosed) {
    this.stuck = stuck;
    this.whenClosed = whenClosed;
  }

  @Override
  public void accept(LogEntry<String> entry) {
    stuck.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
