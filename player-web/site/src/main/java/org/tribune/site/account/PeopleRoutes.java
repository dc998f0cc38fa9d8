package org.tribune.site.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;

/** Everybody's own account, and all accounts for administrators. */
public final class PeopleRoutes {
  private final StaffAuthorization authorization;
  private final PasswordThreads threads;
  private final LinkService links;
  private final PeopleService service;

  public PeopleRoutes(
      StaffAuthorization authorization,
      PasswordThreads threads,
      LinkService links,
      PeopleService service) {
    this.authorization = authorization;
    this.threads = threads;
    this.links = links;
    this.service = service;
  }

  private interface Work {
    void run() throws Exception;
  }

  public void mount(Router router) {
    router
        .post("/api/v1/account/password")
        .handler(authorization.allowStaff())
        .handler(this::password);
    router
        .get("/api/v1/account/sessions")
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 200, () -> service.sessions(staff, staff.account()));
            });
    router
        .delete("/api/v1/account/sessions")
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> service.endAll(staff, staff.account()));
            });
    router
        .delete("/api/v1/account/sessions/:session")
        .handler(authorization.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              String session = context.pathParam("session");
              done(context, () -> service.end(staff, staff.account(), session));
            });
    mountPeople(router);
  }

  private void mountPeople(Router router) {
    router
        .get("/api/v1/accounts")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(context -> StaffAnswers.json(context, 200, service::all));
    router
        .post("/api/v1/accounts")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              ObjectNode body = body(context);
              StaffAnswers.json(context, 201, () -> service.create(staff, body));
            });
    router
        .patch("/api/v1/accounts/:person")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              ObjectNode body = body(context);
              StaffAnswers.json(context, 200, () -> service.change(staff, person(context), body));
            });
    router
        .delete("/api/v1/accounts/:person")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> service.delete(staff, person(context)));
            });
    router
        .post("/api/v1/accounts/:person/link")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 201, () -> service.link(staff, person(context)));
            });
    router
        .delete("/api/v1/accounts/:person/identity")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> service.release(staff, person(context)));
            });
    mountSessionsOfPeople(router);
  }

  private void mountSessionsOfPeople(Router router) {
    router
        .get("/api/v1/accounts/:person/sessions")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 200, () -> service.sessions(staff, account(context)));
            });
    router
        .delete("/api/v1/accounts/:person/sessions")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> service.endAll(staff, account(context)));
            });
    router
        .delete("/api/v1/accounts/:person/sessions/:session")
        .handler(authorization.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              String session = context.pathParam("session");
              done(context, () -> service.end(staff, account(context), session));
            });
  }

  private static ObjectNode body(RoutingContext context) {
    return ApiJson.parse(context.body().asString());
  }

  private static String person(RoutingContext context) {
    return context.pathParam("person");
  }

  private AccountId account(RoutingContext context) {
    return service.require(person(context)).id();
  }

  private static void done(RoutingContext context, Work work) {
    StaffAnswers.blocking(
        context,
        () -> {
          work.run();
          return true;
        },
        done -> Answers.empty(context));
  }

  private void password(RoutingContext context) {
    Staff staff = Staff.of(context);
    ObjectNode body = body(context);
    Visitor visitor = authorization.visitor(context.request());
    StaffAnswers.when(
        context,
        threads.run(
            context.vertx(),
            () -> {
              links.change(
                  staff.account(),
                  staff.sessionHash(),
                  body.path("current").asText(""),
                  body.path("password").asText(""),
                  visitor);
              return true;
            }),
        done -> Answers.empty(context));
  }
}
