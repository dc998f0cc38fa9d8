package org.tribune.site.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import org.tribune.site.account.AccountResponses;
import org.tribune.site.account.LinkService;
import org.tribune.site.account.PasswordThreads;
import org.tribune.site.account.PeopleService;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;

/** Signing in and out, by password and by one-time link. */
public final class SessionRoutes {
  private final StaffAuthorization authorization;
  private final StaffAuthentication authentication;
  private final PasswordThreads threads;
  private final SignInService signIns;
  private final LinkService links;
  private final PeopleService people;

  public SessionRoutes(
      StaffAuthentication authentication,
      PasswordThreads threads,
      SignInService signIns,
      LinkService links,
      PeopleService people) {
    this.authorization = authentication.authorization();
    this.authentication = authentication;
    this.threads = threads;
    this.signIns = signIns;
    this.links = links;
    this.people = people;
  }

  public void mount(Router router) {
    router.post("/api/v1/session").handler(authorization.allowOwnPages()).handler(this::signIn);
    router.get("/api/v1/session").handler(authorization.allowStaff()).handler(this::who);
    router.delete("/api/v1/session").handler(authorization.allowStaff()).handler(this::signOut);
    router.post("/api/v1/set-up").handler(authorization.allowOwnPages()).handler(this::setUp);
    router.post("/api/v1/links/look").handler(authorization.allowOwnPages()).handler(this::look);
    router
        .post("/api/v1/links/password")
        .handler(authorization.allowOwnPages())
        .handler(this::choose);
  }

  private static ObjectNode body(RoutingContext context) {
    return ApiJson.parse(context.body().asString());
  }

  private static String text(ObjectNode body, String field) {
    return body.path(field).asText("");
  }

  private void signIn(RoutingContext context) {
    ObjectNode body = body(context);
    Visitor visitor = authorization.visitor(context.request());
    boolean trusted = body.path("trusted").asBoolean(false);
    welcome(
        context,
        () -> signIns.signIn(text(body, "login"), text(body, "password"), trusted, visitor));
  }

  private void setUp(RoutingContext context) {
    ObjectNode body = body(context);
    Visitor visitor = authorization.visitor(context.request());
    welcome(
        context,
        () ->
            links.setUp(
                text(body, "secret"),
                text(body, "name"),
                text(body, "login"),
                text(body, "password"),
                visitor));
  }

  private void look(RoutingContext context) {
    String secret = text(body(context), "secret");
    StaffAnswers.json(context, 200, () -> links.look(secret));
  }

  private void choose(RoutingContext context) {
    ObjectNode body = body(context);
    Visitor visitor = authorization.visitor(context.request());
    welcome(context, () -> links.choose(text(body, "secret"), text(body, "password"), visitor));
  }

  private void welcome(RoutingContext context, Callable<SignInService.Welcome> work) {
    StaffAnswers.when(
        context,
        threads.run(context.vertx(), work),
        welcome -> {
          authentication.letIn(
              context.request(), welcome.account(), welcome.secret(), welcome.trusted());
          Answers.json(context, 200, AccountResponses.Me.of(welcome.account()));
        });
  }

  private void who(RoutingContext context) {
    Staff staff = Staff.of(context);
    StaffAnswers.json(
        context, 200, () -> AccountResponses.Me.of(people.require(staff.accountId())));
  }

  private void signOut(RoutingContext context) {
    Staff staff = Staff.of(context);
    StaffAnswers.blocking(
        context,
        () -> {
          people.signOut(staff);
          return true;
        },
        done -> {
          authentication.cookie().takeBack(context.request());
          if (authentication.logoutHint().read(context.request()).isPresent()) {
            // The provider's session can be ended by the browser only.
            Answers.json(context, 200, new SignInResponses.Onward(ProviderRoutes.LEAVE));
          } else {
            Answers.empty(context);
          }
        });
  }
}
