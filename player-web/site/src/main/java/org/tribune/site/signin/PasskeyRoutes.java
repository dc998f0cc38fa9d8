package org.tribune.site.signin;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.site.account.AccountResponses;
import org.tribune.site.account.PasswordThreads;
import org.tribune.site.account.PeopleService;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.Answers;
import org.tribune.site.http.RequestBody;
import org.tribune.site.signin.SignInRequests.PasskeyRequest;

/** Passkeys: signing in by one, one's own, and everybody's for administrators. */
final class PasskeyRoutes {
  private final PasskeyService service;
  private final PeopleService people;
  private final StaffAuthentication authentication;
  private final AuthorizationStateCookie cookie;
  private final PasswordThreads threads;

  PasskeyRoutes(
      PasskeyService service,
      PeopleService people,
      StaffAuthentication authentication,
      PasswordThreads threads) {
    this.service = service;
    this.people = people;
    this.authentication = authentication;
    this.cookie =
        new AuthorizationStateCookie(
            "tribune_passkey", CookieSameSite.STRICT, authentication.secure());
    this.threads = threads;
  }

  void mount(Router router) {
    StaffAuthorization authorization = authentication.authorization();
    router
        .post("/api/v1/session/passkey/challenge")
        .handler(authorization.allowOwnPages())
        .handler(context -> ask(context, service::askForSignIn));
    router
        .post("/api/v1/session/passkey")
        .handler(authorization.allowOwnPages())
        .handler(this::signIn);
    router
        .get("/api/v1/account/passkeys")
        .handler(authorization.allowStaff())
        .handler(context -> list(context, () -> Staff.of(context).account()));
    router
        .post("/api/v1/account/passkeys/challenge")
        .handler(authorization.allowStaff())
        .handler(this::askForNew);
    router.post("/api/v1/account/passkeys").handler(authorization.allowStaff()).handler(this::add);
    router
        .delete("/api/v1/account/passkeys/:passkey")
        .handler(authorization.allowStaff())
        .handler(this::removeOwn);
    router
        .get("/api/v1/accounts/:person/passkeys")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(context -> list(context, () -> person(context)));
    router
        .delete("/api/v1/accounts/:person/passkeys/:passkey")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(this::remove);
  }

  private AccountId person(RoutingContext context) {
    return people.require(context.pathParam("person")).id();
  }

  private static PasskeyRequest request(RoutingContext context) {
    return RequestBody.of(context).read(PasskeyRequest.class);
  }

  private void ask(RoutingContext context, Callable<PasskeyService.Asked> work) {
    StaffAnswers.when(
        context,
        threads.run(context.vertx(), work),
        asked -> {
          cookie.give(context.request(), asked.state());
          Answers.json(context, 200, asked.options());
        });
  }

  private void signIn(RoutingContext context) {
    PasskeyRequest request = request(context);
    Optional<AuthorizationState> state = cookie.take(context.request());
    Visitor visitor = authentication.authorization().visitor(context.request());
    StaffAnswers.when(
        context,
        threads.run(
            context.vertx(),
            () -> service.signIn(request.credential(), request.trusted(), state, visitor)),
        welcome -> {
          authentication.letIn(
              context.request(), welcome.account(), welcome.secret(), welcome.trusted());
          Answers.json(context, 200, AccountResponses.Me.of(welcome.account()));
        });
  }

  private void list(RoutingContext context, Callable<AccountId> whose) {
    StaffAnswers.json(context, 200, () -> service.list(whose.call()));
  }

  private void askForNew(RoutingContext context) {
    Staff staff = Staff.of(context);
    String password = request(context).password();
    Visitor visitor = authentication.authorization().visitor(context.request());
    ask(context, () -> service.askForNew(staff, password, visitor));
  }

  private void add(RoutingContext context) {
    Staff staff = Staff.of(context);
    PasskeyRequest request = request(context);
    Optional<AuthorizationState> state = cookie.take(context.request());
    StaffAnswers.json(
        context, 201, () -> service.add(staff, request.name(), request.credential(), state));
  }

  private void removeOwn(RoutingContext context) {
    Staff staff = Staff.of(context);
    String passkey = context.pathParam("passkey");
    String password = request(context).password();
    Visitor visitor = authentication.authorization().visitor(context.request());
    StaffAnswers.when(
        context,
        threads.run(
            context.vertx(),
            () -> {
              service.removeOwn(staff, passkey, password, visitor);
              return true;
            }),
        done -> Answers.empty(context));
  }

  private void remove(RoutingContext context) {
    Staff staff = Staff.of(context);
    String passkey = context.pathParam("passkey");
    StaffAnswers.blocking(
        context,
        () -> {
          service.remove(staff, person(context), passkey);
          return true;
        },
        done -> Answers.empty(context));
  }
}
