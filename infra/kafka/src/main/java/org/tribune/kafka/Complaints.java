package org.tribune.kafka;

import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs what goes wrong again and again in few lines: the first at once, the next after a second,
 * and so on after twice as long each time, up to a minute. After two minutes without a complaint it
 * begins anew. Safe for all threads.
 */
final class Complaints {
  private static final long FIRST_PAUSE_NANOS = 1_000_000_000;
  private static final long LONGEST_PAUSE_NANOS = 60 * FIRST_PAUSE_NANOS;

  private final Logger logger;
  private final LongSupplier nanoClock;
  private long pause = 0;
  private long toldNanos;
  private long lastNanos;
  private long untold = 0;

  Complaints(Logger logger) {
    this(logger, System::nanoTime);
  }

  Complaints(Logger logger, LongSupplier nanoClock) {
    this.logger = logger;
    this.nanoClock = nanoClock;
    this.toldNanos = nanoClock.getAsLong();
    this.lastNanos = toldNanos;
  }

  synchronized void tell(String what, Throwable cause) {
    long now = nanoClock.getAsLong();
    if (now - lastNanos > 2 * LONGEST_PAUSE_NANOS) {
      pause = 0;
    }
    lastNanos = now;
    if (now - toldNanos < pause) {
      untold++;
      return;
    }
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    logger.warn("{} ({}){}", what, root, untold == 0 ? "" : "; " + untold + " more like it");
    pause = Math.clamp(2 * pause, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    toldNanos = now;
    untold = 0;
  }
}
