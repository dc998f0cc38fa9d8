package org.tribune.site.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.core.time.MediaClock;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.KeptPages;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.PageRequest;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ServerRenderedPage;

/** The pages of questions. Safe for all threads. */
final class QuestionPages {
  private final PublicQuestions shown;
  private final OwnQuestions own;
  private final Function<SpokenAnswer, Optional<String>> watching;
  private final KeptPages kept;

  /**
   * The pages.
   *
   * @param watching where an answer that was given on air can be watched
   */
  QuestionPages(
      PublicQuestions shown,
      OwnQuestions own,
      Function<SpokenAnswer, Optional<String>> watching,
      MediaClock clock) {
    this.shown = shown;
    this.own = own;
    this.watching = watching;
    this.kept = new KeptPages(clock);
  }

  void mount(PageRoutes pages) {
    pages.text("/questions", asked -> Optional.of(page(asked.before(), asked.frame())));
    pages.privateLink("/questions/:question", frame -> new OwnQuestionPage(frame).form());
    pages.secretForm(
        "/questions/:question",
        this::own,
        asked -> new OwnQuestionPage(asked.frame()).unknown(asked.part("question")));
    pages.privateLink("/question-reports/:report", frame -> new OwnQuestionPage(frame).ofReport());
  }

  private ServerRenderedPage page(Optional<Instant> before, PageFrame frame) {
    return before.isEmpty()
        ? kept.get(frame.language(), () -> written(before, frame))
        : written(before, frame);
  }

  private ServerRenderedPage written(Optional<Instant> before, PageFrame frame) {
    return new QuestionsPage(
            before.isEmpty() ? shown.open() : List.of(),
            shown.answered(before),
            before.isEmpty(),
            watching,
            frame)
        .page();
  }

  /**
   * Who has no scripts sends the link's key by a form: it is in no address, and in no log. What its
   * author reads of a question is the same as by its script.
   */
  private Optional<ServerRenderedPage> own(PageRequest asked) {
    // The whole link too, as it was copied from a mail with its line breaks.
    String typed = asked.form().get("key").orElse("");
    String key = typed.replaceAll("\\s", "").replaceFirst("^.*#", "");
    try {
      Question found = own.find(asked.part("question"), key);
      return Optional.of(new OwnQuestionPage(asked.frame()).of(found, own.leader(found), watching));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
