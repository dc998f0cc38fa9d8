package org.tribune.site.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What was written of reports before, for the staff. To be mounted before the usual body. */
public final class RevisionRoutes {
  private static final String ALL = "/api/v1/operator/reports/:report/revisions";
  private static final String ONE = ALL + "/:number";
  private static final long LARGEST_BODY = 1_000;

  private final RevisionDesk desk;
  private final StaffGate gate;
  private final AuditTrail trail;

  public RevisionRoutes(RevisionDesk desk, StaffGate gate, AuditTrail trail) {
    this.desk = desk;
    this.gate = gate;
    this.trail = trail;
  }

  public void mount(Router router) {
    var staff = gate.allow(Role.REPORTER, Role.CLERK);
    router.get(ALL).handler(staff).handler(this::list);
    router.get(ONE).handler(staff).handler(this::read);
    StaffOrders.taking(router, HttpMethod.POST, ONE + "/restore", staff, LARGEST_BODY)
        .handler(this::restore);
  }

  private void list(RoutingContext context) {
    ReportActor reader = ReportRoutes.actor(context);
    DeskAnswers.json(context, 200, () -> desk.list(context.pathParam("report"), reader));
  }

  private void read(RoutingContext context) {
    ReportActor reader = ReportRoutes.actor(context);
    DeskAnswers.json(
        context,
        200,
        () -> desk.read(context.pathParam("report"), context.pathParam("number"), reader));
  }

  private void restore(RoutingContext context) {
    Staff staff = Staff.of(context);
    ReportActor by = ReportRoutes.actor(context);
    ObjectNode order = ApiJson.parse(context.body().asString());
    String report = context.pathParam("report");
    String number = context.pathParam("number");
    DeskAnswers.json(
        context,
        200,
        () -> {
          ReportResponses.StaffReport restored = desk.restore(report, number, order, by);
          trail.write(
              staff, AuditAction.REPORT_CHANGED, report, "revision " + number + " restored");
          return restored;
        });
  }
}
