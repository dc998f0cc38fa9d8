package org.tribune.site.assembly;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.RequestBody;

/** The town's assemblies, for clerks. To be mounted before the usual body. */
final class AssemblyRoutes {
  private static final String ALL = "/api/v1/operator/assemblies";
  private static final String ONE = ALL + "/:assembly";

  /** Five hundred members with all that can be said of them, in any alphabet. */
  private static final long LARGEST_BODY = 2_000_000;

  private final AssemblyService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  AssemblyRoutes(AssemblyService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router.get(ALL).handler(clerk).handler(context -> answer(context, 200, service::list));
    LargeBodyRoutes.route(router, HttpMethod.POST, ALL, clerk, LARGEST_BODY).handler(this::create);
    LargeBodyRoutes.route(router, HttpMethod.PATCH, ONE, clerk, LARGEST_BODY).handler(this::change);
    router.delete(ONE).handler(clerk).handler(this::delete);
    LargeBodyRoutes.route(router, HttpMethod.POST, ONE + "/members/preview", clerk, LARGEST_BODY)
        .handler(this::preview);
  }

  private void create(RoutingContext context) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    answer(
        context,
        201,
        () -> {
          AssemblyResponses.Whole made = service.create(body, staff.displayName());
          trail.write(staff, AuditAction.ASSEMBLY_CREATED, made.id(), made.body());
          return made;
        });
  }

  private void change(RoutingContext context) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    answer(
        context,
        200,
        () -> {
          AssemblyResponses.Whole changed = service.change(id(context), body, staff.displayName());
          String what =
              body.named(AssemblyRequests.AssemblyRequest.class).collect(Collectors.joining(", "));
          trail.write(staff, AuditAction.ASSEMBLY_CHANGED, changed.id(), what);
          return changed;
        });
  }

  private void delete(RoutingContext context) {
    Staff staff = Staff.of(context);
    answer(
        context,
        200,
        () -> {
          long version = Parameters.version(context, "sitting.version-missing");
          Assembly deleted = service.delete(id(context), version);
          trail.write(staff, AuditAction.ASSEMBLY_DELETED, deleted.id().value(), deleted.body());
          return new AssemblyResponses.Deleted(deleted.id().value());
        });
  }

  private void preview(RoutingContext context) {
    byte[] table =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    answer(context, 200, () -> service.preview(id(context), table));
  }

  private static void answer(RoutingContext context, int status, Callable<?> work) {
    BlockingAnswers.blocking(context, work, found -> Answers.json(context, status, found));
  }

  private static String id(RoutingContext context) {
    return context.pathParam("assembly");
  }
}
