package org.tribune.site.account;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.site.http.RequestBodies;

/** Routes that take larger bodies than the usual; to be mounted before the usual body. */
public final class LargeBodyRoutes {
  private LargeBodyRoutes() {}

  /**
   * A route that takes a body; only whom {@code gate} lets pass may send so much.
   *
   * @param largest body, in bytes
   */
  public static Route route(
      Router router, HttpMethod method, String path, Handler<RoutingContext> gate, long largest) {
    router.route(method, path).handler(gate);
    return router.route(method, path).handler(RequestBodies.upTo(largest));
  }
}
