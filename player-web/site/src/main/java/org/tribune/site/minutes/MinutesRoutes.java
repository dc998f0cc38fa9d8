package org.tribune.site.minutes;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.RequestBody;

/** The minutes of sittings, for clerks and the public. To be mounted before the usual body. */
final class MinutesRoutes {
  private static final String MINUTES = "/api/v1/operator/sittings/:sitting/minutes";

  /** Five hundred pages. */
  private static final long LARGEST_BODY = 8_000_000;

  private static final long SMALL_BODY = 1_000;

  private final MinutesService service;
  private final PublicMinutes published;
  private final MinutesDownloads downloads;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  MinutesRoutes(
      MinutesService service,
      PublicMinutes published,
      MinutesDownloads downloads,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.service = service;
    this.published = published;
    this.downloads = downloads;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    router
        .get("/api/v1/sittings/:sitting/minutes")
        .handler(context -> answer(context, () -> published.view(id(context))));
    router
        .get("/api/v1/sittings/:sitting/minutes/files/:file")
        .handler(context -> send(context, downloads::published, "public, no-cache"));
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router
        .get(MINUTES)
        .handler(clerk)
        .handler(context -> answer(context, () -> service.read(id(context))));
    router
        .get(MINUTES + "/transcript")
        .handler(clerk)
        .handler(context -> answer(context, () -> service.heard(id(context))));
    router
        .get(MINUTES + "/revisions")
        .handler(clerk)
        .handler(context -> answer(context, () -> service.revisions(id(context))));
    router
        .get(MINUTES + "/revisions/:number")
        .handler(clerk)
        .handler(
            context ->
                answer(context, () -> service.revision(id(context), context.pathParam("number"))));
    router
        .get(MINUTES + "/files/:file")
        .handler(clerk)
        .handler(context -> send(context, downloads::draft, "no-store"));
    mountChanges(router, clerk);
  }

  private void mountChanges(Router router, Handler<RoutingContext> clerk) {
    LargeBodyRoutes.route(router, HttpMethod.POST, MINUTES, clerk, SMALL_BODY)
        .handler(
            context ->
                act(
                    context,
                    service::compose,
                    (staff, _) ->
                        trail.write(
                            staff, AuditAction.MINUTES_COMPOSED, id(context), /* detail= */ "")));
    LargeBodyRoutes.route(router, HttpMethod.PATCH, MINUTES, clerk, LARGEST_BODY)
        .handler(
            context ->
                act(
                    context,
                    service::change,
                    (staff, _) ->
                        trail.writeNowAndThen(
                            staff, AuditAction.MINUTES_CHANGED, id(context), /* detail= */ "")));
    LargeBodyRoutes.route(router, HttpMethod.POST, MINUTES + "/adoption", clerk, SMALL_BODY)
        .handler(
            context ->
                act(
                    context,
                    service::adopt,
                    (staff, adopted) ->
                        trail.write(
                            staff,
                            AuditAction.MINUTES_ADOPTED,
                            id(context),
                            adopted.adoption().map(MinutesResponses.Adopted::at).orElse(""))));
  }

  /** What a clerk orders about the minutes of a sitting. */
  private interface Act<T> {
    T carryOut(String sitting, RequestBody body, String who);
  }

  /** Carries out an order, and has it written down who gave it. */
  private static <T> void act(RoutingContext context, Act<T> act, BiConsumer<Staff, T> audited) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    answer(
        context,
        () -> {
          T done = act.carryOut(id(context), body, staff.displayName());
          audited.accept(staff, done);
          return done;
        });
  }

  private static void send(
      RoutingContext context, BiFunction<String, String, MinutesFile> found, String caches) {
    BlockingAnswers.blocking(
        context,
        () -> found.apply(id(context), context.pathParam("file")),
        file -> file.send(context, caches));
  }

  private static void answer(RoutingContext context, Callable<?> work) {
    BlockingAnswers.json(context, 200, work);
  }

  private static String id(RoutingContext context) {
    return context.pathParam("sitting");
  }
}
