package org.tribune.site.account;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.site.account.AccountRequests.PasswordRequest;
import org.tribune.site.account.AccountRequests.PersonRequest;
import org.tribune.site.http.Answers;
import org.tribune.site.http.RequestBody;

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
    void run(Staff staff) throws Exception;
  }

  private interface Finding {
    Object find(Staff staff) throws Exception;
  }

  public void mount(Router router) {
    Handler<RoutingContext> anybody = authorization.allowStaff();
    router.post("/api/v1/account/password").handler(anybody).handler(this::password);
    router
        .get("/api/v1/account/sessions")
        .handler(anybody)
        .handler(context -> found(context, 200, staff -> service.sessions(staff, staff.account())));
    router
        .delete("/api/v1/account/sessions")
        .handler(anybody)
        .handler(context -> done(context, staff -> service.endAll(staff, staff.account())));
    router
        .delete("/api/v1/account/sessions/:session")
        .handler(anybody)
        .handler(
            context ->
                done(context, staff -> service.end(staff, staff.account(), session(context))));
    mountPeople(router, authorization.allow(Role.ADMINISTRATOR));
  }

  private void mountPeople(Router router, Handler<RoutingContext> administrator) {
    String all = "/api/v1/accounts";
    router
        .get(all)
        .handler(administrator)
        .handler(context -> found(context, 200, staff -> service.all()));
    router
        .post(all)
        .handler(administrator)
        .handler(
            context ->
                found(
                    context,
                    201,
                    staff -> service.create(staff, request(context, PersonRequest.class))));
    String one = all + "/:person";
    router
        .patch(one)
        .handler(administrator)
        .handler(
            context ->
                found(
                    context,
                    200,
                    staff -> service.change(staff, person(context), RequestBody.of(context))));
    router
        .delete(one)
        .handler(administrator)
        .handler(context -> done(context, staff -> service.delete(staff, person(context))));
    router
        .post(one + "/link")
        .handler(administrator)
        .handler(context -> found(context, 201, staff -> service.link(staff, person(context))));
    router
        .delete(one + "/identity")
        .handler(administrator)
        .handler(context -> done(context, staff -> service.release(staff, person(context))));
    router
        .get(one + "/sessions")
        .handler(administrator)
        .handler(
            context -> found(context, 200, staff -> service.sessions(staff, account(context))));
    router
        .delete(one + "/sessions")
        .handler(administrator)
        .handler(context -> done(context, staff -> service.endAll(staff, account(context))));
    router
        .delete(one + "/sessions/:session")
        .handler(administrator)
        .handler(
            context ->
                done(context, staff -> service.end(staff, account(context), session(context))));
  }

  private static <T extends Record> T request(RoutingContext context, Class<T> type) {
    return RequestBody.of(context).read(type);
  }

  private static String session(RoutingContext context) {
    return context.pathParam("session");
  }

  private static String person(RoutingContext context) {
    return context.pathParam("person");
  }

  private AccountId account(RoutingContext context) {
    return service.require(person(context)).id();
  }

  private static void found(RoutingContext context, int status, Finding finding) {
    Staff staff = Staff.of(context);
    StaffAnswers.json(context, status, () -> finding.find(staff));
  }

  private static void done(RoutingContext context, Work work) {
    Staff staff = Staff.of(context);
    StaffAnswers.blocking(
        context,
        () -> {
          work.run(staff);
          return true;
        },
        done -> Answers.empty(context));
  }

  private void password(RoutingContext context) {
    Staff staff = Staff.of(context);
    PasswordRequest request = request(context, PasswordRequest.class);
    Visitor visitor = authorization.visitor(context.request());
    StaffAnswers.when(
        context,
        threads.run(
            context.vertx(),
            () -> {
              links.change(
                  staff.account(),
                  staff.sessionHash(),
                  request.current(),
                  request.password(),
                  visitor);
              return true;
            }),
        done -> Answers.empty(context));
  }
}
