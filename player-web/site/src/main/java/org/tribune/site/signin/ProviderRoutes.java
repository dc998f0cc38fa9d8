package org.tribune.site.signin;

import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.SlowCalls;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.page.PlainPage;
import org.tribune.site.page.SecurityHeaders;
import org.tribune.site.signin.SignInRequests.ProviderRequest;

/** Signing in, and out, by a provider of OpenID Connect: the ways there, and the ways back. */
final class ProviderRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderRoutes.class);

  /** Where the provider sends browsers back to. */
  static final String COME_BACK = "/api/v1/session/oidc/callback";

  /** Where it sends them back to after a sign-out. */
  static final String LEFT_BACK = "/api/v1/session/oidc/signed-out";

  /** Where a browser goes that is to be signed out at the provider, too. */
  static final String LEAVE = "/api/v1/session/oidc/sign-out";

  private static final String SIGN_IN = "/console/sign-in";

  /** As sign-in-page.ts reads it: everywhere, or only here. */
  private static final String SIGNED_OUT = SIGN_IN + "?out=provider";

  private static final String SIGNED_OUT_HERE = SIGN_IN + "?out=here";
  private static final int AT_ONCE = 4;

  private final Optional<ProviderService> service;
  private final StaffAuthentication authentication;
  private final AuthorizationStateCookie cookie;
  private final AuthorizationStateCookie leaving;
  private final PlainPage page;
  private final SecurityHeaders headers;
  private final SlowCalls calls = new SlowCalls(AT_ONCE);

  ProviderRoutes(
      Optional<ProviderService> service, StaffAuthentication authentication, SiteConfig site) {
    this.service = service;
    this.authentication = authentication;
    // Lax, since another site sends the browser back.
    this.cookie =
        new AuthorizationStateCookie("tribune_oidc", CookieSameSite.LAX, authentication.secure());
    this.leaving =
        new AuthorizationStateCookie(
            "tribune_oidc_out", CookieSameSite.LAX, authentication.secure());
    this.page = new PlainPage(site.languages());
    this.headers = new SecurityHeaders(site.frameAncestors());
  }

  void mount(Router router) {
    router
        .post("/api/v1/session/oidc")
        .handler(authentication.authorization().allowOwnPages())
        .handler(this::begin);
    router.get(COME_BACK).handler(this::end);
    router.get(LEAVE).handler(this::leave);
    router.get(LEFT_BACK).handler(this::hasLeft);
  }

  private ProviderService desk() {
    return service.orElseThrow(() -> new ProblemException(ProviderProblems.none()));
  }

  private void begin(RoutingContext context) {
    ProviderRequest request = RequestBody.of(context).read(ProviderRequest.class);
    StaffAnswers.when(
        context,
        calls.run(context.vertx(), () -> desk().begin(request.next(), request.trusted())),
        begun -> {
          cookie.give(context.request(), begun.state());
          Answers.json(context, 200, new SignInResponses.Onward(begun.address().toString()));
        });
  }

  private void end(RoutingContext context) {
    Optional<AuthorizationState> state = cookie.take(context.request());
    Visitor visitor = authentication.authorization().visitor(context.request());
    ProviderService.Answer answer =
        new ProviderService.Answer(
            parameter(context, "code"),
            parameter(context, "state"),
            parameter(context, "iss"),
            parameter(context, "error"));
    Answers.once(
        context,
        calls.run(context.vertx(), () -> desk().end(answer, state, visitor)),
        outcome -> tell(context, outcome),
        e -> tell(context, e));
  }

  private static String parameter(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getParam(name)).orElse("");
  }

  private void tell(RoutingContext context, ProviderService.Outcome outcome) {
    switch (outcome) {
      case ProviderService.Outcome.Arrived arrived -> welcome(context, arrived);
      case ProviderService.Outcome.TurnedAway away -> {
        away.logoutHint()
            .ifPresent(hint -> authentication.logoutHint().giveForNow(context.request(), hint));
        tell(context, away.problem(), /* mayLeave= */ away.logoutHint().isPresent());
      }
    }
  }

  private void welcome(RoutingContext context, ProviderService.Outcome.Arrived arrived) {
    SignInService.Welcome welcome = arrived.welcome();
    authentication.letIn(context.request(), welcome.account(), welcome.secret(), welcome.trusted());
    arrived
        .logoutHint()
        .ifPresent(
            hint -> authentication.logoutHint().give(context.request(), hint, welcome.trusted()));
    goTo(context, arrived.next());
  }

  private void goTo(RoutingContext context, String address) {
    secret(context).setStatusCode(303).putHeader("Location", address).end();
  }

  /** The session here is over already; whatever happens, the browser comes back to the sign-in. */
  private void leave(RoutingContext context) {
    Optional<String> hint = authentication.logoutHint().read(context.request());
    authentication.logoutHint().takeBack(context.request());
    if (hint.isEmpty() || service.isEmpty()) {
      goTo(context, SIGN_IN);
      return;
    }
    Answers.once(
        context,
        calls.run(context.vertx(), () -> desk().leave(hint.get())),
        begun -> leave(context, begun),
        e -> goTo(context, SIGNED_OUT_HERE));
  }

  private void leave(RoutingContext context, Optional<ProviderService.Begun> begun) {
    begun.ifPresent(each -> leaving.give(context.request(), each.state()));
    goTo(context, begun.map(each -> each.address().toString()).orElse(SIGNED_OUT_HERE));
  }

  private void hasLeft(RoutingContext context) {
    Optional<AuthorizationState> state = leaving.take(context.request());
    boolean left = service.isPresent() && service.get().hasLeft(state, parameter(context, "state"));
    goTo(context, left ? SIGNED_OUT : SIGN_IN);
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
    tell(context, problem, /* mayLeave= */ false);
  }

  private void tell(RoutingContext context, Problem problem, boolean mayLeave) {
    String text =
        page.text(
            language -> words(language, problem.detail(), mayLeave),
            SIGN_IN,
            Optional.ofNullable(context.request().getHeader("Accept-Language")));
    secret(context)
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Vary", "Accept-Language")
        .end(text);
  }

  private PlainPage.Words words(String language, Message told, boolean mayLeave) {
    Messages messages = Messages.in(language);
    String name = service.map(ProviderService::name).orElse("");
    Optional<PlainPage.Link> other =
        mayLeave
            ? Optional.of(new PlainPage.Link(LEAVE, messages.text("provider.sign-out-there", name)))
            : Optional.empty();
    return new PlainPage.Words(
        messages.text("provider.failed.title"),
        told.in(messages),
        messages.text("provider.failed.back"),
        other);
  }
}
