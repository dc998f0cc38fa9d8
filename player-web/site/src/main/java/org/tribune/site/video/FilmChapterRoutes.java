package org.tribune.site.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffGate;
import org.tribune.site.account.StaffOrders;
import org.tribune.site.http.ApiJson;

/** The chapters of reports' films, for the staff. To be mounted before the usual body. */
public final class FilmChapterRoutes {
  private static final String ALL = "/api/v1/operator/reports/:report/chapters";
  private static final long LARGEST_BODY = 200_000;

  private final FilmChapterDesk desk;
  private final StaffGate gate;
  private final AuditTrail trail;

  public FilmChapterRoutes(FilmChapterDesk desk, StaffGate gate, AuditTrail trail) {
    this.desk = desk;
    this.gate = gate;
    this.trail = trail;
  }

  public void mount(Router router) {
    Handler<RoutingContext> staff = gate.allow(Role.REPORTER, Role.CLERK);
    router.get(ALL).handler(staff).handler(this::list);
    StaffOrders.taking(router, HttpMethod.PUT, ALL, staff, LARGEST_BODY).handler(this::replace);
  }

  private void list(RoutingContext context) {
    ReportActor reader = ReportRoutes.actor(context);
    String report = context.pathParam("report");
    DeskAnswers.json(context, 200, () -> desk.list(report, reader));
  }

  private void replace(RoutingContext context) {
    Staff staff = Staff.of(context);
    ReportActor by = ReportRoutes.actor(context);
    String report = context.pathParam("report");
    ObjectNode order = ApiJson.parse(context.body().asString());
    DeskAnswers.json(
        context,
        200,
        () -> {
          FilmChapters written = desk.replace(report, order, by);
          trail.write(
              staff,
              AuditAction.CHAPTERS_MARKED,
              report,
              String.valueOf(written.chapters().size()));
          return written;
        });
  }
}
