package org.tribune.site.signin;

import java.util.Optional;
import org.tribune.delivery.http.Problem;

/** Why a sign-in by a provider did not come about, and what to do. */
final class ProviderProblems {
  private static final String TITLE = "Sign-in failed";

  private ProviderProblems() {}

  /** There is no provider. */
  static Problem none() {
    return Problem.of(
        404,
        "No provider",
        "Ce site ne propose pas d’autre connexion que par identifiant et mot de passe.",
        "This site has no other sign-in than by login and password.");
  }

  static Problem away(String name) {
    return Problem.of(
        503,
        TITLE,
        "« "
            + name
            + " » ne répond pas comme il le devrait. Réessayez dans une minute, ou connectez-vous"
            + " avec votre mot de passe ; le journal du serveur en dit plus.",
        "“"
            + name
            + "” does not answer as it should. Try again in a minute, or sign in with your"
            + " password; the server's log says more.");
  }

  static Problem over() {
    return Problem.of(
        400,
        TITLE,
        "Cette connexion n’a pas commencé dans ce navigateur, a déjà servi, ou a duré plus de dix"
            + " minutes. Recommencez-la ; si cela se répète, vérifiez que les cookies sont autorisés.",
        "This sign-in was not begun in this browser, was used already, or took more than ten"
            + " minutes. Begin again; if it happens again, see that cookies are allowed.");
  }

  static Problem cancelled(String name) {
    return Problem.of(
        403,
        TITLE,
        "« " + name + " » n’a pas accordé la connexion, ou vous l’avez annulée. Recommencez-la.",
        "“" + name + "” did not grant the sign-in, or you cancelled it. Begin again.");
  }

  static Problem notTrusted(String name) {
    return Problem.of(
        502,
        TITLE,
        "La réponse de « "
            + name
            + " » n’a pas pu être vérifiée : vous n’avez pas été connecté. Recommencez ; si cela se"
            + " répète, prévenez l’administrateur du site : le journal du serveur en dit plus.",
        "The answer of “"
            + name
            + "” can't be trusted: nobody was signed in. Begin again; if it happens again, tell"
            + " the administrator of the site, whose log says more.");
  }

  static Problem unverified(String name) {
    return Problem.of(
        403,
        TITLE,
        "« "
            + name
            + " » ne dit pas que votre adresse électronique est vérifiée : faites-la vérifier"
            + " auprès de ce service, ou connectez-vous avec votre mot de passe.",
        "“"
            + name
            + "” does not say that your e-mail address is verified: have it verified there, or sign"
            + " in with your password.");
  }

  static Problem unknown(String email) {
    return Problem.of(
        403,
        TITLE,
        "Aucun compte de ce site n’a l’identifiant "
            + email
            + " : demandez à un administrateur du site d’en créer un.",
        "No account of this site has the login "
            + email
            + ": ask an administrator of the site to make one.");
  }

  static Problem disabled() {
    return Problem.of(
        403,
        TITLE,
        "Votre compte est désactivé : adressez-vous à un administrateur du site.",
        "Your account is disabled: ask an administrator of the site.");
  }

  static Problem withoutRole(String name) {
    return Problem.of(
        403,
        TITLE,
        "« "
            + name
            + " » ne vous donne aucun rôle sur ce site : demandez-en un à un administrateur du site.",
        "“" + name + "” gives you no role on this site: ask who manages the accounts there.");
  }

  /** The person works for somebody else, as far as the provider knows. */
  static Problem ofAnotherEstablishment(String name, Optional<String> siret) {
    return siret
        .map(
            number ->
                Problem.of(
                    403,
                    TITLE,
                    "Ce site est réservé à d’autres organisations que celle que « "
                        + name
                        + " » connaît pour vous (SIRET "
                        + number
                        + "). Si vous en avez plusieurs, déconnectez-vous de « "
                        + name
                        + " », puis choisissez celle qui a accès à ce site ; sinon, demandez à un"
                        + " administrateur du site.",
                    "This site is for other organisations than the one that “"
                        + name
                        + "” knows for you (SIRET "
                        + number
                        + "). If you have several, sign out of “"
                        + name
                        + "”, then choose the one that may use this site; if not, ask an"
                        + " administrator of the site."))
        .orElseGet(
            () ->
                Problem.of(
                    403,
                    TITLE,
                    "« "
                        + name
                        + " » ne dit pas pour quelle organisation vous travaillez (SIRET), et ce"
                        + " site n’est ouvert qu’à certaines : demandez à un administrateur du"
                        + " site.",
                    "“"
                        + name
                        + "” does not say which organisation you work for (SIRET), and this site is"
                        + " open to some only: ask an administrator of the site."));
  }

  static Problem boundToAnother(String name, String login) {
    return Problem.of(
        403,
        TITLE,
        "Le compte "
            + login
            + " est associé à une autre identité de « "
            + name
            + " ». Si la vôtre a changé (nouveau compte, ou nouveau fournisseur d’identité de votre"
            + " organisation), demandez à un administrateur du site de dissocier le compte, sur la"
            + " page Personnes, puis recommencez.",
        "The account "
            + login
            + " is bound to another identity of “"
            + name
            + "”. If yours has changed (a new account, or a new identity provider of your"
            + " organisation), ask an administrator of the site to unbind the account, on the people"
            + " page, then begin again.");
  }
}
