package org.tribune.site.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Step;
import org.tribune.catalogue.question.StepKind;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.QuestionBoard;

/** A sitting's questions in numbers, of nobody in particular. */
final class QuestionStatistics {
  private QuestionStatistics() {}

  static ObjectNode of(QuestionBoard.Snapshot snapshot) {
    List<Question> all = snapshot.questions();
    ObjectNode view = ApiJson.object().put("asked", all.size());
    ObjectNode states = view.putObject("states");
    for (QuestionState state : QuestionState.values()) {
      states.put(ApiWords.of(state), all.stream().filter(each -> each.state() == state).count());
    }
    view.put("supports", snapshot.supports().values().stream().mapToInt(each -> each).sum())
        .put("reports", snapshot.reports().size())
        .put("communes", communes(all));
    List<Duration> waits =
        all.stream()
            .flatMap(each -> wait(each).stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    view.put("medianWaitSeconds", waits.isEmpty() ? null : waits.get(waits.size() / 2).toSeconds());
    return view;
  }

  private static long communes(List<Question> all) {
    return all.stream()
        .map(each -> each.author().commune().toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .distinct()
        .count();
  }

  /** From the question to the first decision. */
  private static Optional<Duration> wait(Question question) {
    Optional<Instant> decided =
        question.steps().stream()
            .filter(
                each ->
                    each.kind() == StepKind.PUBLISHED
                        || each.kind() == StepKind.SHORTENED
                        || each.kind() == StepKind.REFUSED
                        || each.kind() == StepKind.MERGED)
            .map(Step::at)
            .findFirst();
    return decided.map(at -> Duration.between(question.askedAt(), at));
  }
}
