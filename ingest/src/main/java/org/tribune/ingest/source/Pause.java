package org.tribune.ingest.source;

import java.time.Duration;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/** Waiting for a moment of the ingest's clock, as a thing that tests can replace. */
@FunctionalInterface
public interface Pause {
  /** Returns at {@code due}, or at once if that has passed. */
  void until(MediaTime due) throws InterruptedException;

  /** Sleeps by the machine's time until {@code clock} shows it. */
  static Pause sleeping(MediaClock clock) {
    return due -> {
      long micros = due.minus(clock.now()).toMicros();
      if (micros > 0) {
        Thread.sleep(Duration.ofNanos(micros * 1_000));
      }
    };
  }
}
