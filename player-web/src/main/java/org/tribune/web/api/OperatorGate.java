package org.tribune.web.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.tribune.web.access.OperatorAccess;
import org.tribune.web.access.SessionCookie;
import org.tribune.web.http.Problem;

/** Lets pass only who has an operator's session. */
public final class OperatorGate {
  private static final String OWN_PAGE = "X-Tribune-Request";

  private final OperatorAccess access;

  /** A gate whose keys {@code access} knows. */
  public OperatorGate(OperatorAccess access) {
    this.access = access;
  }

  /** True if the request carries an open session. */
  public boolean isOperator(HttpServerRequest request) {
    return SessionCookie.read(request).filter(access::isOpen).isPresent();
  }

  /** Goes on to the next handler for an operator; else answers 401, or 403. */
  void check(RoutingContext context) {
    if (!isOperator(context.request())) {
      Answers.problem(
          context,
          Problem.of(
              401,
              "Sign-in needed",
              "Connectez-vous avec le lien de connexion affiché au démarrage de Tribune.",
              "Sign in with the link that Tribune shows when it starts."));
    } else {
      checkOwnPage(context);
    }
  }

  /** A form on another site can't set a header: what changes something must carry ours. */
  void checkOwnPage(RoutingContext context) {
    boolean changes =
        !context.request().method().equals(HttpMethod.GET)
            && !context.request().method().equals(HttpMethod.HEAD);
    if (changes && !"1".equals(context.request().getHeader(OWN_PAGE))) {
      Answers.problem(
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
}
