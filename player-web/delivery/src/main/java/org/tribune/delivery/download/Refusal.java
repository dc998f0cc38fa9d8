package org.tribune.delivery.download;

import java.util.OptionalInt;
import org.tribune.delivery.http.Problem;

/** What was asked for can't be had; the problem says why, and what to do. */
final class Refusal extends RuntimeException {
  private static final int SOON = 30;

  private final transient Problem problem;
  private final int retryAfter;

  private Refusal(Problem problem, int retryAfter) {
    super(problem.title() + ": " + problem.detail().en());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  Problem problem() {
    return problem;
  }

  /** After how many seconds trying again makes sense, if it does. */
  OptionalInt retryAfter() {
    return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
  }

  static Refusal notFound() {
    return new Refusal(Problem.notFound(), 0);
  }

  static Refusal badPassage(String fr, String en) {
    return new Refusal(Problem.of(400, "No such passage", fr + ".", en + "."), 0);
  }

  static Refusal stillRecording() {
    return new Refusal(
        Problem.of(
            409,
            "Still being recorded",
            "Cette séance est encore en cours d’enregistrement : elle pourra être téléchargée dès"
                + " qu’elle sera finie.",
            "This meeting is still being recorded: it can be downloaded as soon as it has ended."),
        SOON);
  }

  static Refusal beingCorrected() {
    return new Refusal(
        Problem.of(
            503,
            "Being corrected",
            "Une partie de ce passage est en cours de rectification : réessayez dans quelques"
                + " minutes, ou choisissez un autre passage.",
            "Part of this passage is being corrected: try again in some minutes, or choose another"
                + " passage."),
        SOON);
  }

  static Refusal withheld() {
    return new Refusal(
        Problem.of(
            409,
            "Withheld",
            "Une partie de ce passage n’est pas publique : choisissez un autre passage, ou"
                + " écrivez à la mairie.",
            "Part of this passage is withheld: choose another passage, or write to the town"
                + " hall."),
        0);
  }

  static Refusal nothingLeft() {
    return new Refusal(
        Problem.of(
            404,
            "Nothing of this passage is left",
            "Il ne reste rien de ce passage dans l’enregistrement : choisissez-en un autre.",
            "Nothing of this passage is left in the recording: choose another one."),
        0);
  }

  static Refusal tooMany() {
    return new Refusal(
        Problem.of(
            503,
            "Too many downloads",
            "Trop de téléchargements sont en cours, en tout ou depuis votre réseau : réessayez dans"
                + " une minute.",
            "Too many downloads are under way, in all or from your network: try again in a"
                + " minute."),
        2 * SOON);
  }

  static Refusal catalogueAway() {
    return new Refusal(
        Problem.of(
            503,
            "The catalogue does not answer",
            "Le catalogue des enregistrements ne répond pas : réessayez dans un instant.",
            "The catalogue of recordings does not answer: try again in a moment."),
        SOON / 3);
  }
}
