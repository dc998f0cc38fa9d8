package org.tribune.box;

import java.util.List;
import java.util.function.Supplier;
import org.tribune.core.lifecycle.Service;

/**
 * A part of the program that starts and stops as one.
 *
 * @param name as in logs and in {@code /readyz}
 * @param unready what it waits for, though it has started; empty: it is ready
 */
record Stage(String name, Service service, Supplier<List<String>> unready) {
  /** One that is ready once it has started. */
  Stage(String name, Service service) {
    this(name, service, List::of);
  }

  /** What it waits for. */
  List<String> waitingFor() {
    return unready.get();
  }
}
