package org.tribune.core.log;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that serves one key: opens its worker, hands it the entries one by one, and closes it,
 * always. For the implementations of {@link EventLog}. Safe for all threads.
 */
public final class KeyWorkerThread<T> {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWorkerThread.class);

  /** Where the entries come from. */
  @FunctionalInterface
  public interface Source<T> {
    /** The key's next entry; waits for it. Empty if there will be none. */
    Optional<LogEntry<T>> next() throws InterruptedException;
  }

  private final String key;
  private final KeyWorker.Factory<T> factory;
  private final Checkpoint checkpoint;
  private final Source<T> source;
  private final Consumer<Boolean> whenEnded;
  private final ReaderThread thread;
  private @Nullable KeyWorker<T> worker; // the thread's own
  private boolean failed = false; // the thread's own

  /**
   * Prepares it.
   *
   * @param whenEnded called last by the thread, after the worker was closed: true if it failed,
   *     false if it was stopped or its entries ended
   */
  public KeyWorkerThread(
      String key,
      KeyWorker.Factory<T> factory,
      Checkpoint checkpoint,
      Source<T> source,
      Consumer<Boolean> whenEnded) {
    this.key = key;
    this.factory = factory;
    this.checkpoint = checkpoint;
    this.source = source;
    this.whenEnded = whenEnded;
    this.thread = new ReaderThread("log-" + key, this::work, this::end);
  }

  /** Starts it, once. */
  public void start() {
    thread.start();
  }

  // An error of one worker, out of memory even, must neither hold its key for ever nor be lost.
  @SuppressWarnings("CatchingUnchecked")
  private void work() throws InterruptedException {
    try {
      worker = factory.open(key, checkpoint);
      while (!thread.isStopping()) {
        Optional<LogEntry<T>> entry = source.next();
        if (entry.isEmpty()) {
          return;
        }
        worker.accept(entry.get());
      }
    } catch (RuntimeException | Error e) {
      if (!thread.isStopping()) {
        failed = true;
        LOG.error("The worker of {} failed and starts again at its last checkpoint", key, e);
      }
    }
  }

  private void end() {
    try {
      if (worker != null) {
        worker.close();
      }
    } catch (RuntimeException e) {
      LOG.error("Closing the worker of {} failed", key, e);
    } finally {
      whenEnded.accept(failed);
    }
  }

  /** Asks the worker to stop; does not wait. */
  public void stop() {
    thread.stop();
  }

  /** Waits until the worker has let go, 10 s at most, unless called by the worker itself. */
  public void awaitEnd() {
    thread.awaitEnd();
  }
}
