package org.tribune.site.mail;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Decision;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;

/**
 * What an author is to be written to about.
 *
 * @param name one for each occasion of a question
 * @param since when it came about
 * @param isLast true if the address is of no use after it
 */
record EmailTrigger(String name, Instant since, boolean isLast, About about) {
  /** What an e-mail is about. */
  sealed interface About {
    /**
     * An answer.
     *
     * @param asked the author's own question, or the one that stands for it
     */
    record Answered(Question asked, Answer answer) implements About {}

    /** It was received, and its author wants the private link. */
    record Received() implements About {}

    /** A refusal; a last one if it was contested before. */
    record Refused(Decision decision, boolean isFinal) implements About {}
  }

  /** A question was received whose author wants the private link. */
  static EmailTrigger received(Question question) {
    return new EmailTrigger(
        "receipt", question.askedAt(), /* isLast= */ false, new About.Received());
  }

  /**
   * The occasion of a question as it stands, if there is any.
   *
   * @param leader the question that it was merged into
   */
  static Optional<EmailTrigger> of(Question question, Optional<Question> leader) {
    return switch (question.state()) {
      case ANSWERED -> answered(question, since(question));
      case MERGED ->
          leader
              .filter(each -> each.state() == QuestionState.ANSWERED)
              .flatMap(each -> answered(each, later(since(each), since(question))));
      case REFUSED -> question.standing().decision().map(each -> refused(question, each));
      case WAITING, PUBLISHED, CONTESTED, WITHDRAWN -> Optional.empty();
    };
  }

  private static Optional<EmailTrigger> answered(Question asked, Instant since) {
    return asked
        .standing()
        .answer()
        .map(
            answer ->
                new EmailTrigger(
                    "answer", since, /* isLast= */ true, new About.Answered(asked, answer)));
  }

  private static EmailTrigger refused(Question question, Decision decision) {
    boolean isFinal = question.contest().isPresent();
    return new EmailTrigger(
        "refusal-" + decision.at().toEpochMilli(),
        decision.at(),
        isFinal,
        new About.Refused(decision, isFinal));
  }

  private static Instant since(Question question) {
    return question.steps().getLast().at();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
