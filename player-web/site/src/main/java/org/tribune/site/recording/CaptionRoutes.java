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
import org.tribune.site.http.RequestField;

/** The captions of recordings, for clerks. To be mounted before the usual body. */
final class CaptionRoutes {
  private static final String ALL = "/api/v1/recordings/:recording/captions";
  private static final String ONE = ALL + "/:language";
  private static final String REVISIONS = ONE + "/revisions";

  /** The longest captions of one language, whatever letters they are in. */
  private static final long LARGEST_BODY = 2_500_000;

  private final CaptionService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  CaptionRoutes(CaptionService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.CLERK);
    router
        .get(ALL)
        .handler(staff)
        .handler(context -> answer(context, () -> service.list(id(context))));
    router
        .get(REVISIONS)
        .handler(staff)
        .handler(
            context -> answer(context, () -> service.revisions(id(context), language(context))));
    router
        .get(REVISIONS + "/:number")
        .handler(staff)
        .handler(
            context ->
                answer(
                    context,
                    () ->
                        service.revision(
                            id(context), language(context), context.pathParam("number"))));
    LargeBodyRoutes.route(router, HttpMethod.PUT, ONE, staff, LARGEST_BODY).handler(this::save);
    router.delete(ONE).handler(staff).handler(this::remove);
  }

  private static void answer(RoutingContext context, Callable<?> work) {
    BlockingAnswers.json(context, 200, work);
  }

  private static String id(RoutingContext context) {
    return context.pathParam("recording");
  }

  private static String language(RoutingContext context) {
    return context.pathParam("language");
  }

  private record CaptionRequest(@RequestField(problem = "caption.text-missing") String text) {}

  private void save(RoutingContext context) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    answer(
        context,
        () -> {
          String text = body.read(CaptionRequest.class).text();
          CaptionResponses.Listing saved =
              service.save(id(context), language(context), text, staff.displayName());
          trail.writeNowAndThen(staff, AuditAction.CAPTIONS_SAVED, id(context), language(context));
          return saved;
        });
  }

  private void remove(RoutingContext context) {
    Staff staff = Staff.of(context);
    answer(
        context,
        () -> {
          CaptionResponses.Listing left = service.remove(id(context), language(context));
          trail.write(staff, AuditAction.CAPTIONS_REMOVED, id(context), language(context));
          return left;
        });
  }
}
