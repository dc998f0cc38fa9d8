package org.tribune.site.audience;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.access.Role;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Parameters;
import org.tribune.site.video.VideoRoutes;

/** The audience's figures, for clerks and reporters. */
final class AudienceRoutes {
  private static final String ALL = "/api/v1/operator/audience";
  private static final String ONE = ALL + "/:recording";

  private final AudienceService service;
  private final StaffAuthorization authorization;

  AudienceRoutes(AudienceService service, StaffAuthorization authorization) {
    this.service = service;
    this.authorization = authorization;
  }

  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.REPORTER, Role.CLERK);
    router
        .get(ALL)
        .handler(staff)
        .handler(
            context -> {
              VideoActor reader = VideoRoutes.actor(context);
              StaffAnswers.json(context, 200, () -> service.list(period(context), reader));
            });
    router
        .get(ONE)
        .handler(staff)
        .handler(
            context -> {
              VideoActor reader = VideoRoutes.actor(context);
              StaffAnswers.json(context, 200, () -> service.detail(id(context), reader));
            });
    router
        .get(ALL + ".csv")
        .handler(staff)
        .handler(
            context -> {
              VideoActor reader = VideoRoutes.actor(context);
              send(context, "audience.csv", () -> service.csv(period(context), reader));
            });
    router
        .get(ONE + "/figures.csv")
        .handler(staff)
        .handler(
            context -> {
              VideoActor reader = VideoRoutes.actor(context);
              send(context, "figures.csv", () -> service.csv(id(context), reader));
            });
  }

  private static String id(RoutingContext context) {
    return context.pathParam("recording");
  }

  private AudienceService.Period period(RoutingContext context) {
    return service.period(Parameters.find(context, "from"), Parameters.find(context, "to"));
  }

  private static void send(RoutingContext context, String file, Callable<String> work) {
    StaffAnswers.blocking(
        context,
        work,
        text ->
            context
                .response()
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text));
  }
}
