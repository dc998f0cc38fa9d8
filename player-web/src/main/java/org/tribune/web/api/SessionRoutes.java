package org.tribune.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import org.tribune.web.access.OperatorAccess;
import org.tribune.web.access.SessionCookie;
import org.tribune.web.access.StaffGate;
import org.tribune.web.audience.ViewerKey;
import org.tribune.web.http.Problem;

/** Signing in and out. */
final class SessionRoutes {
  private final Vertx vertx;
  private final OperatorAccess access;
  private final StaffGate gate;
  private final boolean secure;

  /**
   * The routes.
   *
   * @param secure true if the site is reached by HTTPS
   */
  SessionRoutes(Vertx vertx, OperatorAccess access, StaffGate gate, boolean secure) {
    this.vertx = vertx;
    this.access = access;
    this.gate = gate;
    this.secure = secure;
  }

  void mount(Router router) {
    router.post("/api/v1/session").handler(gate::checkOwnPage).handler(this::signIn);
    router.get("/api/v1/session").handler(gate.allowStaff()).handler(this::who);
    router.delete("/api/v1/session").handler(gate.allowStaff()).handler(this::signOut);
  }

  private void signIn(RoutingContext context) {
    String token = ApiJson.parse(context.body().asString()).path("token").asText("");
    String address = ViewerKey.address(context.request());
    blocking(() -> access.signIn(token, address))
        .onSuccess(
            outcome -> {
              switch (outcome) {
                case OperatorAccess.SignIn.Accepted accepted -> {
                  SessionCookie.give(context.request(), accepted.session(), secure);
                  Answers.empty(context);
                }
                case OperatorAccess.SignIn.Refused refused ->
                    Answers.problem(context, wrongToken());
                case OperatorAccess.SignIn.TooOften often -> {
                  context.response().putHeader("Retry-After", "600");
                  Answers.problem(context, tooOften());
                }
              }
            })
        .onFailure(context::fail);
  }

  private static Problem wrongToken() {
    return Problem.of(
        401,
        "Wrong token",
        "Ce lien de connexion n'est pas le bon, ou Tribune a redémarré depuis : prenez celui que"
            + " Tribune a affiché à son dernier démarrage.",
        "This is not the right sign-in link, or Tribune was restarted since: take the one that"
            + " Tribune showed when it last started.");
  }

  private static Problem tooOften() {
    return Problem.of(
        429,
        "Too many attempts",
        "Trop d'essais depuis cette adresse : réessayez dans dix minutes.",
        "Too many attempts from this address: try again in ten minutes.");
  }

  private void who(RoutingContext context) {
    Answers.json(context, 200, ApiJson.object().put("role", "operator"));
  }

  private void signOut(RoutingContext context) {
    String session = SessionCookie.read(context.request()).orElse("");
    blocking(
            () -> {
              access.signOut(session);
              return true;
            })
        .onSuccess(
            done -> {
              SessionCookie.takeBack(context.request(), secure);
              Answers.empty(context);
            })
        .onFailure(context::fail);
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, /* ordered= */ false);
  }
}
