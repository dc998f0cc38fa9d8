package org.tribune.site.recording;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Callable;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** The transcripts of recordings, for clerks. To be mounted before the usual body. */
final class TranscriptRoutes {
  private static final String ONE = "/api/v1/recordings/:recording/transcripts/:language";

  /** All captions of three hours at once, as by replacing a word everywhere. */
  private static final long LARGEST_BODY = 2_500_000;

  private final TranscriptService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  TranscriptRoutes(TranscriptService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.CLERK);
    router
        .get(ONE)
        .handler(staff)
        .handler(context -> answer(context, () -> service.read(id(context), language(context))));
    LargeBodyRoutes.route(router, HttpMethod.PATCH, ONE, staff, LARGEST_BODY).handler(this::save);
    router.post(ONE + "/confirm").handler(staff).handler(this::confirm);
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

  private void save(RoutingContext context) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    answer(
        context,
        () -> {
          List<TranscriptRequest> changes = TranscriptRequest.all(body);
          TranscriptResponses.Changed saved = service.save(id(context), language(context), changes);
          trail.writeNowAndThen(staff, AuditAction.CAPTIONS_SAVED, id(context), language(context));
          return saved;
        });
  }

  private void confirm(RoutingContext context) {
    Staff staff = Staff.of(context);
    answer(
        context,
        () -> {
          TranscriptResponses.Transcript confirmed =
              service.confirm(id(context), language(context), staff.displayName());
          trail.write(
              staff, AuditAction.CAPTIONS_SAVED, id(context), language(context) + ", confirmed");
          return confirmed;
        });
  }
}
