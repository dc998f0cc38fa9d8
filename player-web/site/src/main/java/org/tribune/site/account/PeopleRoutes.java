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
  private final StaffGate gate;
  private final PasswordThreads threads;
  private final LinkDesk links;
  private final PeopleDesk desk;

  public PeopleRoutes(StaffGate gate, PasswordThreads threads, LinkDesk links, PeopleDesk desk) {
    this.gate = gate;
    this.threads = threads;
    this.links = links;
    this.desk = desk;
  }

  private interface Work {
    void run() throws Exception;
  }

  public void mount(Router router) {
    router.post("/api/v1/account/password").handler(gate.allowStaff()).handler(this::password);
    router
        .get("/api/v1/account/sessions")
        .handler(gate.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 200, () -> desk.sessions(staff, staff.account()));
            });
    router
        .delete("/api/v1/account/sessions")
        .handler(gate.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> desk.endAll(staff, staff.account()));
            });
    router
        .delete("/api/v1/account/sessions/:session")
        .handler(gate.allowStaff())
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              String session = context.pathParam("session");
              done(context, () -> desk.end(staff, staff.account(), session));
            });
    mountPeople(router);
  }

  private void mountPeople(Router router) {
    router
        .get("/api/v1/accounts")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(context -> StaffAnswers.json(context, 200, desk::all));
    router
        .post("/api/v1/accounts")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              ObjectNode body = body(context);
              StaffAnswers.json(context, 201, () -> desk.create(staff, body));
            });
    router
        .patch("/api/v1/accounts/:person")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              ObjectNode body = body(context);
              StaffAnswers.json(context, 200, () -> desk.change(staff, person(context), body));
            });
    router
        .delete("/api/v1/accounts/:person")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> desk.delete(staff, person(context)));
            });
    router
        .post("/api/v1/accounts/:person/link")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 201, () -> desk.link(staff, person(context)));
            });
    router
        .delete("/api/v1/accounts/:person/identity")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> desk.release(staff, person(context)));
            });
    mountSessionsOfPeople(router);
  }

  private void mountSessionsOfPeople(Router router) {
    router
        .get("/api/v1/accounts/:person/sessions")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              StaffAnswers.json(context, 200, () -> desk.sessions(staff, account(context)));
            });
    router
        .delete("/api/v1/accounts/:person/sessions")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              done(context, () -> desk.endAll(staff, account(context)));
            });
    router
        .delete("/api/v1/accounts/:person/sessions/:session")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(
            context -> {
              Staff staff = Staff.of(context);
              String session = context.pathParam("session");
              done(context, () -> desk.end(staff, account(context), session));
            });
  }

  private static ObjectNode body(RoutingContext context) {
    return ApiJson.parse(context.body().asString());
  }

  private static String person(RoutingContext context) {
    return context.pathParam("person");
  }

  private AccountId account(RoutingContext context) {
    return desk.require(person(context)).id();
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
    Visitor visitor = gate.visitor(context.request());
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
