package org.tribune.delivery.sending;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import org.tribune.delivery.bulkhead.RequestScheduler;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.limit.ConnectionGuard;

/** What is prepared where the server listens, and at each connection. Safe for all threads. */
public interface ServerTransport {
  /**
   * Starts the server's Vert.x on the best transport of this machine.
   *
   * @param connection what each connection to it is
   */
  Vertx start(VertxOptions options, ClientLimits limits, ClientLoad connection);

  /** Sets what this way of sending needs of HTTP/2, and returns {@code options}. */
  HttpServerOptions listening(HttpServerOptions options);

  /** Counts what clients have open, where that was not done before; for one event loop. */
  ConnectionGuard guard(ClientLimits limits, ClientLoad connection);

  /** The turns of an event loop. */
  RequestScheduler.Loop turns(Context loop);
}
