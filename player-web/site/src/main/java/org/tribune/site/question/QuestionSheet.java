package org.tribune.site.question;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.text.Messages;
import org.tribune.site.http.Csv;
import org.tribune.site.mail.RefusalWords;
import org.tribune.site.participation.QuestionProjection;

/**
 * A sitting's questions as a spreadsheet: one a line, in the hour of the sitting's place, what is
 * coded elsewhere in words.
 */
final class QuestionSheet {
  private static final List<String> COLUMNS =
      List.of(
          "sheet.column.number",
          "sheet.column.asked",
          "sheet.column.name",
          "sheet.column.commune",
          "sheet.column.subject",
          "sheet.column.state",
          "sheet.column.supports",
          "sheet.column.question",
          "sheet.column.masked",
          "sheet.column.refusal",
          "sheet.column.merged-with",
          "sheet.column.on-air",
          "sheet.column.written",
          "sheet.column.answer-of",
          "sheet.column.answer");

  private final Sitting sitting;
  private final QuestionProjection.Snapshot snapshot;
  private final Messages words;
  private final DateTimeFormatter time;
  private final Map<QuestionId, Integer> numbers = new HashMap<>();

  private QuestionSheet(Sitting sitting, QuestionProjection.Snapshot snapshot, Messages words) {
    this.sitting = sitting;
    this.snapshot = snapshot;
    this.words = words;
    this.time = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(sitting.facts().zone());
    snapshot.questions().forEach(each -> numbers.put(each.id(), numbers.size() + 1));
  }

  /** The file, in UTF-8 with its mark. */
  static byte[] of(Sitting sitting, QuestionProjection.Snapshot snapshot, Messages words) {
    QuestionSheet sheet = new QuestionSheet(sitting, snapshot, words);
    StringBuilder lines = new StringBuilder(sheet.head());
    snapshot.questions().forEach(each -> lines.append(sheet.line(each)));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String head() {
    return Csv.head(COLUMNS.stream().map(each -> words.text(each)).toArray(String[]::new));
  }

  private String line(Question question) {
    Optional<Answer> answer = question.standing().answer();
    Optional<WrittenAnswer> written = answer.flatMap(Answer::written);
    return Csv.line(
        Stream.of(
            number(question.id()),
            at(question.askedAt()),
            question.author().name(),
            question.author().commune(),
            question
                .item()
                .flatMap(sitting::item)
                .map(QuestionSheet::item)
                .orElse(words.text("sheet.whole-sitting")),
            words.text(state(question.state())),
            String.valueOf(snapshot.supports().getOrDefault(question.id(), 0)),
            question.text(),
            question.isShortened() ? words.text("sheet.yes") : "",
            question
                .standing()
                .decision()
                .flatMap(each -> each.refusal())
                .map(each -> RefusalWords.of(each, words.language()))
                .orElse(""),
            question.standing().leader().map(this::number).orElse(""),
            answer.flatMap(Answer::spoken).map(each -> at(each.start())).orElse(""),
            written.map(each -> at(each.at())).orElse(""),
            written.map(WrittenAnswer::from).orElse(""),
            written.map(WrittenAnswer::text).orElse("")));
  }

  private String number(QuestionId id) {
    return Optional.ofNullable(numbers.get(id)).map(String::valueOf).orElse("");
  }

  private String at(Instant instant) {
    return time.format(instant);
  }

  private static String item(AgendaItem item) {
    return (item.numbering() + " " + item.title()).strip();
  }

  private static String state(QuestionState state) {
    return switch (state) {
      case WAITING -> "sheet.state.waiting";
      case PUBLISHED -> "sheet.state.published";
      case ANSWERED -> "sheet.state.answered";
      case MERGED -> "sheet.state.merged";
      case REFUSED -> "sheet.state.refused";
      case CONTESTED -> "sheet.state.contested";
      case WITHDRAWN -> "sheet.state.withdrawn";
    };
  }
}
