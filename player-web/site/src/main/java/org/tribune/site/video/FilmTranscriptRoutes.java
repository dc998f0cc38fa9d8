package org.tribune.site.video;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;
import org.tribune.site.recording.TranscriptRequest;
import org.tribune.site.recording.TranscriptResponses;

/** What was heard of reports' films, for the staff. To be mounted before the usual body. */
final class FilmTranscriptRoutes {
  private static final String REPORT = "/api/v1/operator/reports/:report";
  private static final String ONE = REPORT + "/transcripts/:language";

  /** All captions of three hours at once, as by replacing a word everywhere. */
  private static final long LARGEST_BODY = 2_500_000;

  /** A tag. */
  private static final long SMALL_BODY = 1_000;

  private final FilmTranscriptService service;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  FilmTranscriptRoutes(
      FilmTranscriptService service, StaffAuthorization authorization, AuditTrail trail) {
    this.service = service;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.REPORTER, Role.CLERK);
    router.get(ONE).handler(staff).handler(this::read);
    LargeBodyRoutes.route(router, HttpMethod.PATCH, ONE, staff, LARGEST_BODY).handler(this::save);
    LargeBodyRoutes.route(router, HttpMethod.POST, ONE + "/confirm", staff, SMALL_BODY)
        .handler(this::confirm);
    router.post(REPORT + "/transcript/retry").handler(staff).handler(this::retry);
  }

  private static String report(RoutingContext context) {
    return context.pathParam("report");
  }

  private static String language(RoutingContext context) {
    return context.pathParam("language");
  }

  private void read(RoutingContext context) {
    VideoActor reader = VideoRoutes.actor(context);
    BlockingAnswers.json(
        context, 200, () -> service.read(report(context), language(context), reader));
  }

  private void save(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = VideoRoutes.actor(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          List<TranscriptRequest> changes = TranscriptRequest.all(body);
          TranscriptResponses.Changed saved =
              service.save(report(context), language(context), changes, by);
          trail.writeNowAndThen(
              staff, AuditAction.CAPTIONS_SAVED, report(context), language(context));
          return saved;
        });
  }

  private void confirm(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = VideoRoutes.actor(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          TranscriptResponses.Transcript confirmed =
              service.confirm(report(context), language(context), body, by);
          trail.write(
              staff,
              AuditAction.CAPTIONS_SAVED,
              report(context),
              language(context) + ", confirmed");
          return confirmed;
        });
  }

  private void retry(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = VideoRoutes.actor(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          FilmTranscriptService.Retried retried = service.retry(report(context), by);
          retried
              .film()
              .ifPresent(
                  film ->
                      trail.write(
                          staff,
                          AuditAction.PREPARATION_CHANGED,
                          film.value(),
                          "transcript retried"));
          return retried.report();
        });
  }
}
