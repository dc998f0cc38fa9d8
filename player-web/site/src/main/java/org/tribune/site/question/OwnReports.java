package org.tribune.site.question;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportOutcome;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.Reporter;
import org.tribune.site.account.SecretHash;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.ProblemException;

/**
 * What who reported a question reads of it, by the key of the private link (Regulation (EU)
 * 2022/2065, article 16, 5). Calls block, and throw a {@link ProblemException} that is the answer.
 * Safe for all threads.
 */
final class OwnReports {
  private final Questions questions;

  OwnReports(Catalogue catalogue) {
    this.questions = catalogue.questions();
  }

  /** A report, and what has become of it. */
  QuestionResponses.OwnReport own(String id, String key) {
    Report report = requireOwn(id, key);
    Optional<Question> question = questions.find(report.question());
    return QuestionResponses.OwnReport.of(report, question, outcome(report, question));
  }

  private static Optional<String> outcome(Report report, Optional<Question> question) {
    return report.state() == ReportState.OPEN
        ? Optional.empty()
        : Optional.of(
            ApiWords.of(
                question
                    .map(each -> ReportOutcome.of(report, each))
                    .orElse(ReportOutcome.REMOVED)));
  }

  /** One answer for a report that is not there and a key that is not its: nobody learns which. */
  private Report requireOwn(String id, String key) {
    Optional<Report> report = QuestionService.find(id, QuestionId::new, questions::report);
    String hash = report.flatMap(Report::reporter).map(Reporter::linkHash).orElse("");
    boolean same =
        MessageDigest.isEqual(
            hash.getBytes(StandardCharsets.UTF_8),
            SecretHash.of(key).getBytes(StandardCharsets.UTF_8));
    return report.filter(each -> same && !hash.isEmpty()).orElseThrow(OwnQuestions::noSuchLink);
  }
}
