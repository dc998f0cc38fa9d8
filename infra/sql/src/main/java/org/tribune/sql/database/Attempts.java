package org.tribune.sql.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tribune.catalogue.CatalogueException;

/**
 * Tries again what others were in the way of. The waiting is done here and not in the driver: a
 * virtual thread that waits in native code keeps a processor from all others.
 *
 * @param patience how long at most
 * @param inTheWay which failures pass
 */
record Attempts(Duration patience, Predicate<SQLException> inTheWay) {
  private static final int SHORTEST_PAUSE_MILLIS = 5;
  private static final int LONGEST_PAUSE_MILLIS = 60;

  <T> T run(Supplier<T> work) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (sqlException(e).filter(inTheWay).isEmpty() || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(
          ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogueException("Interrupted while others wrote to the catalogue", e);
    }
  }

  /** What the database said, if it was the database that failed. */
  static Optional<SQLException> sqlException(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException said) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }
}
