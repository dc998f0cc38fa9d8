package org.tribune.archive.recording;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.catalogue.CatalogueException;

/** The thread that keeps the catalogue up with what happens, apart from segments. */
final class CatalogueThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueThread.class);

  /** Time alone can make a recording complete, so it looks now and then. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  private final Runnable work;
  private final Thread thread = Thread.ofVirtual().name("archive-catalogue").unstarted(this::run);
  private boolean hasWork = false; // guarded by this
  private boolean failing = false; // the thread's own

  /**
   * The thread, not started.
   *
   * @param work may throw {@link CatalogueException} and is then called again
   */
  CatalogueThread(Runnable work) {
    this.work = work;
  }

  void start() {
    thread.start();
  }

  /** There may be something to do. */
  synchronized void wake() {
    hasWork = true;
    notifyAll();
  }

  private synchronized void await() throws InterruptedException {
    if (!hasWork) {
      wait(PAUSE.toMillis());
    }
    hasWork = false;
  }

  private void run() {
    try {
      while (true) {
        if (works()) {
          await();
        } else {
          Thread.sleep(PAUSE_AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      // Closed: what was just stored may have completed a recording.
      var _ = works();
    }
  }

  private boolean works() {
    try {
      work.run();
      failing = false;
      return true;
    } catch (CatalogueException e) {
      if (!failing) {
        LOG.error("The catalogue does not work; it is tried again until it does", e);
      }
      failing = true;
    } catch (RuntimeException e) {
      LOG.error("Keeping the catalogue failed", e);
    }
    return false;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
