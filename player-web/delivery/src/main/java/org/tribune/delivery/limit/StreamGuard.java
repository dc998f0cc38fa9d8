package org.tribune.delivery.limit;

import io.vertx.core.http.HttpServerRequest;

/**
 * Counts the streams of an HTTP/2 connection for as long as they are open, answered or not, read or
 * not. For the connection's event loop.
 */
public interface StreamGuard {
  /** True if there was room for the stream of this request, which has just come. */
  boolean admits(HttpServerRequest request);

  /** True if one is open. */
  boolean isBusy();

  /** Looks which are over, if nobody reports it; called every second or so. */
  void look();
}
