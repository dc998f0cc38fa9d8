package org.tribune.site.question;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.EventStream;
import org.tribune.site.http.RequestBody;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.question.ModerationRequests.AuditedRequest;

/** What moderators and clerks do with questions. To be mounted before the usual body. */
final class ModerationRoutes {
  private static final String SITTING = "/api/v1/sittings/:sitting/moderation";

  /** Two hundred decisions with their words. */
  private static final long LARGEST_BODY = 1_000_000;

  private final ModerationService service;
  private final QuestionExport export;
  private final ReaderLanguage reader;
  private final QuestionFeed feed;
  private final QuestionStreams streams;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  ModerationRoutes(
      ModerationService service,
      QuestionExport export,
      ReaderLanguage reader,
      QuestionFeed feed,
      QuestionStreams streams,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.service = service;
    this.export = export;
    this.reader = reader;
    this.feed = feed;
    this.streams = streams;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> staff = authorization.allow(Role.MODERATOR, Role.CLERK);
    router.get(SITTING).handler(staff).handler(this::list);
    router.get(SITTING + "/events").handler(staff).handler(this::events);
    router
        .get(SITTING + "/statistics")
        .handler(staff)
        .handler(
            context ->
                BlockingAnswers.json(context, 200, () -> service.statistics(sitting(context))));
    LargeBodyRoutes.route(router, HttpMethod.POST, SITTING, staff, LARGEST_BODY)
        .handler(this::carryOut);
    router
        .delete(SITTING + "/holds")
        .handler(staff)
        .handler(
            context ->
                BlockingAnswers.json(
                    context, 200, () -> service.letGo(sitting(context), Staff.of(context))));
    LargeBodyRoutes.route(router, HttpMethod.PUT, SITTING + "/taking", staff, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    AuditAction.QUESTIONING_CHANGED,
                    sitting(context),
                    (body, who) -> service.setTaking(sitting(context), body)));
    LargeBodyRoutes.route(
            router, HttpMethod.POST, SITTING + "/reports/:report", staff, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    AuditAction.REPORT_DECIDED,
                    context.pathParam("report"),
                    (body, who) ->
                        service.decideReport(
                            sitting(context), context.pathParam("report"), body, who)));
    mountExport(router, staff);
    mountAuthors(router, staff);
  }

  private void mountExport(Router router, Handler<RoutingContext> staff) {
    router
        .get(SITTING + "/questions.csv")
        .handler(staff)
        .handler(context -> send(context, "text/csv; charset=utf-8", "questions.csv", export::csv));
    router
        .get(SITTING + "/questions.pdf")
        .handler(staff)
        .handler(context -> send(context, "application/pdf", "questions.pdf", export::pdf));
  }

  private void mountAuthors(Router router, Handler<RoutingContext> staff) {
    LargeBodyRoutes.route(
            router, HttpMethod.PUT, "/api/v1/questions/:question/hold", staff, LARGEST_BODY)
        .handler(
            context ->
                BlockingAnswers.json(
                    context,
                    200,
                    () ->
                        service.hold(
                            context.pathParam("question"),
                            RequestBody.of(context),
                            Staff.of(context))));
    LargeBodyRoutes.route(
            router, HttpMethod.POST, "/api/v1/questions/:question/ban", staff, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    AuditAction.AUTHOR_BANNED,
                    context.pathParam("question"),
                    (body, who) -> service.ban(context.pathParam("question"), body, who)));
    router
        .get("/api/v1/questions/:question/findings")
        .handler(staff)
        .handler(
            context ->
                BlockingAnswers.json(
                    context, 200, () -> service.findings(context.pathParam("question"))));
    router
        .get("/api/v1/questions/summary")
        .handler(staff)
        .handler(context -> BlockingAnswers.json(context, 200, service::summary));
    router
        .get("/api/v1/bans")
        .handler(staff)
        .handler(context -> BlockingAnswers.json(context, 200, service::bans));
    LargeBodyRoutes.route(router, HttpMethod.DELETE, "/api/v1/bans/:ban", staff, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    AuditAction.BAN_LIFTED,
                    context.pathParam("ban"),
                    (body, who) -> service.lift(context.pathParam("ban"))));
  }

  private static String sitting(RoutingContext context) {
    return context.pathParam("sitting");
  }

  private interface Change {
    Object apply(RequestBody body, Staff staff);
  }

  private void change(RoutingContext context, AuditAction action, String subject, Change change) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.json(
        context,
        200,
        () -> {
          Object changed = change.apply(body, staff);
          trail.write(staff, action, subject, body.read(AuditedRequest.class).detail());
          return changed;
        });
  }

  private void carryOut(RoutingContext context) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    // What was published may be hidden again by it.
    BlockingAnswers.urgentJson(
        context,
        200,
        () -> {
          ModerationService.Carried carried = service.carryOut(sitting(context), body, staff);
          carried
              .done()
              .forEach(
                  each ->
                      trail.write(
                          staff,
                          AuditAction.QUESTION_DECIDED,
                          each.question().value(),
                          each.what()));
          return carried.outcomes();
        });
  }

  private void list(RoutingContext context) {
    BlockingAnswers.blocking(
        context,
        () -> feed.whole(service.look(sitting(context))),
        whole ->
            context
                .response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", "application/json")
                .end(whole.json()));
  }

  private void events(RoutingContext context) {
    BlockingAnswers.blocking(
        context,
        () -> feed.prepared(service.look(sitting(context))),
        snapshot -> {
          if (!context.response().closed()) {
            if (streams.open(snapshot, context.request())) {
              authorization.endWithSession(context, Role.MODERATOR, Role.CLERK);
            } else {
              EventStream.refuse(context);
            }
          }
        });
  }

  private interface File {
    byte[] of(Sitting sitting, QuestionProjection.Snapshot snapshot, String language);
  }

  private void send(RoutingContext context, String type, String name, File work) {
    Staff staff = Staff.of(context);
    String language = reader.of(context.request());
    BlockingAnswers.blocking(
        context,
        () -> {
          String id = sitting(context);
          byte[] file = work.of(service.require(id), service.look(id), language);
          trail.write(staff, AuditAction.QUESTIONS_EXPORTED, id, name);
          return Buffer.buffer(file);
        },
        file ->
            context
                .response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", type)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .end(file));
  }
}
