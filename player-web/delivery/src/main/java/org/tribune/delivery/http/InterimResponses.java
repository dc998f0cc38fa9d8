package org.tribune.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;

/**
 * Says now and then that a request is still worked at. A connection on which nothing comes or goes
 * is cut, by us or by a proxy before us, and a browser then sends the request again without a word
 * to its user: a document whose examination takes longer would be sent for ever.
 *
 * <p>By responses with status 100, which every client skips while it waits for the final one (RFC
 * 9110, section 15.2), and nginx too. The status 102 of RFC 2518 says it better; Vert.x has none.
 */
public final class InterimResponses implements Handler<RoutingContext> {
  /** So often in the time after which an idle connection is cut. */
  private static final int TIMES = 3;

  /** Their answers begin at once, or wait as their handlers know. */
  private static final Set<HttpMethod> WITHOUT =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Vertx vertx;
  private final long millis;

  /**
   * The responses of one event loop.
   *
   * @param idle after which a connection is cut on which nothing comes or goes
   */
  public InterimResponses(Vertx vertx, Duration idle) {
    this.vertx = vertx;
    this.millis = idle.dividedBy(TIMES).toMillis();
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!WITHOUT.contains(request.method()) && request.version() != HttpVersion.HTTP_1_0) {
      long timer = vertx.setPeriodic(millis, again -> respond(request));
      context.addEndHandler(ended -> vertx.cancelTimer(timer));
    }
    context.next();
  }

  /** Not to who is slow to send. */
  private static void respond(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (request.isEnded() && !response.headWritten() && !response.closed()) {
      var _ = response.writeContinue();
    }
  }
}
