package org.tribune.site.question;

import java.util.Optional;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.text.EmailAddress;
import org.tribune.site.http.Lenient;
import org.tribune.site.participation.Challenges;

/** What citizens send, as {@code openapi.yaml} describes it. */
final class QuestionRequests {
  private QuestionRequests() {}

  /** What is asked, which its author may correct. */
  record QuestionTextRequest(
      Optional<String> name, Optional<String> commune, Optional<String> text) {
    Author author() {
      return new Author(name.orElse(""), commune.orElse(""));
    }

    String fitted() {
      return Question.fit(text.orElse(""));
    }
  }

  /**
   * A question, beside its words.
   *
   * @param browser a secret of its own
   * @param mailLink whether the private link is to be sent there
   */
  record QuestionRequest(
      Optional<String> browser,
      @Lenient Optional<ItemId> item,
      Optional<String> email,
      Optional<Boolean> mailLink,
      Optional<String> language,
      @Lenient Challenges.Solution challenge) {}

  /** A report of a question that everybody reads. */
  record ReportRequest(
      Optional<ReportReason> reason,
      Optional<String> words,
      Optional<String> contact,
      Optional<String> language,
      @Lenient Challenges.Solution challenge) {
    String contactAddress() {
      return contact.filter(each -> !each.isBlank()).map(EmailAddress::fit).orElse("");
    }
  }

  /** What who was banned says to it. */
  record AppealRequest(Optional<String> browser, Optional<String> words) {}

  /** What is said to a refusal, or noted. */
  record WordsRequest(Optional<String> words) {}
}
