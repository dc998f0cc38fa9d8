package org.tribune.site.question;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Report;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.question.ModerationResponses.AbuseReport;
import org.tribune.site.question.ModerationResponses.Card;
import org.tribune.site.question.ModerationResponses.ClaimResponse;
import org.tribune.site.question.QuestionResponses.GivenAnswer;
import org.tribune.site.question.QuestionResponses.OwnQuestion;
import org.tribune.site.question.QuestionResponses.PublicQuestion;
import org.tribune.site.question.QuestionResponses.PublicStep;
import org.tribune.site.question.QuestionResponses.Refusal;
import org.tribune.site.question.QuestionResponses.Words;

/** Questions among the others of their sitting, as everybody, their author and moderators see. */
final class QuestionResponseMapper {
  private QuestionResponseMapper() {}

  /** What everybody may read of a sitting's questions, by id, the oldest first. */
  static Map<String, PublicQuestion> ofPublic(QuestionProjection.Snapshot snapshot) {
    Map<String, PublicQuestion> mapper = new LinkedHashMap<>();
    Map<QuestionId, Long> followers = followers(snapshot);
    for (Question each : snapshot.questions()) {
      if (each.state().isPublic()) {
        mapper.put(each.id().value(), ofPublic(each, snapshot, followers));
      }
    }
    return mapper;
  }

  private static PublicQuestion ofPublic(
      Question question, QuestionProjection.Snapshot snapshot, Map<QuestionId, Long> followers) {
    return PublicQuestion.of(
        question, supports(question, snapshot), 1 + followers.getOrDefault(question.id(), 0L));
  }

  private static int supports(Question question, QuestionProjection.Snapshot snapshot) {
    return snapshot.supports().getOrDefault(question.id(), 0);
  }

  /** How many were merged into each. */
  private static Map<QuestionId, Long> followers(QuestionProjection.Snapshot snapshot) {
    return snapshot.questions().stream()
        .flatMap(each -> each.standing().leader().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** What its author reads of a question, and may do with it. */
  static OwnQuestion ofAuthor(
      Question question, Asker asker, QuestionProjection.Snapshot snapshot) {
    QuestionState state = question.state();
    return new OwnQuestion(
        Words.of(question),
        question.sitting().value(),
        ApiWords.of(state),
        supports(question, snapshot),
        /* mayCorrect= */ state == QuestionState.WAITING,
        /* mayContest= */ state == QuestionState.REFUSED && question.contest().isEmpty(),
        asker.email().isPresent(),
        question.original(),
        question.version(),
        Refusal.of(question),
        GivenAnswer.of(question),
        question
            .standing()
            .leader()
            .flatMap(snapshot::find)
            .filter(each -> each.state().isPublic())
            .map(each -> ofPublic(each, snapshot, followers(snapshot))),
        question.steps().stream().map(PublicStep::of).toList());
  }

  /**
   * All cards of a sitting, by id, the oldest first.
   *
   * @param groups of those that are alike: the oldest's id, by each one's
   */
  static Map<String, Card> ofModerators(
      QuestionProjection.Snapshot snapshot, Map<QuestionId, QuestionId> groups) {
    Map<String, Card> cards = new LinkedHashMap<>();
    Map<QuestionId, Long> followers = followers(snapshot);
    Map<QuestionId, List<Report>> reports =
        snapshot.reports().stream().collect(Collectors.groupingBy(Report::question));
    Map<QuestionId, Claim> holds =
        snapshot.holds().stream().collect(Collectors.toMap(Claim::question, Function.identity()));
    for (Question each : snapshot.questions()) {
      ModerationResponses.Company company =
          new ModerationResponses.Company(
              Optional.ofNullable(groups.get(each.id())).map(QuestionId::value),
              supports(each, snapshot),
              1 + followers.getOrDefault(each.id(), 0L),
              Optional.ofNullable(holds.get(each.id())).map(ClaimResponse::of),
              reports.getOrDefault(each.id(), List.of()).stream()
                  .sorted(Comparator.comparing(Report::at))
                  .map(AbuseReport::of)
                  .toList());
      cards.put(each.id().value(), new Card(ModerationResponses.Content.of(each), company));
    }
    return cards;
  }
}
