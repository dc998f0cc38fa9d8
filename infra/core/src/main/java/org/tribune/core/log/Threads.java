package org.tribune.core.log;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting for a reader's thread to end. */
final class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Threads() {}

  /**
   * Waits until {@code thread} has ended, unless it is the caller's own. An interrupt of the caller
   * does not cut the wait short: what comes next relies on the thread's end.
   */
  static void joinUnlessSelf(Thread thread) {
    if (thread == Thread.currentThread()) {
      return;
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    while (thread.isAlive() && deadline - System.nanoTime() > 0) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn(
          "{} did not stop within {} s and is left behind", thread.getName(), PATIENCE.toSeconds());
    }
  }
}
