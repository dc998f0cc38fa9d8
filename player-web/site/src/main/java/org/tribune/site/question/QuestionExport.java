package org.tribune.site.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.text.Messages;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.participation.PrintedText;
import org.tribune.site.participation.QuestionProjection;

/**
 * A sitting's questions as files, for its minutes and for the archive. What identifies who asked is
 * not in them but for the name that was signed with. Their words are French or English; what was
 * asked and answered stays as it is.
 */
final class QuestionExport {
  /** All of them as CSV in UTF-8 with its mark, which spreadsheets look for. */
  byte[] csv(Sitting sitting, QuestionProjection.Snapshot snapshot, String language) {
    return QuestionSheet.of(sitting, snapshot, Messages.in(language));
  }

  /** The published questions as a PDF file to be printed. */
  byte[] pdf(Sitting sitting, QuestionProjection.Snapshot snapshot, String language) {
    Messages words = Messages.in(language);
    SpokenTime time = new SpokenTime(words.language());
    Function<Instant, String> moment = at -> time.moment(at, sitting.facts().zone());
    try (PrintedText print = new PrintedText()) {
      String title = sitting.facts().title();
      print.heading(words.text("sheet.title"));
      print.paragraph(title.isEmpty() ? sitting.facts().body() : title);
      print.paragraph(moment.apply(sitting.facts().start()));
      for (Question each : snapshot.questions()) {
        if (each.state().isPublic()) {
          print(each, snapshot.supports().getOrDefault(each.id(), 0), moment, words, print);
        }
      }
      long refused =
          snapshot.questions().stream()
              .filter(each -> each.state() == QuestionState.REFUSED)
              .count();
      print.paragraph(words.text("sheet.refused", refused));
      return print.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(
      Question question,
      int supports,
      Function<Instant, String> moment,
      Messages words,
      PrintedText print)
      throws IOException {
    String commune = question.author().commune();
    print.subheading(
        words.text(
            "sheet.asked",
            question.author().name() + (commune.isEmpty() ? "" : " (" + commune + ")"),
            moment.apply(question.askedAt()),
            supports));
    print.paragraph(question.text());
    Optional<Answer> answer = question.standing().answer();
    answer
        .flatMap(Answer::spoken)
        .ifPresent(
            each -> print.note(words.text("sheet.answer-on-air", moment.apply(each.start()))));
    answer
        .flatMap(Answer::written)
        .ifPresent(
            each -> print.note(words.text("sheet.answer-in-writing", each.from(), each.text())));
  }
}
