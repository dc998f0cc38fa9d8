package org.tribune.sql.database;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.UrgentAccess;

/**
 * Who writes next, where one alone can: what is urgent goes before all that wait, however many they
 * are. Safe for all threads.
 */
final class WriterTurns {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Duration patience;
  private boolean taken = false;
  private int urgent = 0;

  /** Turns for which nobody waits longer than {@code patience}. */
  WriterTurns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does {@code work} when it is its turn.
   *
   * @throws CatalogueException if its turn does not come in time
   */
  <T> T take(Supplier<T> work) {
    enter(UrgentAccess.isUrgent());
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  /** How many that are urgent wait. */
  int urgentWaiting() {
    lock.lock();
    try {
      return urgent;
    } finally {
      lock.unlock();
    }
  }

  private void enter(boolean isUrgent) {
    lock.lock();
    try {
      urgent += isUrgent ? 1 : 0;
      try {
        long left = patience.toNanos();
        while (taken || (urgent > 0 && !isUrgent)) {
          if (left <= 0) {
            throw new CatalogueException(
                "Too many write to the catalogue at once: try again later");
          }
          left = changed.awaitNanos(left);
        }
        taken = true;
      } finally {
        urgent -= isUrgent ? 1 : 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogueException("Interrupted while others wrote to the catalogue", e);
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      taken = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
