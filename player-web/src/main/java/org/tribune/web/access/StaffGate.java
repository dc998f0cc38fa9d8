package org.tribune.web.access;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.core.account.Role;
import org.tribune.web.http.Problem;

/**
 * Stands before the staff's routes: {@code router.get(…).handler(gate.allow(Role.CLERK))} lets
 * clerks and administrators on to the next handler, which finds the person by {@link Staff#of}.
 * Safe for all threads.
 */
public final class StaffGate {
  private static final String OWN_PAGE = "X-Tribune-Request";

  private final OperatorAccess access;

  /** A gate whose keys {@code access} knows. */
  public StaffGate(OperatorAccess access) {
    this.access = access;
  }

  /** Whose session the request carries, if it is open. */
  public Optional<Staff> find(HttpServerRequest request) {
    return SessionCookie.read(request).flatMap(access::find);
  }

  /** True if the request comes from a person who may see what is not on air yet. */
  public boolean seesPreviews(HttpServerRequest request) {
    return find(request).filter(staff -> staff.may(Role.CLERK)).isPresent();
  }

  /** A handler that lets who has one of these roles pass, and administrators. */
  public Handler<RoutingContext> allow(Role first, Role... more) {
    Set<Role> allowed = EnumSet.of(first, more);
    return context -> check(context, allowed);
  }

  /** A handler that lets everybody pass who is signed in. */
  public Handler<RoutingContext> allowStaff() {
    return context -> check(context, EnumSet.allOf(Role.class));
  }

  private void check(RoutingContext context, Set<Role> allowed) {
    Optional<Staff> staff = find(context.request());
    if (staff.isEmpty()) {
      refuse(context, signInNeeded());
    } else if (allowed.stream().noneMatch(staff.get()::may)) {
      refuse(context, notYourRole(allowed));
    } else {
      staff.get().enter(context);
      checkOwnPage(context);
    }
  }

  private static Problem signInNeeded() {
    return Problem.of(
        401,
        "Sign-in needed",
        "Connectez-vous avec le lien de connexion affiché au démarrage de Tribune.",
        "Sign in with the link that Tribune shows when it starts.");
  }

  private static Problem notYourRole(Set<Role> allowed) {
    return Problem.of(
        403,
        "Not your role",
        "Votre rôle ne le permet pas ("
            + list(allowed, true)
            + ") : demandez à un administrateur du site.",
        "Your role does not do that ("
            + list(allowed, false)
            + "): ask an administrator of the site.");
  }

  private static String list(Set<Role> roles, boolean french) {
    return roles.stream()
        .map(role -> french ? frenchName(role) : role.wireName())
        .collect(Collectors.joining(", "));
  }

  private static String frenchName(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> "administrateur";
      case CLERK -> "secrétaire de séance";
      case MODERATOR -> "modérateur";
      case REPORTER -> "reporter";
    };
  }

  /** A form on another site can't set a header: what changes something must carry ours. */
  public void checkOwnPage(RoutingContext context) {
    boolean changes =
        !context.request().method().equals(HttpMethod.GET)
            && !context.request().method().equals(HttpMethod.HEAD);
    if (changes && !"1".equals(context.request().getHeader(OWN_PAGE))) {
      refuse(
          context,
          Problem.of(
              403,
              "Header missing",
              "L'en-tête X-Tribune-Request: 1 manque : la demande ne vient pas d'une page de"
                  + " Tribune.",
              "The header X-Tribune-Request: 1 is missing: the request does not come from a page"
                  + " of Tribune."));
    } else {
      context.next();
    }
  }

  private static void refuse(RoutingContext context, Problem problem) {
    problem.send(
        context
            .response()
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff"));
  }
}
