package org.tribune.delivery.origin;

/**
 * How many bytes the window of one broadcast may hold in memory, about: each the same, so that one
 * with much does not take it from the others. Shrinks while the process has too little for all
 * ({@link org.tribune.core.memory.MemoryAccount}). Safe for all threads.
 */
final class WindowBudget {
  /** More helps nobody: what is older is in the archive. */
  static final long MOST = 48L << 20;

  private static final long STEP = 1L << 20;

  private volatile long live = MOST;
  private volatile long ended = MOST;

  /** Bytes of a window on air, or of one that has ended. */
  long bytes(boolean hasEnded) {
    return hasEnded ? ended : live;
  }

  /** Gives all windows on air, or all that have ended, less, until it is given back. */
  synchronized void limit(boolean hasEnded, long bytes) {
    if (hasEnded) {
      ended = Math.clamp(bytes, 0, MOST);
    } else {
      live = Math.clamp(bytes, 0, MOST);
    }
  }

  /** Gives some back. */
  synchronized void widen() {
    live = Math.min(live + STEP, MOST);
    ended = Math.min(ended + STEP, MOST);
  }
}
