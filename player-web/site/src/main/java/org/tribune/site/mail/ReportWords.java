package org.tribune.site.mail;

import org.tribune.catalogue.question.ReportOutcome;
import org.tribune.catalogue.question.ReportReason;

/** Why questions are reported and what becomes of them, as the pages say it too. */
final class ReportWords {
  private ReportWords() {}

  static String of(ReportReason reason, LetterWords words) {
    return switch (reason) {
      case ILLEGAL -> words.of("contenu illicite", "illegal content");
      case INSULT -> words.of("insulte ou propos haineux", "insult or hatred");
      case PERSONAL_DATA -> words.of("données personnelles", "personal data");
      case FALSE -> words.of("information fausse", "false information");
      case RIGHT_OF_REPLY -> words.of("droit de réponse", "right of reply");
      case OTHER -> words.of("autre raison", "another reason");
    };
  }

  static String of(ReportOutcome outcome, LetterWords words) {
    return switch (outcome) {
      case REMOVED ->
          words.of("La question n’est plus publiée.", "The question is no longer published.");
      case REPLIED ->
          words.of(
              "Un droit de réponse est publié à côté de la question.",
              "A reply is published beside the question.");
      case KEPT -> words.of("La question reste publiée.", "The question stays published.");
    };
  }
}
