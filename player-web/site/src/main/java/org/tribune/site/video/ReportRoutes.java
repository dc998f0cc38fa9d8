package org.tribune.site.video;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.video.ReportAction;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.catalogue.video.ReportState;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffGate;
import org.tribune.site.account.StaffOrders;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.RefusedException;
import org.tribune.site.http.TaggedText;
import org.tribune.site.video.ReportResponses.StaffReport;
import org.tribune.site.video.ReportResponses.StaffSummary;

/**
 * Reports: for the public, and what the staff does to them. To be mounted before the usual body.
 */
public final class ReportRoutes {
  /** Captions of a long film in several languages. */
  private static final long LARGEST_BODY = 6_000_000;

  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 200;
  private static final int HIGHEST_PAGE = 10_000;
  private static final int MOST_FACTS = 20;
  private static final String ALL = "/api/v1/operator/reports";
  private static final String ONE = ALL + "/:report";
  private static final String FILM = "/api/v1/operator/preparations/:film";

  private final ReportDesk desk;
  private final PreparationDesk preparations;
  private final StaffGate gate;
  private final AuditTrail trail;

  public ReportRoutes(
      ReportDesk desk, PreparationDesk preparations, StaffGate gate, AuditTrail trail) {
    this.desk = desk;
    this.preparations = preparations;
    this.gate = gate;
    this.trail = trail;
  }

  /** Who asks. */
  public static ReportActor actor(RoutingContext context) {
    return Staff.of(context).actor();
  }

  public void mount(Router router) {
    router.get("/api/v1/reports").handler(this::publicList);
    router
        .get("/api/v1/reports/:slug")
        .handler(
            context ->
                DeskAnswers.json(context, 200, () -> desk.publicDetail(context.pathParam("slug"))));
    router.get("/api/v1/reports/:slug/captions/:file").handler(this::captions);
    Handler<RoutingContext> staff = gate.allow(Role.REPORTER, Role.CLERK);
    router.get(ALL).handler(staff).handler(this::list);
    router
        .get(ONE)
        .handler(staff)
        .handler(
            context -> {
              ReportActor reader = actor(context);
              DeskAnswers.json(
                  context, 200, () -> desk.view(desk.require(id(context), reader), reader));
            });
    mountChanges(router, staff);
    mountQueue(router, staff);
  }

  private void publicList(RoutingContext context) {
    DeskAnswers.json(
        context,
        200,
        () ->
            desk.publicList(
                PublicWish.strict(name -> Parameters.find(context, name)),
                before(context),
                Parameters.number(context, "page", /* usual= */ 1, HIGHEST_PAGE),
                limit(context)));
  }

  private void captions(RoutingContext context) {
    String slug = context.pathParam("slug");
    String file = context.pathParam("file");
    DeskAnswers.blocking(
        context,
        () -> desk.captions(slug, file.replaceFirst("\\.vtt$", "")),
        text -> TaggedText.send(context, "text/vtt; charset=utf-8", "no-cache", text));
  }

  private void mountChanges(Router router, Handler<RoutingContext> staff) {
    StaffOrders.taking(router, HttpMethod.POST, ALL, staff, LARGEST_BODY).handler(this::create);
    StaffOrders.taking(router, HttpMethod.PATCH, ONE, staff, LARGEST_BODY).handler(this::change);
    StaffOrders.taking(router, HttpMethod.POST, ONE + "/state", staff, LARGEST_BODY)
        .handler(this::act);
    router.delete(ONE).handler(staff).handler(this::delete);
  }

  private void mountQueue(Router router, Handler<RoutingContext> staff) {
    router
        .get("/api/v1/operator/preparations")
        .handler(staff)
        .handler(
            context -> {
              ReportActor reader = actor(context);
              DeskAnswers.json(context, 200, () -> preparations.list(reader));
            });
    router
        .post(FILM + "/cancel")
        .handler(staff)
        .handler(context -> queue(context, "cancelled", preparations::cancel));
    router
        .post(FILM + "/retry")
        .handler(staff)
        .handler(context -> queue(context, "retried", preparations::retry));
    router
        .post(FILM + "/accept-short")
        .handler(staff)
        .handler(context -> queue(context, "accepted short", preparations::acceptShort));
  }

  private interface Order {
    PreparationResponse apply(String film, ReportActor by);
  }

  private void queue(RoutingContext context, String detail, Order order) {
    Staff staff = Staff.of(context);
    ReportActor by = actor(context);
    String film = context.pathParam("film");
    DeskAnswers.json(
        context,
        200,
        () -> {
          PreparationResponse view = order.apply(film, by);
          trail.write(staff, AuditAction.PREPARATION_CHANGED, film, detail);
          return view;
        });
  }

  private void list(RoutingContext context) {
    ReportActor reader = actor(context);
    DeskAnswers.json(
        context, 200, () -> desk.list(state(context), before(context), limit(context), reader));
  }

  private interface Work {
    StaffReport apply(Staff staff, ReportActor by, ObjectNode order);
  }

  private static void carryOut(RoutingContext context, int status, Work work) {
    DeskAnswers.json(context, status, prepared(context, work));
  }

  private static Callable<StaffReport> prepared(RoutingContext context, Work work) {
    Staff staff = Staff.of(context);
    ReportActor by = actor(context);
    ObjectNode order = order(context);
    return () -> work.apply(staff, by, order);
  }

  private void create(RoutingContext context) {
    carryOut(
        context,
        201,
        (staff, by, order) -> {
          StaffReport made = desk.create(order, by);
          StaffSummary report = made.summary();
          trail.write(staff, AuditAction.REPORT_CREATED, report.id(), report.title());
          return made;
        });
  }

  private void change(RoutingContext context) {
    carryOut(
        context,
        200,
        (staff, by, order) -> {
          StaffReport changed = desk.change(id(context), order, by);
          trail.writeNowAndThen(staff, AuditAction.REPORT_CHANGED, id(context), factsOf(order));
          return changed;
        });
  }

  private static String factsOf(ObjectNode order) {
    List<String> known =
        List.of(
            "title",
            "summary",
            "category",
            "series",
            "place",
            "date",
            "language",
            "credits",
            "licence",
            "tags",
            "poster",
            "trim",
            "captions",
            "keepCaptions");
    return known.stream().filter(order::has).limit(MOST_FACTS).collect(Collectors.joining(", "));
  }

  /** What takes a film from the public's eyes is among these: none of them waits for readers. */
  private void act(RoutingContext context) {
    DeskAnswers.urgentJson(
        context, 200, prepared(context, (staff, by, order) -> act(context, staff, by, order)));
  }

  private StaffReport act(RoutingContext context, Staff staff, ReportActor by, ObjectNode order) {
    ReportAction action =
        ApiWords.read(ReportAction.class, order.path("action").asText(""))
            .orElseThrow(() -> RefusedException.badRequest("video.action-invalid"));
    StaffReport moved = desk.act(id(context), action, order, by);
    trail.write(staff, done(action), id(context), told(action, moved.summary()));
    return moved;
  }

  private static AuditAction done(ReportAction action) {
    return switch (action) {
      case PUBLISH -> AuditAction.REPORT_PUBLISHED;
      case UNPUBLISH -> AuditAction.REPORT_UNPUBLISHED;
      case EDIT, FILM, SUBMIT, RECALL, RETURN, SCHEDULE, DELETE -> AuditAction.REPORT_MOVED;
    };
  }

  private static String told(ReportAction action, StaffSummary moved) {
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
    ReportActor by = actor(context);
    DeskAnswers.urgentJson(
        context,
        200,
        () -> {
          String title = desk.delete(id(context), version(context), by);
          trail.write(staff, AuditAction.REPORT_DELETED, id(context), title);
          return new ReportResponses.Deleted(id(context));
        });
  }

  private static String id(RoutingContext context) {
    return context.pathParam("report");
  }

  private static ObjectNode order(RoutingContext context) {
    return ApiJson.parse(context.body().asString());
  }

  /** The version that an order without a body is made on. */
  public static long version(RoutingContext context) {
    return Parameters.find(context, "version")
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::parseLong)
        .orElseThrow(() -> RefusedException.badRequest("video.version-missing"));
  }

  private static Optional<ReportState> state(RoutingContext context) {
    return Parameters.find(context, "state")
        .map(
            word ->
                ApiWords.read(ReportState.class, word)
                    .orElseThrow(() -> RefusedException.badRequest("video.state-invalid")));
  }

  private static Optional<Instant> before(RoutingContext context) {
    try {
      return Parameters.find(context, "before").map(Instant::parse);
    } catch (DateTimeException e) {
      throw RefusedException.badRequest("video.before-invalid");
    }
  }

  private static int limit(RoutingContext context) {
    return Parameters.number(context, "limit", USUAL_LIMIT, HIGHEST_LIMIT);
  }
}
