package org.tribune.site.question;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.bulkhead.BulkheadFullException;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.http.Answers;
import org.tribune.site.http.EventStream;
import org.tribune.site.http.RequestBody;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.question.QuestionRequests.AppealRequest;

/**
 * What citizens read and send of questions; without an account, so that what can be sent is limited
 * before anything is looked up.
 */
final class QuestionRoutes {
  private static final String OWN = "/api/v1/questions/:question/own";
  private static final String KEY = "Tribune-Question-Key";
  private static final String BROWSER = "Tribune-Browser";

  private final QuestionService service;
  private final OwnQuestions own;
  private final OwnReports ownReports;
  private final QuestionFeed feed;
  private final QuestionStreams streams;
  private final StaffAuthorization authorization;

  /** Routes of one event loop. */
  QuestionRoutes(
      QuestionService service,
      OwnQuestions own,
      OwnReports ownReports,
      QuestionFeed feed,
      QuestionStreams streams,
      StaffAuthorization authorization) {
    this.service = service;
    this.own = own;
    this.ownReports = ownReports;
    this.feed = feed;
    this.streams = streams;
    this.authorization = authorization;
  }

  void mount(Router router) {
    router.get("/api/v1/sittings/:sitting/questions").handler(this::list);
    router.get("/api/v1/sittings/:sitting/questions/events").handler(this::events);
    router
        .get("/api/v1/sittings/:sitting/questions/supported")
        .handler(
            context ->
                BlockingAnswers.json(
                    context,
                    200,
                    () ->
                        service.supported(context.pathParam("sitting"), header(context, BROWSER))));
    router
        .get("/api/v1/challenge")
        .handler(context -> write(context, 200, () -> service.challenge()));
    Handler<RoutingContext> ours = authorization.allowOwnPages();
    router
        .post("/api/v1/sittings/:sitting/questions")
        .handler(ours)
        .handler(
            context ->
                write(
                    context,
                    201,
                    () ->
                        service.ask(
                            context.pathParam("sitting"),
                            RequestBody.of(context),
                            network(context))));
    router
        .post("/api/v1/questions/appeal")
        .handler(ours)
        .handler(
            context ->
                write(
                    context,
                    200,
                    () ->
                        service.appeal(
                            RequestBody.of(context).read(AppealRequest.class), network(context))));
    mountOwn(router, ours);
    mountSupport(router, ours);
  }

  /** What is done by the key of a private link. */
  private interface OwnAction {
    Object apply(String id, String key, RequestBody body);
  }

  private void mountOwn(Router router, Handler<RoutingContext> ours) {
    router
        .get("/api/v1/question-reports/:report")
        .handler(
            context ->
                write(
                    context, 200, () -> ownReports.own(context.pathParam("report"), key(context))));
    own(router.get(OWN), (id, key, body) -> own.own(id, key));
    own(router.get(OWN + "/export"), (id, key, body) -> own.export(id, key));
    own(router.patch(OWN).handler(ours), own::correct);
    own(router.delete(OWN).handler(ours), (id, key, body) -> own.withdraw(id, key));
    own(router.delete(OWN + "/email").handler(ours), (id, key, body) -> own.forgetEmail(id, key));
    own(router.post(OWN + "/contest").handler(ours), own::contest);
  }

  private void own(Route route, OwnAction action) {
    route.handler(
        context ->
            write(
                context,
                200,
                () -> action.apply(id(context), key(context), RequestBody.of(context))));
  }

  private void mountSupport(Router router, Handler<RoutingContext> ours) {
    for (HttpMethod method : new HttpMethod[] {HttpMethod.PUT, HttpMethod.DELETE}) {
      router
          .route(method, "/api/v1/questions/:question/support")
          .handler(ours)
          .handler(
              context ->
                  write(
                      context,
                      200,
                      () ->
                          service.support(
                              id(context),
                              header(context, BROWSER),
                              method.equals(HttpMethod.PUT),
                              network(context))));
    }
    router
        .post("/api/v1/questions/:question/reports")
        .handler(ours)
        .handler(
            context ->
                write(
                    context,
                    201,
                    () -> service.report(id(context), RequestBody.of(context), network(context))));
  }

  private static String id(RoutingContext context) {
    return context.pathParam("question");
  }

  private static String key(RoutingContext context) {
    return header(context, KEY);
  }

  private static String header(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getHeader(name)).orElse("");
  }

  private ClientNetwork network(RoutingContext context) {
    return authorization.network(context.request());
  }

  /** Those who can't follow the events ask now and then, and mostly hear that nothing is new. */
  private void list(RoutingContext context) {
    BlockingAnswers.blocking(
        context,
        () -> feed.prepared(service.look(context.pathParam("sitting"))),
        snapshot -> list(context, snapshot));
  }

  private void list(RoutingContext context, QuestionProjection.Snapshot snapshot) {
    QuestionFeed.Whole whole = feed.whole(snapshot);
    String tag = "\"" + whole.number() + "\"";
    HttpServerResponse response =
        context
            .response()
            .putHeader("Cache-Control", "private, no-cache")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("ETag", tag);
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", "application/json").end(whole.json());
    }
  }

  private void events(RoutingContext context) {
    BlockingAnswers.blocking(
        context,
        () -> feed.prepared(service.look(context.pathParam("sitting"))),
        snapshot -> {
          if (!context.response().closed() && !streams.open(snapshot, context.request())) {
            EventStream.refuse(context);
          }
        });
  }

  private void write(RoutingContext context, int status, Callable<?> work) {
    Answers.once(
        context,
        BlockingWork.of(context).participate(context, work),
        found -> Answers.json(context, status, found),
        failure -> fail(context, failure));
  }

  private static void fail(RoutingContext context, Throwable failure) {
    if (failure instanceof BulkheadFullException) {
      context.response().putHeader("Retry-After", "2");
      Answers.problem(context, busy());
    } else {
      BlockingAnswers.fail(context, failure);
    }
  }

  private static Problem busy() {
    return Problem.of(503, "Busy", "question.many-take-part");
  }
}
