package org.tribune.site.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Hold;
import org.tribune.catalogue.question.InternalNote;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.Standing;
import org.tribune.catalogue.question.Step;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.Keeping;
import org.tribune.site.participation.QuestionBoard;
import org.tribune.site.participation.Taking;

/** Questions as the API shows them: to everybody, to their author, to moderators. */
public final class QuestionViews {
  private QuestionViews() {}

  /** How a sitting takes questions. */
  static ObjectNode taking(Taking taking) {
    ObjectNode view =
        ApiJson.object()
            .put("mode", ApiWords.of(taking.questioning().mode()))
            .put("open", taking.isNow())
            .put("paused", taking.isPaused())
            .put("version", taking.questioning().version());
    view.set("opensAt", ApiJson.of(taking.questioning().opensAt()));
    view.set("closesAt", ApiJson.of(taking.questioning().closesAt()));
    view.set("keepsDays", days(taking.keeping()));
    return view;
  }

  private static ObjectNode days(Keeping keeping) {
    return ApiJson.object()
        .put("author", keeping.authors().toDays())
        .put("unpublished", keeping.unpublished().toDays())
        .put("email", keeping.emails().map(Duration::toDays).orElse(null));
  }

  /** What everybody may read of a sitting's questions, by id, the oldest first. */
  public static Map<String, ObjectNode> ofPublic(QuestionBoard.Snapshot snapshot) {
    Map<String, ObjectNode> views = new LinkedHashMap<>();
    Map<QuestionId, Long> followers = followers(snapshot);
    for (Question each : snapshot.questions()) {
      if (each.state().isPublic()) {
        int supports = snapshot.supports().getOrDefault(each.id(), 0);
        views.put(each.id().value(), ofPublic(each, supports, followers));
      }
    }
    return views;
  }

  private static ObjectNode ofPublic(
      Question question, int supports, Map<QuestionId, Long> followers) {
    ObjectNode view = words(question);
    view.put("state", ApiWords.of(question.state()))
        .put("supports", supports)
        .put("askedBy", 1 + followers.getOrDefault(question.id(), 0L))
        .put("onScreen", question.isShown());
    view.set("answer", answer(question.standing()));
    view.set("reply", question.reply().map(QuestionViews::written).orElse(null));
    return view;
  }

  /** How many were merged into each. */
  private static Map<QuestionId, Long> followers(QuestionBoard.Snapshot snapshot) {
    return snapshot.questions().stream()
        .flatMap(each -> each.standing().leader().stream())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static ObjectNode words(Question question) {
    ObjectNode view =
        ApiJson.object()
            .put("id", question.id().value())
            .put("item", question.item().map(ItemId::value).orElse(null))
            .put("text", question.text())
            .put("shortened", question.isShortened());
    view.set("author", author(question.author()));
    view.set("askedAt", ApiJson.of(question.askedAt()));
    return view;
  }

  /** By what a result of a search tells a question from others. */
  public static ObjectNode found(Question question) {
    ObjectNode view = ApiJson.object().put("id", question.id().value());
    view.set("author", author(question.author()));
    view.set("askedAt", ApiJson.of(question.askedAt()));
    return view.put("state", ApiWords.of(question.state()));
  }

  static ObjectNode author(Author author) {
    return ApiJson.object().put("name", author.name()).put("commune", author.commune());
  }

  private static @Nullable ObjectNode answer(Standing standing) {
    return standing.answer().map(QuestionViews::answer).orElse(null);
  }

  private static ObjectNode answer(Answer answer) {
    ObjectNode view = ApiJson.object();
    view.set(
        "spoken",
        answer
            .spoken()
            .map(
                each -> {
                  ObjectNode spoken = ApiJson.object().put("broadcast", each.broadcast().value());
                  spoken.set("start", ApiJson.of(each.start()));
                  return spoken;
                })
            .orElse(null));
    view.set("written", answer.written().map(QuestionViews::written).orElse(null));
    return view;
  }

  private static ObjectNode written(WrittenAnswer written) {
    ObjectNode view = ApiJson.object().put("from", written.from()).put("text", written.text());
    view.set("at", ApiJson.of(written.at()));
    return view;
  }

  /** What its author reads of a question, and may do with it. */
  static ObjectNode ofAuthor(Question question, Asker asker, QuestionBoard.Snapshot snapshot) {
    ObjectNode view = words(question);
    QuestionState state = question.state();
    view.put("sitting", question.sitting().value())
        .put("state", ApiWords.of(state))
        .put("supports", snapshot.supports().getOrDefault(question.id(), 0))
        .put("mayCorrect", state == QuestionState.WAITING)
        .put("mayContest", state == QuestionState.REFUSED && question.contest().isEmpty())
        .put("emailKept", asker.email().isPresent())
        .put("original", question.original().orElse(null))
        .put("version", question.version());
    view.set("refusal", refusal(question));
    view.set("answer", answer(question.standing()));
    view.set(
        "leader",
        question
            .standing()
            .leader()
            .flatMap(snapshot::find)
            .filter(each -> each.state().isPublic())
            .map(
                each ->
                    ofPublic(
                        each, snapshot.supports().getOrDefault(each.id(), 0), followers(snapshot)))
            .orElse(null));
    view.set("steps", steps(question, /* whole= */ false));
    return view;
  }

  private static @Nullable ObjectNode refusal(Question question) {
    return question
        .standing()
        .decision()
        .filter(each -> each.refusal().isPresent())
        .map(
            each ->
                ApiJson.object()
                    .put("reason", each.refusal().orElseThrow().wireName())
                    .put("words", each.words()))
        .orElse(null);
  }

  private static ArrayNode steps(Question question, boolean whole) {
    ArrayNode steps = ApiJson.array();
    for (Step each : question.steps()) {
      ObjectNode step = ApiJson.object().put("kind", ApiWords.of(each.kind()));
      step.set("at", ApiJson.of(each.at()));
      if (whole) {
        step.put("who", each.who()).put("detail", each.detail());
      }
      steps.add(step);
    }
    return steps;
  }

  /**
   * All cards of a sitting, by id, the oldest first.
   *
   * @param groups of those that are alike: the oldest's id, by each one's
   */
  public static Map<String, ObjectNode> ofModerators(
      QuestionBoard.Snapshot snapshot, Map<QuestionId, QuestionId> groups) {
    Map<String, ObjectNode> views = new LinkedHashMap<>();
    Map<QuestionId, Long> followers = followers(snapshot);
    Map<QuestionId, List<Report>> reports =
        snapshot.reports().stream().collect(Collectors.groupingBy(Report::question));
    Map<QuestionId, Hold> holds =
        snapshot.holds().stream().collect(Collectors.toMap(Hold::question, Function.identity()));
    for (Question each : snapshot.questions()) {
      ObjectNode view = ofModerators(each);
      view.put(
              "group",
              Optional.ofNullable(groups.get(each.id())).map(QuestionId::value).orElse(null))
          .put("supports", snapshot.supports().getOrDefault(each.id(), 0))
          .put("askedBy", 1 + followers.getOrDefault(each.id(), 0L));
      view.set(
          "hold", Optional.ofNullable(holds.get(each.id())).map(QuestionViews::hold).orElse(null));
      ArrayNode own = view.putArray("reports");
      reports.getOrDefault(each.id(), List.of()).stream()
          .sorted(Comparator.comparing(Report::at))
          .forEach(report -> own.add(report(report)));
      views.put(each.id().value(), view);
    }
    return views;
  }

  private static ObjectNode ofModerators(Question question) {
    ObjectNode view = words(question);
    Standing standing = question.standing();
    view.put("state", ApiWords.of(question.state()))
        .put("leader", standing.leader().map(Object::toString).orElse(null))
        .put("contest", question.contest().map(each -> each.words()).orElse(null))
        .put("original", question.original().orElse(null))
        .put("mayUndo", question.steps().getLast().before().isPresent())
        .put("version", question.version());
    ArrayNode flags = view.putArray("flags");
    question.flags().stream().sorted().forEach(each -> flags.add(ApiWords.of(each)));
    view.set("refusal", refusal(question));
    view.set("answer", answer(standing));
    view.set("reply", question.reply().map(QuestionViews::written).orElse(null));
    view.set("note", question.note().map(QuestionViews::note).orElse(null));
    view.set(
        "chair",
        standing
            .chair()
            .map(
                place -> {
                  ObjectNode chair = ApiJson.object();
                  chair.set("sentAt", ApiJson.of(place.sentAt()));
                  chair.set("shownSince", ApiJson.of(place.shownSince()));
                  return chair;
                })
            .orElse(null));
    view.set("steps", steps(question, /* whole= */ true));
    return view;
  }

  private static ObjectNode note(InternalNote note) {
    ObjectNode view = ApiJson.object().put("who", note.who()).put("text", note.text());
    view.set("at", ApiJson.of(note.at()));
    return view;
  }

  private static ObjectNode hold(Hold hold) {
    ObjectNode view =
        ApiJson.object().put("account", hold.account().value()).put("who", hold.who());
    view.set("until", ApiJson.of(hold.until()));
    return view;
  }

  private static ObjectNode report(Report report) {
    ObjectNode view =
        ApiJson.object()
            .put("id", report.id().value())
            .put("reason", ApiWords.of(report.reason()))
            .put("words", report.words())
            .put("contact", report.contact())
            .put("state", ApiWords.of(report.state()))
            .put("decidedBy", report.decidedBy())
            .put("message", report.message().orElse(""));
    view.set("at", ApiJson.of(report.at()));
    return view;
  }
}
