package org.tribune.site.signin;

import org.tribune.delivery.http.Problem;

/** Why something with a passkey did not come about, and what to do. */
final class PasskeyProblems {
  private PasskeyProblems() {}

  static Problem over() {
    return Problem.of(
        400,
        "Begin again",
        "La demande n’a pas commencé dans ce navigateur, a déjà servi, ou a duré plus de dix"
            + " minutes : recommencez.",
        "This was not begun in this browser, was used already, or took more than ten minutes: begin"
            + " again.");
  }

  static Problem wrong() {
    return Problem.of(
            401,
            "Passkey not known",
            "Cette clé d’accès n’ouvre aucun compte actif de ce site : prenez-en une autre, ou"
                + " connectez-vous avec votre mot de passe.",
            "This passkey opens no active account of this site: take another, or sign in with your"
                + " password.")
        .withCode("wrong-passkey");
  }

  static Problem unusable() {
    return Problem.of(
        400,
        "No passkey",
        "Ce que le navigateur a créé ne peut pas servir de clé d’accès : essayez avec un autre"
            + " appareil, protégé par un code, une empreinte ou le visage.",
        "What the browser made can't be used as a passkey: try another device, one that is"
            + " protected by a PIN, a fingerprint or the face.");
  }

  static Problem notAdded() {
    return Problem.of(
        409,
        "Not added",
        "Cette clé d’accès est déjà enregistrée, ou votre compte en a trop : retirez-en une, puis"
            + " recommencez.",
        "This passkey is there already, or your account has too many: remove one, then begin again.");
  }

  static Problem gone() {
    return Problem.of(
        404,
        "No such passkey",
        "Cette clé d’accès n’existe plus : rechargez la page.",
        "This passkey exists no more: reload the page.");
  }

  static Problem passwordNeeded() {
    return Problem.of(
            403,
            "Password needed",
            "Confirmez avec votre mot de passe.",
            "Confirm with your password.")
        .withCode("password-needed");
  }

  static Problem signInAgain() {
    return Problem.of(
        403,
        "Sign in again",
        "Déconnectez-vous, reconnectez-vous, puis recommencez dans les dix minutes.",
        "Sign out, sign in again, then begin again within ten minutes.");
  }
}
