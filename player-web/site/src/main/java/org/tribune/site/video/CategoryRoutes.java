package org.tribune.site.video;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** The categories and series of reports. To be mounted behind the usual body. */
final class CategoryRoutes {
  private static final String CATEGORY = "/api/v1/report-categories/:slug";
  private static final String SERIES = "/api/v1/report-series/:slug";

  private final CategoryService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  CategoryRoutes(CategoryService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    router
        .get("/api/v1/report-shelves")
        .handler(
            context -> BlockingAnswers.json(context, 200, () -> service.view(/* hidden= */ false)));
    router
        .get("/api/v1/operator/report-shelves")
        .handler(authorization.allow(Role.REPORTER, Role.CLERK))
        .handler(
            context -> BlockingAnswers.json(context, 200, () -> service.view(/* hidden= */ true)));
    Handler<RoutingContext> administrator = authorization.allow(Role.ADMINISTRATOR);
    router
        .put(CATEGORY)
        .handler(administrator)
        .handler(context -> change(context, "saved", service::saveCategory));
    router
        .delete(CATEGORY)
        .handler(administrator)
        .handler(
            context -> change(context, "deleted", (slug, none) -> service.deleteCategory(slug)));
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router
        .put(SERIES)
        .handler(clerk)
        .handler(context -> change(context, "saved", service::saveSeries));
    router
        .delete(SERIES)
        .handler(clerk)
        .handler(context -> change(context, "deleted", (slug, none) -> service.deleteSeries(slug)));
  }

  private interface Order {
    Object apply(String slug, RequestBody body);
  }

  private void change(RoutingContext context, String what, Order work) {
    Staff staff = Staff.of(context);
    String slug = context.pathParam("slug");
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          Object view = work.apply(slug, body);
          trail.write(staff, AuditAction.REPORT_SHELF_CHANGED, slug, what);
          return view;
        });
  }
}
