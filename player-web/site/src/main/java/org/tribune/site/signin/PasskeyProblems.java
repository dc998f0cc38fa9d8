package org.tribune.site.signin;

import org.tribune.delivery.http.Problem;

/** Why something with a passkey did not come about, and what to do. */
final class PasskeyProblems {
  private PasskeyProblems() {}

  static Problem over() {
    return Problem.of(400, "Begin again", "passkey.over");
  }

  static Problem wrong() {
    return Problem.of(401, "Passkey not known", "passkey.wrong").withCode("wrong-passkey");
  }

  static Problem unusable() {
    return Problem.of(400, "No passkey", "passkey.unusable");
  }

  static Problem notAdded() {
    return Problem.of(409, "Not added", "passkey.not-added");
  }

  static Problem gone() {
    return Problem.of(404, "No such passkey", "passkey.gone");
  }

  static Problem passwordNeeded() {
    return Problem.of(403, "Password needed", "passkey.password-needed")
        .withCode("password-needed");
  }

  static Problem signInAgain() {
    return Problem.of(403, "Sign in again", "passkey.sign-in-again");
  }
}
