package org.tribune.site.video;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** What was written of reports before, for the staff. To be mounted before the usual body. */
final class RevisionRoutes {
  private static final String ALL = "/api/v1/operator/reports/:report/revisions";
  private static final String ONE = ALL + "/:number";
  private static final long LARGEST_BODY = 1_000;

  private final RevisionService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  RevisionRoutes(RevisionService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    var staff = authorization.allow(Role.REPORTER, Role.CLERK);
    router.get(ALL).handler(staff).handler(this::list);
    router.get(ONE).handler(staff).handler(this::read);
    LargeBodyRoutes.route(router, HttpMethod.POST, ONE + "/restore", staff, LARGEST_BODY)
        .handler(this::restore);
  }

  private void list(RoutingContext context) {
    VideoActor reader = VideoRoutes.actor(context);
    BlockingAnswers.json(context, 200, () -> service.list(context.pathParam("report"), reader));
  }

  private void read(RoutingContext context) {
    VideoActor reader = VideoRoutes.actor(context);
    BlockingAnswers.json(
        context,
        200,
        () -> service.read(context.pathParam("report"), context.pathParam("number"), reader));
  }

  private void restore(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = VideoRoutes.actor(context);
    RequestBody body = RequestBody.of(context);
    String report = context.pathParam("report");
    String number = context.pathParam("number");
    BlockingAnswers.json(
        context,
        200,
        () -> {
          VideoResponses.StaffReport restored = service.restore(report, number, body, by);
          trail.write(
              staff, AuditAction.REPORT_CHANGED, report, "revision " + number + " restored");
          return restored;
        });
  }
}
