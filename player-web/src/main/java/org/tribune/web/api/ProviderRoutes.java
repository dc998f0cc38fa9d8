package org.tribune.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.status.Message;
import org.tribune.web.access.Errand;
import org.tribune.web.access.ErrandCookie;
import org.tribune.web.access.StaffDoor;
import org.tribune.web.access.Visitor;
import org.tribune.web.http.PlainPage;
import org.tribune.web.http.Problem;
import org.tribune.web.http.SecurityHeaders;

/** Signing in by a provider of OpenID Connect: the way there, and the way back. */
final class ProviderRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderRoutes.class);

  /** Where the provider sends browsers back to. */
  static final String COME_BACK = "/api/v1/session/oidc/callback";

  private static final String SIGN_IN = "/console/sign-in";
  private static final int AT_ONCE = 4;

  private final Optional<ProviderDesk> desk;
  private final StaffDoor door;
  private final ErrandCookie cookie;
  private final PlainPage page;
  private final SecurityHeaders headers;
  private final SlowCalls calls = new SlowCalls(AT_ONCE);

  ProviderRoutes(Optional<ProviderDesk> desk, StaffDoor door, SiteConfig site) {
    this.desk = desk;
    this.door = door;
    // Lax, since another site sends the browser back.
    this.cookie = new ErrandCookie("tribune_oidc", CookieSameSite.LAX, door.secure());
    this.page = new PlainPage(site.languages());
    this.headers = new SecurityHeaders(site.frameAncestors());
  }

  void mount(Router router) {
    router.post("/api/v1/session/oidc").handler(door.gate().allowOwnPages()).handler(this::begin);
    router.get(COME_BACK).handler(this::end);
  }

  private ProviderDesk desk() {
    return desk.orElseThrow(() -> new RefusedException(ProviderProblems.none()));
  }

  private void begin(RoutingContext context) {
    ObjectNode body = ApiJson.parse(context.body().asString());
    String next = body.path("next").asText("");
    boolean trusted = body.path("trusted").asBoolean(false);
    StaffAnswers.when(
        context,
        calls.run(context.vertx(), () -> desk().begin(next, trusted)),
        begun -> {
          cookie.give(context.request(), begun.errand());
          Answers.json(context, 200, ApiJson.object().put("url", begun.address().toString()));
        });
  }

  private void end(RoutingContext context) {
    Optional<Errand> errand = cookie.take(context.request());
    Visitor visitor = door.gate().visitor(context.request());
    ProviderDesk.Answer answer =
        new ProviderDesk.Answer(
            parameter(context, "code"),
            parameter(context, "state"),
            parameter(context, "iss"),
            parameter(context, "error"));
    calls
        .run(context.vertx(), () -> desk().end(answer, errand, visitor))
        .onSuccess(arrival -> welcome(context, arrival))
        .onFailure(e -> tell(context, e));
  }

  private static String parameter(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getParam(name)).orElse("");
  }

  private void welcome(RoutingContext context, ProviderDesk.Arrival arrival) {
    SignInDesk.Welcome welcome = arrival.welcome();
    door.letIn(context.request(), welcome.account(), welcome.secret(), welcome.trusted());
    secret(context).setStatusCode(303).putHeader("Location", arrival.next()).end();
  }

  /** The address of this page has what nobody else should see. */
  private HttpServerResponse secret(RoutingContext context) {
    headers.forPage(context.response());
    return context
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer");
  }

  private void tell(RoutingContext context, Throwable failure) {
    Problem problem =
        StaffAnswers.problem(context, failure)
            .orElseGet(
                () -> {
                  LOG.error("{} failed", context.normalizedPath(), failure);
                  return StaffAnswers.ourFault();
                });
    String text =
        page.text(
            language -> words(language, problem.detail()),
            SIGN_IN,
            Optional.ofNullable(context.request().getHeader("Accept-Language")));
    secret(context)
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Vary", "Accept-Language")
        .end(text);
  }

  private static PlainPage.Words words(String language, Message told) {
    return language.equals("fr")
        ? new PlainPage.Words("Connexion impossible", told.fr(), "Retour à la connexion")
        : new PlainPage.Words("Not signed in", told.en(), "Back to the sign-in");
  }
}
