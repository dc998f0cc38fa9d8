package org.tribune.site.alert;

import io.vertx.ext.web.Router;
import org.tribune.core.network.ClientNetwork;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** How alerts are asked for; their private pages are among the pages. */
final class AlertRoutes {
  private static final int ACCEPTED = 202;

  private final AlertService service;
  private final StaffAuthorization authorization;

  /** Routes of one event loop. */
  AlertRoutes(AlertService service, StaffAuthorization authorization) {
    this.service = service;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router
        .post("/api/v1/alerts")
        .handler(authorization.allowOwnPages())
        .handler(
            context -> {
              ClientNetwork network = authorization.network(context.request());
              BlockingAnswers.json(
                  context,
                  ACCEPTED,
                  () -> service.ask(RequestBody.of(context).read(AlertRequest.class), network));
            });
  }
}
