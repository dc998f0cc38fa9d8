package org.tribune.site.recording;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.access.Role;
import org.tribune.core.channel.ChannelId;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/** Recordings: for the public, and what the operator does to them. */
final class RecordingRoutes {
  private static final int USUAL_LIMIT = 20;
  private static final int HIGHEST_LIMIT = 100;

  private final Vertx vertx;
  private final RecordingService service;
  private final StorageService storage;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  RecordingRoutes(
      Vertx vertx,
      RecordingService service,
      StorageService storage,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.vertx = vertx;
    this.service = service;
    this.storage = storage;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    router
        .get("/api/v1/recordings")
        .handler(context -> answer(context, 200, () -> publicList(query(context))));
    router
        .get("/api/v1/operator/recordings")
        .handler(authorization.allow(Role.CLERK))
        .handler(context -> answer(context, 200, () -> operatorList(query(context))));
    router.get("/api/v1/recordings/:recording").handler(this::detail);
    router
        .patch("/api/v1/recordings/:recording")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                answer(
                    context,
                    200,
                    () ->
                        change(
                            Staff.of(context),
                            id(context),
                            RequestBody.of(context).read(RecordingChange.class))));
    router
        .delete("/api/v1/recordings/:recording")
        .handler(authorization.allow(Role.CLERK))
        .handler(context -> urgent(context, () -> delete(Staff.of(context), id(context))));
    router
        .get("/api/v1/recordings/:recording/corrections")
        .handler(authorization.allow(Role.CLERK))
        .handler(context -> answer(context, 200, () -> service.corrections(id(context))));
    router
        .post("/api/v1/recordings/:recording/corrections")
        .handler(authorization.allow(Role.CLERK))
        .handler(
            context ->
                urgent(
                    context,
                    () -> correct(Staff.of(context), id(context), RequestBody.of(context))));
  }

  private void detail(RoutingContext context) {
    Answers.once(
        context,
        authorization.viewer(context.request(), vertx),
        viewer -> answer(context, 200, () -> service.shown(id(context), viewer)),
        context::fail);
  }

  private static String id(RoutingContext context) {
    return context.pathParam("recording");
  }

  private RecordingResponses.Detail change(Staff staff, String id, RecordingChange change) {
    RecordingResponses.Detail changed = service.change(id, change);
    trail.write(staff, change.action(), id, changed.summary().title());
    return changed;
  }

  private RecordingResponses.Deleted delete(Staff staff, String id) {
    String title = service.title(id);
    RecordingResponses.Deleted deleted = service.delete(id);
    trail.write(staff, AuditAction.RECORDING_DELETED, id, title);
    return deleted;
  }

  private RecordingResponses.Corrected correct(Staff staff, String id, RequestBody body) {
    RecordingResponses.Corrected asked = service.correct(id, body, staff.displayName());
    String detail =
        "%s %s–%s s, %s (%s)"
            .formatted(
                asked.kind(),
                asked.from().map(String::valueOf).orElse(""),
                asked.to().map(String::valueOf).orElse(""),
                asked.reason(),
                asked.legalBasis());
    trail.write(staff, AuditAction.CORRECTION_REQUESTED, id, detail);
    return asked;
  }

  private static void answer(RoutingContext context, int status, Callable<?> work) {
    StaffAnswers.json(context, status, work);
  }

  /** What takes something from the public's eyes is done at once. */
  private static void urgent(RoutingContext context, Callable<?> work) {
    StaffAnswers.when(
        context,
        BlockingWork.of(context).urgent(context, work),
        found -> Answers.json(context, 202, found));
  }

  private static RecordingQuery query(RoutingContext context) {
    try {
      Optional<String> channel = Parameters.find(context, "channel");
      Optional<String> before = Parameters.find(context, "before");
      int limit = Parameters.find(context, "limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
      if (limit < 1 || limit > HIGHEST_LIMIT) {
        throw new NumberFormatException("Out of range");
      }
      return new RecordingQuery(
          channel.map(ChannelId::new), Optional.empty(), before.map(Instant::parse), limit);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw ProblemException.badRequest("recording.filter-invalid");
    }
  }

  private RecordingResponses.OperatorListing operatorList(RecordingQuery query) {
    return new RecordingResponses.OperatorListing(
        service.find(query).stream().map(service::operatorView).toList(), storage.view());
  }

  private RecordingResponses.Listing publicList(RecordingQuery query) {
    return new RecordingResponses.Listing(
        service.findPublic(query).stream().map(service::entry).toList());
  }
}
