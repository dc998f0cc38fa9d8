package org.tribune.kafka;

import org.slf4j.Logger;

/** Tells what goes wrong again and again in one line a second at most. Safe for all threads. */
final class Complaints {
  private static final long PAUSE_NANOS = 1_000_000_000;

  private final Logger logger;
  private long lastNanos = System.nanoTime() - PAUSE_NANOS;
  private long untold = 0;

  Complaints(Logger logger) {
    this.logger = logger;
  }

  synchronized void tell(String what, Throwable cause) {
    long now = System.nanoTime();
    if (now - lastNanos < PAUSE_NANOS) {
      untold++;
      return;
    }
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    logger.warn("{} ({}){}", what, root, untold == 0 ? "" : "; " + untold + " more like it");
    lastNanos = now;
    untold = 0;
  }
}
