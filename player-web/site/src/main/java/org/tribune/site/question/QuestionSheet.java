package org.tribune.site.question;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
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
import org.tribune.site.http.Csv;
import org.tribune.site.mail.RefusalWords;
import org.tribune.site.participation.QuestionBoard;

/**
 * A sitting's questions as a spreadsheet, in French: one a line, in the hour of the sitting's
 * place, what is coded elsewhere in words.
 */
final class QuestionSheet {
  private static final String HEAD =
      Csv.head(
          "N°",
          "Posée le",
          "Nom",
          "Commune",
          "Sujet",
          "État",
          "Soutiens",
          "Question",
          "Passages masqués",
          "Motif du refus",
          "Regroupée avec le n°",
          "Réponse à l’antenne le",
          "Réponse écrite le",
          "Réponse de",
          "Réponse écrite");

  private final Sitting sitting;
  private final QuestionBoard.Snapshot snapshot;
  private final DateTimeFormatter time;
  private final Map<QuestionId, Integer> numbers = new HashMap<>();

  private QuestionSheet(Sitting sitting, QuestionBoard.Snapshot snapshot) {
    this.sitting = sitting;
    this.snapshot = snapshot;
    this.time = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(sitting.facts().zone());
    snapshot.questions().forEach(each -> numbers.put(each.id(), numbers.size() + 1));
  }

  /** The file, in UTF-8 with its mark. */
  static byte[] of(Sitting sitting, QuestionBoard.Snapshot snapshot) {
    QuestionSheet sheet = new QuestionSheet(sitting, snapshot);
    StringBuilder lines = new StringBuilder(HEAD);
    snapshot.questions().forEach(each -> lines.append(sheet.line(each)));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
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
            question.item().flatMap(sitting::item).map(QuestionSheet::item).orElse("La séance"),
            state(question.state()),
            String.valueOf(snapshot.supports().getOrDefault(question.id(), 0)),
            question.text(),
            question.isShortened() ? "oui" : "",
            question
                .standing()
                .decision()
                .flatMap(each -> each.refusal())
                .map(each -> RefusalWords.of(each, "fr"))
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
      case WAITING -> "en attente";
      case PUBLISHED -> "publiée";
      case ANSWERED -> "avec réponse";
      case MERGED -> "regroupée";
      case REFUSED -> "refusée";
      case CONTESTED -> "refus contesté";
      case WITHDRAWN -> "retirée par son auteur";
    };
  }
}
