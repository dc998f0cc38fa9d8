package org.tribune.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The catalogues that a test opened are closed when it ends, and those that a class opened for all
 * of its tests when the class ends, so that no test has to. What is opened outside of a test, such
 * as by a benchmark, its process ends. Each thread has its own tests.
 */
final class TemporaryCatalogues {
  private static final ThreadLocal<Deque<List<TemporaryCatalogue>>> RUNNING =
      ThreadLocal.withInitial(ArrayDeque::new);

  private TemporaryCatalogues() {}

  static void opened(TemporaryCatalogue catalogue) {
    Deque<List<TemporaryCatalogue>> running = RUNNING.get();
    if (!running.isEmpty()) {
      running.getFirst().add(catalogue);
    }
  }

  /** A test begins, or a class. */
  static void begin() {
    RUNNING.get().push(new ArrayList<>());
  }

  /** What began last ends. */
  static void end() {
    RUNNING.get().pop().forEach(TemporaryCatalogue::close);
  }
}
