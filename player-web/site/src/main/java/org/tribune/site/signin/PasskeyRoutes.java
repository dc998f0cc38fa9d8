package org.tribune.site.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.site.account.AccountResponses;
import org.tribune.site.account.PasswordThreads;
import org.tribune.site.account.PeopleDesk;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffDoor;
import org.tribune.site.account.StaffGate;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ApiJson;

/** Passkeys: signing in by one, one's own, and everybody's for administrators. */
public final class PasskeyRoutes {
  private final PasskeyDesk desk;
  private final PeopleDesk people;
  private final StaffDoor door;
  private final ErrandCookie cookie;
  private final PasswordThreads threads;

  public PasskeyRoutes(
      PasskeyDesk desk, PeopleDesk people, StaffDoor door, PasswordThreads threads) {
    this.desk = desk;
    this.people = people;
    this.door = door;
    this.cookie = new ErrandCookie("tribune_passkey", CookieSameSite.STRICT, door.secure());
    this.threads = threads;
  }

  public void mount(Router router) {
    StaffGate gate = door.gate();
    router
        .post("/api/v1/session/passkey/challenge")
        .handler(gate.allowOwnPages())
        .handler(context -> ask(context, desk::askForSignIn));
    router.post("/api/v1/session/passkey").handler(gate.allowOwnPages()).handler(this::signIn);
    router
        .get("/api/v1/account/passkeys")
        .handler(gate.allowStaff())
        .handler(context -> list(context, () -> Staff.of(context).account()));
    router
        .post("/api/v1/account/passkeys/challenge")
        .handler(gate.allowStaff())
        .handler(this::askForNew);
    router.post("/api/v1/account/passkeys").handler(gate.allowStaff()).handler(this::add);
    router
        .delete("/api/v1/account/passkeys/:passkey")
        .handler(gate.allowStaff())
        .handler(this::removeOwn);
    router
        .get("/api/v1/accounts/:person/passkeys")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(context -> list(context, () -> person(context)));
    router
        .delete("/api/v1/accounts/:person/passkeys/:passkey")
        .handler(gate.allow(Role.ADMINISTRATOR))
        .handler(this::remove);
  }

  private AccountId person(RoutingContext context) {
    return people.require(context.pathParam("person")).id();
  }

  private static ObjectNode body(RoutingContext context) {
    return ApiJson.parse(context.body().asString());
  }

  private void ask(RoutingContext context, Callable<PasskeyDesk.Asked> work) {
    StaffAnswers.when(
        context,
        threads.run(context.vertx(), work),
        asked -> {
          cookie.give(context.request(), asked.errand());
          Answers.json(context, 200, asked.options());
        });
  }

  private void signIn(RoutingContext context) {
    ObjectNode body = body(context);
    JsonNode credential = body.path("credential");
    boolean trusted = body.path("trusted").asBoolean(false);
    Optional<Errand> errand = cookie.take(context.request());
    Visitor visitor = door.gate().visitor(context.request());
    StaffAnswers.when(
        context,
        threads.run(context.vertx(), () -> desk.signIn(credential, trusted, errand, visitor)),
        welcome -> {
          door.letIn(context.request(), welcome.account(), welcome.secret(), welcome.trusted());
          Answers.json(context, 200, AccountResponses.Me.of(welcome.account()));
        });
  }

  private void list(RoutingContext context, Callable<AccountId> whose) {
    StaffAnswers.json(context, 200, () -> desk.list(whose.call()));
  }

  private void askForNew(RoutingContext context) {
    Staff staff = Staff.of(context);
    String password = body(context).path("password").asText("");
    Visitor visitor = door.gate().visitor(context.request());
    ask(context, () -> desk.askForNew(staff, password, visitor));
  }

  private void add(RoutingContext context) {
    Staff staff = Staff.of(context);
    ObjectNode body = body(context);
    Optional<Errand> errand = cookie.take(context.request());
    StaffAnswers.json(
        context,
        201,
        () -> desk.add(staff, body.path("name").asText(""), body.path("credential"), errand));
  }

  private void removeOwn(RoutingContext context) {
    Staff staff = Staff.of(context);
    String passkey = context.pathParam("passkey");
    String password = body(context).path("password").asText("");
    Visitor visitor = door.gate().visitor(context.request());
    StaffAnswers.when(
        context,
        threads.run(
            context.vertx(),
            () -> {
              desk.removeOwn(staff, passkey, password, visitor);
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
          desk.remove(staff, person(context), passkey);
          return true;
        },
        done -> Answers.empty(context));
  }
}
