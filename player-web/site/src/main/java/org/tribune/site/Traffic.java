package org.tribune.site;

import java.util.concurrent.atomic.LongAdder;
import org.tribune.delivery.limit.ClientLimits;

/** What goes through the server, counted. Safe for all threads. */
final class Traffic {
  private final LongAdder connections = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder deliveredBytes = new LongAdder();
  private final LongAdder sharedBodies = new LongAdder();

  void opened() {
    connections.increment();
  }

  void closed() {
    connections.decrement();
  }

  void requested() {
    requests.increment();
  }

  void delivered(long bytes) {
    deliveredBytes.add(bytes);
  }

  /** Answers that began, or ended, to hold a shared body. */
  void holdsShared(long change) {
    sharedBodies.add(change);
  }

  WebMetrics snapshot(int waiting, ClientLimits limits) {
    return new WebMetrics(
        connections.sum(),
        requests.sum(),
        waiting,
        deliveredBytes.sum(),
        sharedBodies.sum(),
        limits.eventStreams().count(),
        limits.room().used(),
        limits.room().refused());
  }
}
