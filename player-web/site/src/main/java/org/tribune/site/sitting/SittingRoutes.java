package org.tribune.site.sitting;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.access.Role;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.LargeBodyRoutes;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.sitting.DeliberationNumbering.NumbersRequest;
import org.tribune.site.sitting.convocation.ConvocationReader;

/** Sittings: for the public, and what clerks do to them. To be mounted before the usual body. */
final class SittingRoutes {
  /** An agenda of a thousand long titles, with notes. */
  private static final long LARGEST_BODY = 4_000_000;

  /** A convocation with the pictures of its letterhead, or of its pages. */
  private static final long LARGEST_CONVOCATION = 16_000_000;

  private static final int LATEST_YEAR = 9_999;
  private static final int LONGEST_FACT = 60;
  private static final int MOST_FACTS = 20;

  private final PublicSittings shown;
  private final SittingService service;
  private final SittingReplays replays;
  private final DocumentService documents;
  private final Sittings sittings;
  private final SittingTimezone timezone;
  private final AgendaPreviews previews;
  private final DeliberationNumbering numbering;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  SittingRoutes(
      PublicSittings shown,
      SittingService service,
      SittingReplays replays,
      DocumentService documents,
      Sittings sittings,
      DeliberationNumbering numbering,
      ConvocationReader convocations,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.trail = trail;
    this.shown = shown;
    this.service = service;
    this.replays = replays;
    this.documents = documents;
    this.sittings = sittings;
    this.timezone = new SittingTimezone(sittings, service);
    this.previews = new AgendaPreviews(service, convocations);
    this.numbering = numbering;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router.get("/api/v1/sittings").handler(this::publicList);
    router.get("/api/v1/sitting-replays").handler(this::newestReplays);
    router
        .get("/api/v1/sittings/:sitting")
        .handler(context -> answer(context, 200, () -> shown.detail(id(context))));
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router
        .get("/api/v1/operator/sittings")
        .handler(clerk)
        .handler(
            context -> answer(context, 200, () -> service.clerkList(Parameters.before(context))));
    router
        .get("/api/v1/operator/sittings/:sitting")
        .handler(clerk)
        .handler(context -> answer(context, 200, () -> service.clerkDetail(id(context))));
    router
        .get("/api/v1/operator/sittings/:sitting/recordings")
        .handler(clerk)
        .handler(context -> answer(context, 200, () -> service.candidates(id(context))));
    router
        .get("/api/v1/people")
        .handler(clerk)
        .handler(context -> answer(context, 200, () -> SittingSuggestions.suggestions(sittings)));
    mountChanges(router, clerk);
  }

  private void newestReplays(RoutingContext context) {
    answer(
        context,
        200,
        () -> {
          int limit = Parameters.number(context, "limit", SittingReplays.MOST, SittingReplays.MOST);
          return new SittingResponses.Replays(replays.find(limit));
        });
  }

  private void mountChanges(Router router, Handler<RoutingContext> clerk) {
    LargeBodyRoutes.route(router, HttpMethod.POST, "/api/v1/sittings", clerk, LARGEST_BODY)
        .handler(this::create);
    router
        .post("/api/v1/operator/sittings/timezone")
        .handler(clerk)
        .handler(context -> answer(context, 200, () -> adoptTimezone(context)));
    LargeBodyRoutes.route(
            router, HttpMethod.PATCH, "/api/v1/sittings/:sitting", clerk, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    SittingRoutes::factsOf,
                    (body, who) -> service.change(id(context), body, who)));
    router
        .delete("/api/v1/sittings/:sitting")
        .handler(clerk)
        .handler(context -> urgent(context, () -> delete(context)));
    LargeBodyRoutes.route(
            router, HttpMethod.PATCH, "/api/v1/sittings/:sitting/agenda", clerk, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    _ -> "agenda",
                    (body, who) -> service.changeAgenda(id(context), body, who)));
    LargeBodyRoutes.route(
            router, HttpMethod.POST, "/api/v1/sittings/:sitting/seats", clerk, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    _ -> "seats",
                    (body, who) -> service.takeSeats(id(context), body, who)));
    LargeBodyRoutes.route(
            router,
            HttpMethod.POST,
            "/api/v1/sittings/:sitting/agenda/preview",
            clerk,
            LARGEST_CONVOCATION)
        .handler(previews::answer);
    LargeBodyRoutes.route(
            router,
            HttpMethod.POST,
            "/api/v1/sittings/:sitting/deliberation-numbers",
            clerk,
            LARGEST_BODY)
        .handler(this::number);
    LargeBodyRoutes.route(
            router, HttpMethod.PATCH, "/api/v1/sittings/:sitting/items/:item", clerk, LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    body -> "item " + context.pathParam("item") + ": " + factsOf(body),
                    (body, who) ->
                        service.changeItem(id(context), context.pathParam("item"), body, who)));
    LargeBodyRoutes.route(
            router,
            HttpMethod.PATCH,
            "/api/v1/sittings/:sitting/documents/:document",
            clerk,
            LARGEST_BODY)
        .handler(
            context ->
                change(
                    context,
                    body -> "document " + context.pathParam("document") + ": " + factsOf(body),
                    (body, who) ->
                        documents.describe(id(context), context.pathParam("document"), body, who)));
    router
        .delete("/api/v1/sittings/:sitting/documents/:document")
        .handler(clerk)
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              String document = context.pathParam("document");
              urgent(
                  context,
                  () -> {
                    ClerkSittingResponses.Detail left =
                        documents.remove(id(context), document, staff.displayName());
                    trail.write(staff, AuditAction.DOCUMENT_REMOVED, id(context), document);
                    return left;
                  });
            });
  }

  private void create(RoutingContext context) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    answer(
        context,
        201,
        () -> {
          ClerkSittingResponses.Detail made = service.create(body, staff.displayName());
          SittingResponses.Facts facts = made.facts();
          trail.write(
              staff,
              AuditAction.SITTING_CREATED,
              facts.id(),
              facts.title().isEmpty() ? facts.body() : facts.title());
          return made;
        });
  }

  private void number(RoutingContext context) {
    NumbersRequest request = RequestBody.of(context).read(NumbersRequest.class);
    Staff staff = Staff.of(context);
    answer(
        context,
        200,
        () -> {
          ClerkSittingResponses.Detail numbered =
              service.view(numbering.number(id(context), request.pattern(), staff.displayName()));
          trail.writeNowAndThen(
              staff, AuditAction.SITTING_CHANGED, id(context), "agenda, numbering");
          return numbered;
        });
  }

  private void publicList(RoutingContext context) {
    answer(context, 200, () -> shown.list(year(context), Parameters.before(context)));
  }

  private ClerkSittingResponses.Adopted adoptTimezone(RoutingContext context) {
    Staff staff = Staff.of(context);
    return timezone.adopt(
        staff.displayName(),
        id -> trail.write(staff, AuditAction.SITTING_CHANGED, id.value(), "zone"));
  }

  private interface Change {
    ClerkSittingResponses.Detail apply(RequestBody body, String who);
  }

  private void change(RoutingContext context, Function<RequestBody, String> detail, Change change) {
    RequestBody body = RequestBody.of(context);
    Staff staff = Staff.of(context);
    // A sitting, an item or a document may be taken from the public's eyes by it.
    urgent(
        context,
        () -> {
          ClerkSittingResponses.Detail changed = change.apply(body, staff.displayName());
          trail.writeNowAndThen(
              staff, AuditAction.SITTING_CHANGED, id(context), detail.apply(body));
          return changed;
        });
  }

  /** What an order is about, with what is worth recording of it: {@code status=held, title}. */
  private static String factsOf(RequestBody body) {
    return body.fields()
        .filter(each -> !each.getKey().equals("version"))
        .map(
            each ->
                switch (each.getKey()) {
                  case "status" -> "status=" + each.getValue().asText("");
                  case "public" -> "public=" + each.getValue().asText("");
                  case "vote" -> "vote=" + each.getValue().path("outcome").asText("none");
                  default -> each.getKey();
                })
        .map(each -> each.length() > LONGEST_FACT ? each.substring(0, LONGEST_FACT) : each)
        .limit(MOST_FACTS)
        .collect(Collectors.joining(", "));
  }

  private ClerkSittingResponses.Deleted delete(RoutingContext context) {
    long version = Parameters.version(context, "sitting.version-missing");
    documents.forget(service.delete(id(context), version));
    trail.write(Staff.of(context), AuditAction.SITTING_DELETED, id(context), /* detail= */ "");
    return new ClerkSittingResponses.Deleted(id(context));
  }

  private static void answer(RoutingContext context, int status, Callable<?> work) {
    BlockingAnswers.blocking(context, work, found -> Answers.json(context, status, found));
  }

  /** What protects somebody is done at once. */
  private static void urgent(RoutingContext context, Callable<?> work) {
    BlockingAnswers.urgent(context, work, found -> Answers.json(context, 200, found));
  }

  private static String id(RoutingContext context) {
    return context.pathParam("sitting");
  }

  private static Optional<Integer> year(RoutingContext context) {
    return Parameters.find(context, "year")
        .map(
            text -> {
              int year = text.matches("\\d{4}") ? Integer.parseInt(text) : 0;
              if (year < 1 || year >= LATEST_YEAR) {
                throw ProblemException.badRequest("sitting.year-invalid");
              }
              return year;
            });
  }
}
