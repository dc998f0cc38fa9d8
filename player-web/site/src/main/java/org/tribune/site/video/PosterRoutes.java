package org.tribune.site.video;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffGate;
import org.tribune.site.account.StaffOrders;

/** Where reporters send a picture of their own for a film. To be mounted before the usual body. */
public final class PosterRoutes {
  private static final long LARGEST_BODY = 8_000_000;

  private final PosterDesk desk;
  private final StaffGate gate;
  private final AuditTrail trail;

  public PosterRoutes(PosterDesk desk, StaffGate gate, AuditTrail trail) {
    this.desk = desk;
    this.gate = gate;
    this.trail = trail;
  }

  public void mount(Router router) {
    StaffOrders.taking(
            router,
            HttpMethod.PUT,
            "/api/v1/operator/reports/:report/poster",
            gate.allow(Role.REPORTER, Role.CLERK),
            LARGEST_BODY)
        .handler(this::take);
  }

  private void take(RoutingContext context) {
    Staff staff = Staff.of(context);
    ReportActor by = ReportRoutes.actor(context);
    String report = context.pathParam("report");
    Bytes file =
        Bytes.wrap(
            context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes());
    DeskAnswers.json(
        context,
        200,
        () -> {
          ReportResponses.StaffReport taken =
              desk.take(report, ReportRoutes.version(context), file, by);
          trail.write(staff, AuditAction.REPORT_CHANGED, report, "poster sent");
          return taken;
        });
  }
}
