package org.tribune.site.signin;

import java.util.Optional;
import org.tribune.delivery.http.Problem;

/** Why a sign-in by a provider did not come about, and what to do. */
final class ProviderProblems {
  private static final String TITLE = "Sign-in failed";

  private ProviderProblems() {}

  /** There is no provider. */
  static Problem none() {
    return Problem.of(404, "No provider", "provider.none");
  }

  static Problem away(String name) {
    return Problem.of(503, TITLE, "provider.no-answer", name);
  }

  static Problem over() {
    return Problem.of(400, TITLE, "provider.over");
  }

  static Problem cancelled(String name) {
    return Problem.of(403, TITLE, "provider.cancelled", name);
  }

  static Problem notTrusted(String name) {
    return Problem.of(502, TITLE, "provider.untrusted", name);
  }

  static Problem unverified(String name) {
    return Problem.of(403, TITLE, "provider.address-unverified", name);
  }

  static Problem unknown(String email) {
    return Problem.of(403, TITLE, "provider.no-account", email);
  }

  static Problem disabled() {
    return Problem.of(403, TITLE, "provider.account-disabled");
  }

  static Problem withoutRole(String name) {
    return Problem.of(403, TITLE, "provider.no-role", name);
  }

  /** The person works for somebody else, as far as the provider knows. */
  static Problem ofAnotherEstablishment(String name, Optional<String> siret) {
    return siret
        .map(number -> Problem.of(403, TITLE, "provider.other-organisation", name, number))
        .orElseGet(() -> Problem.of(403, TITLE, "provider.no-organisation", name));
  }

  static Problem boundToAnother(String name, String login) {
    return Problem.of(403, TITLE, "provider.bound-to-another", login, name);
  }
}
