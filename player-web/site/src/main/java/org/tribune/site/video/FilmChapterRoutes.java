package org.tribune.site.video;

import io.vertx.core.Handler;
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

/** The chapters of reports' films, for the staff. To be mounted before the usual body. */
final class FilmChapterRoutes {
  private static final String ALL = "/api/v1/operator/reports/:report/chapters";
  private static final long LARGEST_BODY = 200_000;

  private final FilmChapterService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  FilmChapterRoutes(
      FilmChapterService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.REPORTER, Role.CLERK);
    router.get(ALL).handler(staff).handler(this::list);
    LargeBodyRoutes.route(router, HttpMethod.PUT, ALL, staff, LARGEST_BODY).handler(this::replace);
  }

  private void list(RoutingContext context) {
    VideoActor reader = VideoRoutes.actor(context);
    String report = context.pathParam("report");
    BlockingAnswers.json(context, 200, () -> service.list(report, reader));
  }

  private void replace(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = VideoRoutes.actor(context);
    String report = context.pathParam("report");
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          FilmChapters written = service.replace(report, body, by);
          trail.write(
              staff,
              AuditAction.CHAPTERS_MARKED,
              report,
              String.valueOf(written.chapters().size()));
          return written;
        });
  }
}
