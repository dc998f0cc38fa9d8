package org.tribune.site.signin;

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
import org.tribune.site.http.RequestBody;
import org.tribune.site.signin.SignInRequests.LinkRequest;
import org.tribune.site.signin.SignInRequests.SignInRequest;

/** Signing in and out, by password and by one-time link. */
final class SessionRoutes {
  private final StaffAuthorization authorization;
  private final StaffAuthentication authentication;
  private final PasswordThreads threads;
  private final SignInService signIns;
  private final LinkService links;
  private final PeopleService people;

  SessionRoutes(
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

  void mount(Router router) {
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

  private static LinkRequest link(RoutingContext context) {
    return RequestBody.of(context).read(LinkRequest.class);
  }

  private void signIn(RoutingContext context) {
    SignInRequest request = RequestBody.of(context).read(SignInRequest.class);
    Visitor visitor = authorization.visitor(context.request());
    welcome(
        context,
        () -> signIns.signIn(request.login(), request.password(), request.trusted(), visitor));
  }

  private void setUp(RoutingContext context) {
    LinkRequest link = link(context);
    Visitor visitor = authorization.visitor(context.request());
    welcome(
        context,
        () -> links.setUp(link.secret(), link.name(), link.login(), link.password(), visitor));
  }

  private void look(RoutingContext context) {
    StaffAnswers.json(context, 200, () -> links.look(link(context).secret()));
  }

  private void choose(RoutingContext context) {
    LinkRequest link = link(context);
    Visitor visitor = authorization.visitor(context.request());
    welcome(context, () -> links.choose(link.secret(), link.password(), visitor));
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
