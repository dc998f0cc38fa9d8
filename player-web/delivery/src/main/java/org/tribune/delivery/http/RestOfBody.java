package org.tribune.delivery.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** The rest of a body that was refused: a connection cut at once would eat the answer. */
public final class RestOfBody {
  /** A client that goes on to send is read so long, so that it gets the answer. */
  private static final long MILLIS = 2_000;

  private static final long BYTES = 8_000_000;

  private RestOfBody() {}

  /** Reads on for a moment and throws it away, then cuts the connection. */
  public static void leave(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    long[] read = {0};
    long timer = vertx.setTimer(MILLIS, late -> request.connection().close());
    request.handler(
        buffer -> {
          read[0] += buffer.length();
          if (read[0] > BYTES) {
            request.connection().close();
          }
        });
    request.endHandler(end -> vertx.cancelTimer(timer));
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
    request.resume();
  }
}
