package org.tribune.site.video;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoState;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.TaggedText;
import org.tribune.site.video.VideoRequests.FilmRequest;
import org.tribune.site.video.VideoRequests.MoveRequest;
import org.tribune.site.video.VideoRequests.TextsRequest;
import org.tribune.site.video.VideoResponses.StaffReport;
import org.tribune.site.video.VideoResponses.StaffSummary;

/**
 * Reports: for the public, and what the staff does to them. To be mounted before the usual body.
 */
public final class VideoRoutes {
  /** Captions of a long film in several languages. */
  private static final long LARGEST_BODY = 6_000_000;

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;
  private static final int HIGHEST_PAGE = 10_000;
  private static final String ALL = "/api/v1/operator/reports";
  private static final String ONE = ALL + "/:report";
  private static final String FILM = "/api/v1/operator/preparations/:film";

  private final VideoService service;
  private final TranscodeJobService jobs;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  public VideoRoutes(
      VideoService service,
      TranscodeJobService jobs,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.service = service;
    this.jobs = jobs;
    this.authorization = authorization;
    this.trail = trail;
  }

  /** Who asks. */
  public static VideoActor actor(RoutingContext context) {
    return Staff.of(context).actor();
  }

  public void mount(Router router) {
    router.get("/api/v1/reports").handler(this::publicList);
    router
        .get("/api/v1/reports/:slug")
        .handler(
            context ->
                BlockingAnswers.json(
                    context, 200, () -> service.publicDetail(context.pathParam("slug"))));
    router.get("/api/v1/reports/:slug/captions/:file").handler(this::captions);
    Handler<RoutingContext> staff = authorization.allow(Role.REPORTER, Role.CLERK);
    router.get(ALL).handler(staff).handler(this::list);
    router
        .get(ONE)
        .handler(staff)
        .handler(
            context -> {
              VideoActor reader = actor(context);
              BlockingAnswers.json(
                  context, 200, () -> service.view(service.require(id(context), reader), reader));
            });
    mountChanges(router, staff);
    mountQueue(router, staff);
  }

  private void publicList(RoutingContext context) {
    BlockingAnswers.json(
        context,
        200,
        () ->
            service.publicList(
                VideoFilter.strict(name -> Parameters.find(context, name)),
                before(context),
                Parameters.number(context, "page", /* usual= */ 1, HIGHEST_PAGE),
                limit(context)));
  }

  private void captions(RoutingContext context) {
    String slug = context.pathParam("slug");
    String file = context.pathParam("file");
    BlockingAnswers.blocking(
        context,
        () -> service.captions(slug, file.replaceFirst("\\.vtt$", "")),
        text -> TaggedText.send(context, "text/vtt; charset=utf-8", "no-cache", text));
  }

  private void mountChanges(Router router, Handler<RoutingContext> staff) {
    LargeBodyRoutes.route(router, HttpMethod.POST, ALL, staff, LARGEST_BODY).handler(this::create);
    LargeBodyRoutes.route(router, HttpMethod.PATCH, ONE, staff, LARGEST_BODY).handler(this::change);
    LargeBodyRoutes.route(router, HttpMethod.POST, ONE + "/state", staff, LARGEST_BODY)
        .handler(this::act);
    router.delete(ONE).handler(staff).handler(this::delete);
  }

  private void mountQueue(Router router, Handler<RoutingContext> staff) {
    router
        .get("/api/v1/operator/preparations")
        .handler(staff)
        .handler(
            context -> {
              VideoActor reader = actor(context);
              BlockingAnswers.json(context, 200, () -> jobs.list(reader));
            });
    router
        .post(FILM + "/cancel")
        .handler(staff)
        .handler(context -> queue(context, "cancelled", jobs::cancel));
    router
        .post(FILM + "/retry")
        .handler(staff)
        .handler(context -> queue(context, "retried", jobs::retry));
    router
        .post(FILM + "/accept-short")
        .handler(staff)
        .handler(context -> queue(context, "accepted short", jobs::acceptShort));
  }

  private interface Order {
    TranscodeJobResponse apply(String film, VideoActor by);
  }

  private void queue(RoutingContext context, String detail, Order order) {
    Staff staff = Staff.of(context);
    VideoActor by = actor(context);
    String film = context.pathParam("film");
    BlockingAnswers.json(
        context,
        200,
        () -> {
          TranscodeJobResponse view = order.apply(film, by);
          trail.write(staff, AuditAction.PREPARATION_CHANGED, film, detail);
          return view;
        });
  }

  private void list(RoutingContext context) {
    VideoActor reader = actor(context);
    BlockingAnswers.json(
        context, 200, () -> service.list(state(context), before(context), limit(context), reader));
  }

  private interface Work {
    StaffReport apply(Staff staff, VideoActor by, RequestBody body);
  }

  private static void carryOut(RoutingContext context, int status, Work work) {
    BlockingAnswers.json(context, status, prepared(context, work));
  }

  private static Callable<StaffReport> prepared(RoutingContext context, Work work) {
    Staff staff = Staff.of(context);
    VideoActor by = actor(context);
    RequestBody body = RequestBody.of(context);
    return () -> work.apply(staff, by, body);
  }

  private void create(RoutingContext context) {
    carryOut(
        context,
        201,
        (staff, by, body) -> {
          StaffReport made = service.create(body, by);
          StaffSummary video = made.summary();
          trail.write(staff, AuditAction.REPORT_CREATED, video.id(), video.title());
          return made;
        });
  }

  private void change(RoutingContext context) {
    carryOut(
        context,
        200,
        (staff, by, body) -> {
          StaffReport changed = service.change(id(context), body, by);
          trail.writeNowAndThen(staff, AuditAction.REPORT_CHANGED, id(context), factsOf(body));
          return changed;
        });
  }

  private static String factsOf(RequestBody body) {
    return Stream.concat(body.named(TextsRequest.class), body.named(FilmRequest.class))
        .collect(Collectors.joining(", "));
  }

  /** What takes a film from the public's eyes is among these: none of them waits for readers. */
  private void act(RoutingContext context) {
    BlockingAnswers.urgentJson(
        context, 200, prepared(context, (staff, by, body) -> act(context, staff, by, body)));
  }

  private StaffReport act(RoutingContext context, Staff staff, VideoActor by, RequestBody body) {
    VideoAction action = body.read(MoveRequest.class).action();
    StaffReport moved = service.act(id(context), action, body, by);
    trail.write(staff, done(action), id(context), told(action, moved.summary()));
    return moved;
  }

  private static AuditAction done(VideoAction action) {
    return switch (action) {
      case PUBLISH -> AuditAction.REPORT_PUBLISHED;
      case UNPUBLISH -> AuditAction.REPORT_UNPUBLISHED;
      case EDIT, FILM, SUBMIT, RECALL, RETURN, SCHEDULE, DELETE -> AuditAction.REPORT_MOVED;
    };
  }

  private static String told(VideoAction action, StaffSummary moved) {
    return switch (action) {
      case PUBLISH, UNPUBLISH -> moved.title();
      case SCHEDULE ->
          "scheduled "
              + moved.scheduledAt().map(Instant::toString).orElse("")
              + ": "
              + moved.title();
      case EDIT, FILM, SUBMIT, RECALL, RETURN, DELETE -> moved.state() + ": " + moved.title();
    };
  }

  private void delete(RoutingContext context) {
    Staff staff = Staff.of(context);
    VideoActor by = actor(context);
    BlockingAnswers.urgentJson(
        context,
        200,
        () -> {
          String title = service.delete(id(context), version(context), by);
          trail.write(staff, AuditAction.REPORT_DELETED, id(context), title);
          return new VideoResponses.Deleted(id(context));
        });
  }

  private static String id(RoutingContext context) {
    return context.pathParam("report");
  }

  /** The version that an order without a body is made on. */
  public static long version(RoutingContext context) {
    return Parameters.version(context, "video.version-missing");
  }

  private static Optional<VideoState> state(RoutingContext context) {
    return Parameters.find(context, "state")
        .map(
            word ->
                ApiWords.read(VideoState.class, word)
                    .orElseThrow(() -> ProblemException.badRequest("video.state-invalid")));
  }

  private static Optional<Instant> before(RoutingContext context) {
    try {
      return Parameters.find(context, "before").map(Instant::parse);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("video.before-invalid");
    }
  }

  private static int limit(RoutingContext context) {
    return Parameters.number(context, "limit", USUAL_LIMIT, HIGHEST_LIMIT);
  }
}
