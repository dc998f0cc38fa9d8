package org.tribune.site.question;

import gg.jte.Content;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteSection;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.sitting.SittingPage;

/**
 * Where a question can be asked, and those that were answered; no script draws this page.
 *
 * @param open the sittings that take questions; empty on a page behind the first
 * @param isFirst false for a page behind the first
 * @param watching where an answer that was given on air can be watched
 */
record QuestionsPage(
    List<PublicQuestions.Open> open,
    PublicQuestions.Page answered,
    boolean isFirst,
    Function<SpokenAnswer, Optional<String>> watching,
    PageFrame frame) {
  private static final String ADDRESS = SiteSection.QUESTIONS.address();

  ServerRenderedPage page() {
    String title = frame.text("page.question.questions-from-the-public");
    PageFrame.Told told =
        PageFrame.Told.website(title, frame.text("page.question.where-to-ask-the"), ADDRESS);
    return frame.whole(
        ADDRESS,
        title,
        frame.head(told),
        (out, none) -> JtequestionsGenerated.render(out, none, this, title));
  }

  /** The address of the page with older answers. */
  Optional<String> older() {
    return answered.next().map(next -> ADDRESS + "?before=" + next + "&lang=" + frame.language());
  }

  /** Until when a sitting takes questions, if that is known. */
  Optional<String> until(PublicQuestions.Open open) {
    return open.window()
        .questioning()
        .closesAt()
        .map(at -> new SpokenTime(frame.language()).moment(at, open.sitting().facts().zone()));
  }

  Optional<String> watch(Question question) {
    return question.standing().answer().flatMap(Answer::spoken).flatMap(watching);
  }

  static Optional<WrittenAnswer> written(Question question) {
    return question.standing().answer().flatMap(Answer::written);
  }

  /** Who asked, and when. */
  String by(Question question, ZoneId zone) {
    Author author = question.author();
    String name =
        author.commune().isEmpty() ? author.name() : author.name() + ", " + author.commune();
    String day =
        new SpokenTime(frame.language()).day(question.askedAt().atZone(zone).toLocalDate());
    return name + ", " + day;
  }

  static String title(Sitting sitting) {
    return SittingPage.title(sitting.facts().body(), sitting.facts().title());
  }

  Content when(Sitting sitting) {
    String moment =
        new SpokenTime(frame.language()).moment(sitting.facts().start(), sitting.facts().zone());
    return frame.content().when(moment, sitting.facts().place());
  }
}
