package org.tribune.catalogue.minutes.draft;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.ItemId;

/**
 * What residents asked and were answered, as everybody reads it. Without their names: minutes are
 * kept for ever, what a resident signed is not.
 */
final class AnsweredQuestions {
  private final MinutesSources sources;
  private final MinutesWording words;
  private final ClosedSessions closed;
  private final List<Question> answered;

  AnsweredQuestions(MinutesSources sources, ClosedSessions closed) {
    this.sources = sources;
    this.words = sources.words();
    this.closed = closed;
    this.answered =
        sources.questions().stream()
            .filter(each -> each.sitting().equals(sources.sitting().id()))
            .filter(each -> each.state().isPublic() && !each.isForgotten())
            .filter(each -> each.standing().answer().isPresent())
            .toList();
  }

  boolean hasAnyOf(Optional<ItemId> item) {
    return answered.stream().anyMatch(each -> item(each).equals(item));
  }

  /** Those about an item, or about the sitting. */
  void write(Optional<ItemId> item, BlockList out) {
    answered.stream()
        .filter(each -> item(each).equals(item))
        .forEach(each -> write(each, each.standing().answer().orElseThrow(), out));
  }

  /** One about an item that is gone is about the sitting. */
  private Optional<ItemId> item(Question question) {
    return question.item().filter(each -> sources.sitting().item(each).isPresent());
  }

  private void write(Question question, Answer answer, BlockList out) {
    Optional<SpokenAnswer> spoken = answer.spoken().filter(each -> !closed.hold(each.start()));
    if (spoken.isEmpty() && answer.written().isEmpty()) {
      return;
    }
    out.add(
        "question-" + question.id(),
        BlockKind.QUESTION,
        Optional.empty(),
        words.text("label.question"),
        question.text());
    spoken.ifPresent(
        each ->
            out.add(
                "answer-" + question.id() + "-spoken",
                BlockKind.ANSWER,
                Optional.of(new Moment(each.broadcast(), each.start())),
                /* speaker= */ "",
                words.text("answer.spoken")));
    answer.written().ifPresent(each -> written(question, each, out));
  }

  private void written(Question question, WrittenAnswer answer, BlockList out) {
    out.add(
        "answer-" + question.id(),
        BlockKind.ANSWER,
        Optional.empty(),
        answer.from(),
        answer.text());
  }
}
