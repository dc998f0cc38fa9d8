package org.tribune.site.video;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;

/** Where reporters send a picture of their own for a film. To be mounted before the usual body. */
final class PosterRoutes {
  private static final long LARGEST_BODY = 8_000_000;

  private final PosterService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  PosterRoutes(PosterService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    LargeBodyRoutes.route(
            router,
            HttpMethod.PUT,
            "/api/v1/operator/reports/:report/poster",
            authorization.allow(Role.REPORTER, Role.CLERK),
            LARGEST_BODY)
        .handler(this::take);
  }

  private void take(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = VideoRoutes.actor(context);
    String report = context.pathParam("report");
    Bytes file =
        Bytes.wrap(
            context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes());
    BlockingAnswers.json(
        context,
        200,
        () -> {
          VideoResponses.StaffReport taken =
              service.take(report, VideoRoutes.version(context), file, by);
          trail.write(staff, AuditAction.REPORT_CHANGED, report, "poster sent");
          return taken;
        });
  }
}
