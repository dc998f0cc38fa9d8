package org.tribune.site.mail;

import org.tribune.catalogue.question.ReportOutcome;
import org.tribune.catalogue.question.ReportReason;

/** Why questions are reported and what becomes of them, as the pages say it too. */
final class ReportWords {
  private ReportWords() {}

  static String of(ReportReason reason, EmailWords words) {
    return switch (reason) {
      case ILLEGAL -> words.text("report-reason.illegal");
      case INSULT -> words.text("report-reason.insult");
      case PERSONAL_DATA -> words.text("report-reason.personal-data");
      case FALSE -> words.text("report-reason.false");
      case RIGHT_OF_REPLY -> words.text("report-reason.right-of-reply");
      case OTHER -> words.text("report-reason.other");
    };
  }

  static String of(ReportOutcome outcome, EmailWords words) {
    return switch (outcome) {
      case REMOVED -> words.text("report-outcome.removed");
      case REPLIED -> words.text("report-outcome.replied");
      case KEPT -> words.text("report-outcome.kept");
    };
  }
}
