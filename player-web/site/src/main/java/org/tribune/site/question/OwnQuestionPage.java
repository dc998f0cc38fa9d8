package org.tribune.site.question;

import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Decision;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.site.mail.RefusalWords;
import org.tribune.site.page.Html;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;

/**
 * The page of a private link for who has no scripts. The link's secret stands behind its '#', which
 * no browser sends: its owner pastes it into a form, and reads what became of the question.
 */
record OwnQuestionPage(PageFrame frame) {
  /** The form, for a page that a script draws. */
  ServerRenderedPage form() {
    return frame.page(
        "/questions/",
        title(),
        /* head= */ "",
        (out, none) ->
            JteaskedGenerated.render(out, none, this, /* id= */ null, /* known= */ true));
  }

  /** That the page has to do with a report: it has no form. */
  ServerRenderedPage ofReport() {
    String title = frame.text("page.question.my-report");
    return frame.page(
        /* path= */ "",
        title,
        /* head= */ "",
        (out, none) -> JteownReportGenerated.render(out, none, frame, title));
  }

  /** That no question has this key. */
  ServerRenderedPage unknown(String id) {
    return whole(
        id, (out, none) -> JteaskedGenerated.render(out, none, this, id, /* known= */ false));
  }

  /**
   * What its author reads of a question: the same as by its script.
   *
   * @param leader the one that it was joined with
   * @param watching where an answer that was given on air can be watched
   */
  ServerRenderedPage of(
      Question question,
      Optional<Question> leader,
      Function<SpokenAnswer, Optional<String>> watching) {
    Optional<Answer> answer =
        question.standing().answer().or(() -> leader.flatMap(each -> each.standing().answer()));
    Optional<String> watch = answer.flatMap(Answer::spoken).flatMap(watching);
    return whole(
        question.id().value(),
        (out, none) -> JteownGenerated.render(out, none, this, question, leader, answer, watch));
  }

  private ServerRenderedPage whole(String id, Html.Template main) {
    return frame.whole("/questions/" + id, title(), /* head= */ "", main);
  }

  String title() {
    return frame.text("page.question.my-question");
  }

  static boolean isWithdrawn(Question question) {
    return question.state() == QuestionState.WITHDRAWN;
  }

  /** The decision on a question that was refused, also while its author objects. */
  static Optional<Decision> refusal(Question question) {
    boolean isRefused =
        question.state() == QuestionState.REFUSED || question.state() == QuestionState.CONTESTED;
    return question.standing().decision().filter(each -> isRefused && each.refusal().isPresent());
  }

  String reason(Decision decision) {
    return RefusalWords.of(decision.refusal().orElseThrow(), frame.language());
  }

  String state(QuestionState state) {
    return switch (state) {
      case WAITING -> frame.text("page.question.waiting-a-moderator-will");
      case PUBLISHED -> frame.text("page.question.published-everybody-can-read");
      case ANSWERED -> frame.text("page.question.it-was-answered");
      case MERGED -> frame.text("page.question.joined-with-another-that");
      case REFUSED -> frame.text("page.question.it-is-not-published");
      case CONTESTED -> frame.text("page.question.objected-to-a-moderator");
      case WITHDRAWN -> frame.text("page.question.withdrawn-its-text-and");
    };
  }
}
