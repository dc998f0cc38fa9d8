package org.tribune.catalogue.question;

import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * All that was decided on a question: what is undone becomes the standing before.
 *
 * @param decision the last one of a moderator
 * @param leader the question that stands for this one; present just where the state is {@link
 *     QuestionState#MERGED}
 * @param chair its place in the chair's list
 */
public record DecisionStatus(
    QuestionState state,
    Optional<Decision> decision,
    Optional<QuestionId> leader,
    Optional<Answer> answer,
    Optional<ChairPlace> chair) {
  public DecisionStatus {
    if (leader.isPresent() != (state == QuestionState.MERGED)) {
      throw ValidationException.contradiction("Just a merged question has a leader");
    }
    if (answer.isEmpty() && state == QuestionState.ANSWERED) {
      throw ValidationException.contradiction("An answered question has an answer");
    }
    if (chair.isPresent() && state != QuestionState.PUBLISHED) {
      throw ValidationException.contradiction("The chair's list has published questions alone");
    }
  }

  /** The status of a question that was just asked. */
  public static final DecisionStatus NEW =
      new DecisionStatus(
          QuestionState.WAITING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  DecisionStatus in(
      QuestionState next, Optional<Decision> decided, Optional<QuestionId> newLeader) {
    return new DecisionStatus(next, decided, newLeader, answer, Optional.empty());
  }

  DecisionStatus with(Optional<ChairPlace> place) {
    return new DecisionStatus(state, decision, leader, answer, place);
  }

  DecisionStatus with(Answer given) {
    Answer whole = answer.map(before -> before.and(given)).orElse(given);
    return new DecisionStatus(
        QuestionState.ANSWERED, decision, Optional.empty(), Optional.of(whole), Optional.empty());
  }
}
