package org.tribune.web.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tribune.core.question.Answer;
import org.tribune.core.question.Question;
import org.tribune.core.question.QuestionId;
import org.tribune.core.question.QuestionState;
import org.tribune.core.question.RefusalReason;
import org.tribune.core.sitting.Sitting;
import org.tribune.web.participation.PrintedText;
import org.tribune.web.participation.QuestionBoard;

/**
 * A sitting's questions as files, for its minutes and for the archive. What tells who asked is not
 * in them but for the name that was signed with.
 */
final class QuestionExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "asked_at",
          "name",
          "commune",
          "item",
          "state",
          "supports",
          "text",
          "refusal",
          "merged_into",
          "answered_at",
          "answer_broadcast",
          "answer_from",
          "answer_text");

  /** What a spreadsheet would take for a formula (OWASP: CSV injection). */
  private static final String FORMULA = "=+-@\t\r";

  /** CSV in UTF-8 with its mark, which spreadsheets look for. */
  byte[] csv(QuestionBoard.Snapshot snapshot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder("\ufeff");
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
      printer.printRecord(COLUMNS);
      for (Question each : snapshot.questions()) {
        printer.printRecord(row(each, snapshot).stream().map(QuestionExport::safe).toList());
      }
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static List<String> row(Question question, QuestionBoard.Snapshot snapshot) {
    Optional<Answer> answer = question.standing().answer();
    return List.of(
        question.id().value(),
        question.askedAt().toString(),
        question.author().name(),
        question.author().commune(),
        question.item().map(Object::toString).orElse(""),
        SittingWords.of(question.state()),
        String.valueOf(snapshot.supports().getOrDefault(question.id(), 0)),
        question.text(),
        question
            .standing()
            .decision()
            .flatMap(each -> each.refusal())
            .map(RefusalReason::wireName)
            .orElse(""),
        question.standing().leader().map(QuestionId::value).orElse(""),
        answer.flatMap(Answer::spoken).map(each -> each.start().toString()).orElse(""),
        answer.flatMap(Answer::spoken).map(each -> each.broadcast().value()).orElse(""),
        answer.flatMap(Answer::written).map(each -> each.from()).orElse(""),
        answer.flatMap(Answer::written).map(each -> each.text()).orElse(""));
  }

  private static String safe(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** The published questions as a PDF file to be printed, in French. */
  byte[] pdf(Sitting sitting, QuestionBoard.Snapshot snapshot) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.FRENCH)
            .withZone(sitting.facts().zone());
    try (PrintedText print = new PrintedText()) {
      String title = sitting.facts().title();
      print.heading("Questions du public");
      print.paragraph(title.isEmpty() ? sitting.facts().body() : title);
      print.paragraph(day.format(sitting.facts().start()));
      for (Question each : snapshot.questions()) {
        if (each.state().isPublic()) {
          print(each, snapshot.supports().getOrDefault(each.id(), 0), day, print);
        }
      }
      long refused =
          snapshot.questions().stream()
              .filter(each -> each.state() == QuestionState.REFUSED)
              .count();
      print.paragraph("Questions refusées : " + refused + ".");
      return print.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(
      Question question, int supports, DateTimeFormatter day, PrintedText print)
      throws IOException {
    String commune = question.author().commune();
    print.subheading(
        question.author().name()
            + (commune.isEmpty() ? "" : " (" + commune + ")")
            + ", "
            + day.format(question.askedAt())
            + " – soutiens : "
            + supports);
    print.paragraph(question.text());
    Optional<Answer> answer = question.standing().answer();
    answer
        .flatMap(Answer::spoken)
        .ifPresent(each -> print.note("Réponse à l'oral, " + day.format(each.start())));
    answer
        .flatMap(Answer::written)
        .ifPresent(each -> print.note("Réponse écrite – " + each.from() + " : " + each.text()));
  }
}
