package org.tribune.site.question;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.ChairPlace;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.Step;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.config.QuestioningMode;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.Staff;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Followers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.question.ModerationRequests.AnswerRequest;
import org.tribune.site.question.ModerationRequests.MergeRequest;
import org.tribune.site.question.ModerationRequests.MoveRequest;
import org.tribune.site.question.ModerationRequests.PlaceRequest;
import org.tribune.site.question.ModerationRequests.RefusalRequest;
import org.tribune.site.question.ModerationRequests.ShorteningRequest;
import org.tribune.site.question.ModerationRequests.SpokenRequest;
import org.tribune.site.question.ModerationRequests.WrittenRequest;
import org.tribune.site.question.QuestionRequests.WordsRequest;

/**
 * What a moderator's order makes of a question, and of those that were merged into it. Calls block.
 * Safe for all threads.
 */
final class QuestionActions {
  private final Questions questions;
  private final Catalogue catalogue;
  private final BroadcastLedger ledger;
  private final MediaClock clock;

  /** What may be done; each is a word of an order. */
  private enum Action {
    PUBLISH,
    SHORTEN,
    NOTE,
    REFUSE,
    MERGE,
    MOVE,
    UNDO,
    SEND_TO_CHAIR,
    RECALL,
    PLACE,
    SHOW,
    TAKE_DOWN,
    ANSWER,
    REPLY
  }

  QuestionActions(Catalogue catalogue, BroadcastLedger ledger, MediaClock clock) {
    this.questions = catalogue.questions();
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The questions that an order changes, each as it is afterwards.
   *
   * @throws ValidationException if it can't be carried out
   * @throws ProblemException if it makes no sense
   */
  List<Question> apply(
      Sitting sitting, Question question, String word, RequestBody order, Staff staff) {
    Action action =
        ApiWords.read(Action.class, word)
            .orElseThrow(() -> ProblemException.badRequest("moderation.action-invalid"));
    String who = staff.displayName();
    Instant now = clock.now().toInstant();
    return switch (action) {
      case PUBLISH -> List.of(question.published(who, now));
      case SHORTEN ->
          List.of(question.shortened(order.read(ShorteningRequest.class).masked(), who, now));
      case NOTE ->
          List.of(question.noted(order.read(WordsRequest.class).words().orElse(""), who, now));
      case REFUSE -> withFollowers(question, refusal(order.read(RefusalRequest.class), who, now));
      case MERGE -> merged(sitting, question, order.read(MergeRequest.class).leader(), who, now);
      case MOVE -> List.of(question.moved(item(sitting, order), who, now));
      case UNDO -> undone(question, who, now);
      case SEND_TO_CHAIR -> List.of(question.sentToChair(who, now));
      case RECALL -> List.of(question.recalled(who, now));
      case PLACE -> placed(question, order);
      case SHOW -> shown(question, who, now);
      case TAKE_DOWN -> List.of(question.takenDown(who, now));
      case ANSWER ->
          List.of(
              question.answered(answer(sitting, order.read(AnswerRequest.class), now), who, now));
      case REPLY -> {
        WrittenRequest written =
            order.read(AnswerRequest.class).written().orElse(new WrittenRequest("", ""));
        yield List.of(question.replied(written.at(now), who, now));
      }
    };
  }

  private static UnaryOperator<Question> refusal(RefusalRequest request, String who, Instant now) {
    return each -> each.refused(request.reason(), request.words().orElse(""), who, now);
  }

  /** What is decided on a question is decided on those that ask the same. */
  private List<Question> withFollowers(Question question, UnaryOperator<Question> change) {
    List<Question> changed = new ArrayList<>();
    changed.add(change.apply(question));
    Followers.of(question, questions).forEach(each -> changed.add(change.apply(each)));
    return changed;
  }

  private List<Question> merged(
      Sitting sitting, Question question, Optional<QuestionId> wanted, String who, Instant now) {
    Question leader =
        wanted
            .flatMap(questions::find)
            .filter(each -> each.sitting().equals(sitting.id()))
            .orElseThrow(() -> ProblemException.badRequest("moderation.leader-missing"));
    if (!leader.state().isPublic() && leader.state() != QuestionState.WAITING) {
      throw new ValidationException("question.leader-not-published");
    }
    List<Question> changed = new ArrayList<>();
    changed.add(question.merged(leader.id(), who, now));
    changed.addAll(Followers.following(leader.id(), Followers.of(question, questions), who, now));
    return changed;
  }

  /** Those on which the same was decided at the same moment are as before, too. */
  private List<Question> undone(Question question, String who, Instant now) {
    Step last = question.steps().getLast();
    List<Question> changed = new ArrayList<>();
    changed.add(question.undone(who, now));
    questions.ofSitting(question.sitting()).stream()
        .filter(each -> !each.id().equals(question.id()))
        .filter(each -> each.steps().getLast().at().equals(last.at()))
        .filter(each -> each.steps().getLast().who().equals(last.who()))
        .filter(each -> each.steps().getLast().before().isPresent())
        .forEach(each -> changed.add(each.undone(who, now)));
    return changed;
  }

  /**
   * Before another one of the chair's list, or at its end: the places stay, who has them changes.
   */
  private List<Question> placed(Question question, RequestBody order) {
    // Who is not in the list is refused.
    Question unmoved = question.placed(place(question));
    List<Question> list =
        new ArrayList<>(
            questions.ofSitting(question.sitting()).stream()
                .filter(each -> each.standing().chair().isPresent())
                .sorted(Comparator.comparing(QuestionActions::place).thenComparing(Question::id))
                .toList());
    List<Instant> places = list.stream().map(QuestionActions::place).toList();
    list.removeIf(each -> each.id().equals(question.id()));
    list.add(before(list, order.read(PlaceRequest.class).before()), question);
    List<Question> changed = new ArrayList<>();
    Instant least = Instant.EPOCH;
    for (int i = 0; i < places.size(); i++) {
      Instant place = places.get(i).isBefore(least) ? least : places.get(i);
      if (!place.equals(place(list.get(i)))) {
        changed.add(list.get(i).placed(place));
      }
      least = place.plus(1, ChronoUnit.MICROS);
    }
    return changed.isEmpty() ? List.of(unmoved) : changed;
  }

  private static Instant place(Question question) {
    return question.standing().chair().map(ChairPlace::sentAt).orElse(Instant.EPOCH);
  }

  private static int before(List<Question> list, Optional<QuestionId> wanted) {
    if (wanted.isEmpty()) {
      return list.size();
    }
    List<QuestionId> ids = list.stream().map(Question::id).toList();
    int place = ids.indexOf(wanted.get());
    if (place < 0) {
      throw ProblemException.badRequest("moderation.before-invalid");
    }
    return place;
  }

  /** The room's screen has one question at a time. */
  private List<Question> shown(Question question, String who, Instant now) {
    List<Question> changed = new ArrayList<>();
    questions.ofSitting(question.sitting()).stream()
        .filter(each -> each.isShown() && !each.id().equals(question.id()))
        .forEach(each -> changed.add(each.takenDown(who, now)));
    changed.add(question.shown(who, now));
    return changed;
  }

  private static Optional<ItemId> item(Sitting sitting, RequestBody order) {
    Optional<ItemId> item = order.read(MoveRequest.class).item();
    if (item.isPresent() && sitting.item(item.get()).isEmpty()) {
      throw ProblemException.badRequest("moderation.item-not-on-agenda");
    }
    return item;
  }

  private Answer answer(Sitting sitting, AnswerRequest request, Instant now) {
    if (request.spoken().isEmpty() && request.written().isEmpty()) {
      throw ProblemException.badRequest("moderation.answer-kind-invalid");
    }
    return new Answer(
        request.spoken().map(each -> spoken(sitting, each, now)),
        request.written().map(each -> each.at(now)));
  }

  /**
   * The public takes no part in the deliberation: it is answered on air while the sitting is
   * suspended alone.
   */
  private SpokenAnswer spoken(Sitting sitting, SpokenRequest request, Instant now) {
    boolean writtenOnly =
        questions
            .questioning(sitting.id())
            .filter(each -> each.mode() == QuestioningMode.WRITTEN_ONLY)
            .isPresent();
    if (writtenOnly) {
      throw new ValidationException("question.answers-in-writing-only");
    }
    Broadcast broadcast = broadcast(request.broadcast());
    Instant start = request.start().map(QuestionActions::time).orElse(now);
    boolean suspended =
        broadcast.interruptions().stream()
            .filter(each -> each.kind() != Interruption.Kind.CLOSED_SESSION)
            .anyMatch(
                each ->
                    !start.isBefore(each.from()) && each.until().map(start::isBefore).orElse(true));
    if (!suspended) {
      throw new ValidationException("question.spoken-while-suspended");
    }
    return new SpokenAnswer(broadcast.id(), start);
  }

  private Broadcast broadcast(String id) {
    try {
      BroadcastId wanted = new BroadcastId(id);
      return ledger
          .find(wanted)
          .or(() -> catalogue.broadcast(wanted))
          .filter(Broadcast::isPublic)
          .orElseThrow(QuestionActions::noBroadcast);
    } catch (ValidationException e) {
      throw noBroadcast();
    }
  }

  private static ProblemException noBroadcast() {
    return ProblemException.badRequest("moderation.broadcast-missing");
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("moderation.start-invalid");
    }
  }
}
