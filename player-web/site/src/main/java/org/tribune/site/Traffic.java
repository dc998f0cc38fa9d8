package org.tribune.site;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.LongAdder;
import org.tribune.delivery.limit.ClientLimits;

/** What goes through the server, counted. Safe for all threads. */
final class Traffic {
  private static final int OUR_FAULT = 500;

  private final LongAdder connections = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder failures = new LongAdder();
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

  /** A handler before others, which counts what they fail at. */
  void follow(RoutingContext context) {
    context.addEndHandler(
        answered -> {
          if (context.response().getStatusCode() == OUR_FAULT) {
            failures.increment();
          }
        });
    context.next();
  }

  void delivered(long bytes) {
    deliveredBytes.add(bytes);
  }

  /** Answers that began, or ended, to hold a shared body. */
  void holdsShared(long change) {
    sharedBodies.add(change);
  }

  /** How many requests were answered with 500. */
  long failures() {
    return failures.sum();
  }

  WebMetrics snapshot(int waiting, ClientLimits limits) {
    return new WebMetrics(
        connections.sum(),
        requests.sum(),
        failures(),
        waiting,
        deliveredBytes.sum(),
        sharedBodies.sum(),
        limits.eventStreams().count(),
        limits.room().used(),
        limits.room().refused());
  }
}
