package org.tribune.site.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Step;
import org.tribune.catalogue.question.StepKind;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.QuestionProjection;

/**
 * A sitting's questions in numbers, of nobody in particular.
 *
 * @param states how many are in each state
 * @param communes how many communes they were signed with
 * @param medianWaitSeconds from a question to its first decision; empty while none was made
 */
record QuestionStatistics(
    int asked,
    Map<String, Long> states,
    int supports,
    int reports,
    long communes,
    Optional<Long> medianWaitSeconds) {
  static QuestionStatistics of(QuestionProjection.Snapshot snapshot) {
    List<Question> all = snapshot.questions();
    List<Duration> waits =
        all.stream()
            .flatMap(each -> wait(each).stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    return new QuestionStatistics(
        all.size(),
        states(all),
        snapshot.supports().values().stream().mapToInt(each -> each).sum(),
        snapshot.reports().size(),
        communes(all),
        waits.isEmpty() ? Optional.empty() : Optional.of(waits.get(waits.size() / 2).toSeconds()));
  }

  private static Map<String, Long> states(List<Question> all) {
    Map<String, Long> states = new LinkedHashMap<>();
    for (QuestionState state : QuestionState.values()) {
      states.put(ApiWords.of(state), all.stream().filter(each -> each.state() == state).count());
    }
    return states;
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
