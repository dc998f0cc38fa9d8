package org.tribune.site.recording;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** What is marked in broadcasts. To be mounted before the usual body. */
final class MarkRoutes {
  /** What a console marked while its network was away, with long titles. */
  private static final long LARGEST_BODY = 1_000_000;

  private final MarkService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  MarkRoutes(MarkService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    router
        .get("/api/v1/broadcasts/:broadcast/chapters")
        .handler(context -> answer(context, () -> service.publicView(id(context))));
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router
        .get("/api/v1/broadcasts/:broadcast/marks")
        .handler(clerk)
        .handler(context -> answer(context, () -> service.clerkView(id(context))));
    LargeBodyRoutes.route(
            router, HttpMethod.POST, "/api/v1/broadcasts/:broadcast/marks", clerk, LARGEST_BODY)
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              RequestBody body = RequestBody.of(context);
              answer(context, () -> change(staff, id(context), body));
            });
    LargeBodyRoutes.route(
            router, HttpMethod.POST, "/api/v1/broadcasts/:broadcast/pen", clerk, LARGEST_BODY)
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              RequestBody body = RequestBody.of(context);
              answer(context, () -> pen(staff, id(context), body));
            });
  }

  private static void answer(RoutingContext context, Callable<?> work) {
    BlockingAnswers.json(context, 200, work);
  }

  private static String id(RoutingContext context) {
    return context.pathParam("broadcast");
  }

  private MarkResponses.Changed change(Staff staff, String id, RequestBody body) {
    MarkService.Changed changed = service.change(id, body, staff.displayName());
    if (changed.changes() > 0) {
      trail.write(staff, AuditAction.CHAPTERS_MARKED, id, String.valueOf(changed.changes()));
    }
    return changed.view();
  }

  private MarkResponses.Marks pen(Staff staff, String id, RequestBody body) {
    MarkResponses.Marks view = service.pen(id, body, staff.displayName());
    String holder = view.pen().map(MarkResponses.Holder::who).orElse("");
    trail.write(staff, AuditAction.PEN_PASSED, id, holder);
    return view;
  }
}
