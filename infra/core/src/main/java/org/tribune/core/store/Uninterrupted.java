package org.tribune.core.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Runs work with file channels to its end. A channel closes when its thread is interrupted, be it
 * before or in mid-work; an object is worth more than that. The interrupt is kept for later.
 */
final class Uninterrupted {
  /** Work that may be done again from its beginning. */
  interface Work<T> {
    T run() throws IOException;
  }

  private Uninterrupted() {}

  static <T> T run(Work<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return work.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
