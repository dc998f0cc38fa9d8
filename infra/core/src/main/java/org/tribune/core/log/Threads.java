package org.tribune.core.log;

import java.time.Duration;

/** Waiting for a reader's thread to end. */
final class Threads {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Threads() {}

  /** Waits until {@code thread} has ended, unless it is the caller's own. */
  static void joinUnlessSelf(Thread thread) {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
