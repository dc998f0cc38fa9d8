package org.tribune.archive.recording;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;

/** The thread that keeps the catalogue up with what happens, apart from segments. */
final class CatalogueThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueThread.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  private final Runnable keeping;
  private final Thread thread = Thread.ofVirtual().name("archive-catalogue").unstarted(this::run);
  private final Semaphore work = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean failing = false; // the thread's own

  /**
   * The thread, not started.
   *
   * @param keeping may throw {@link CatalogueException} and is then called again
   */
  CatalogueThread(Runnable keeping) {
    this.keeping = keeping;
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. */
  void wake() {
    work.release();
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        if (works()) {
          // Time alone can make a recording complete, so it looks now and then.
          var _ = work.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
          work.drainPermits();
        } else {
          var _ = closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      // Closed: what was just stored may have completed a recording.
      var _ = works();
    } catch (InterruptedException e) {
      // Nobody does: it would cut off what is being written.
      Thread.currentThread().interrupt();
    }
  }

  private boolean works() {
    try {
      keeping.run();
      failing = false;
      return true;
    } catch (CatalogueException e) {
      if (!failing) {
        LOG.error("The catalogue fails; it is retried until it works", e);
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("Writing recordings to the catalogue failed", e);
    }
    return false;
  }

  @Override
  public void close() {
    closing.countDown();
    wake();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
