package org.tribune.site.question;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.QuestioningMode;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.Staff;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.question.ModerationRequests.BanRequest;
import org.tribune.site.question.ModerationRequests.DecisionRequest;
import org.tribune.site.question.ModerationRequests.HoldRequest;
import org.tribune.site.question.ModerationRequests.OrderRequest;
import org.tribune.site.question.ModerationRequests.TakingRequest;
import org.tribune.site.question.ModerationResponses.AuthorBan;
import org.tribune.site.question.ModerationResponses.Outcome;

/**
 * What moderators and clerks do with questions. Calls block, and throw a {@link ProblemException}
 * or a {@code ValidationException} that is the answer. Safe for all threads.
 */
final class ModerationService {
  private static final int MOST_ORDERS = 200;
  private static final Duration HELD = Duration.ofMinutes(2);
  private static final Duration LONGEST_BAN = Duration.ofDays(90);

  private final Catalogue catalogue;
  private final Questions questions;
  private final QuestionProjection projection;
  private final QuestionActions orders;
  private final QuestionFlags flags;
  private final MediaClock clock;

  ModerationService(
      Catalogue catalogue,
      QuestionProjection projection,
      QuestionActions orders,
      QuestionFlags flags,
      MediaClock clock) {
    this.flags = flags;
    this.catalogue = catalogue;
    this.questions = catalogue.questions();
    this.projection = projection;
    this.orders = orders;
    this.clock = clock;
  }

  /** A sitting, whether the public sees it or not. */
  Sitting require(String id) {
    try {
      return catalogue.sittings().find(new SittingId(id)).orElseThrow(ModerationService::unknown);
    } catch (ValidationException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.notFound());
  }

  /** What waits in each sitting, the one with most of it first. */
  ModerationSummary summary() {
    return ModerationSummary.of(catalogue, clock.now().toInstant());
  }

  /** All cards of a sitting. */
  QuestionProjection.Snapshot look(String sitting) {
    return projection.of(require(sitting));
  }

  /**
   * What came of orders.
   *
   * @param outcomes of each, in order
   * @param done of those that were carried out, for the audit trail
   */
  record Carried(ModerationResponses.Outcomes outcomes, List<Done> done) {}

  /** One that was carried out: never with words of a citizen. */
  record Done(QuestionId question, String what) {}

  /** Carries orders out, each for itself. */
  Carried carryOut(String sittingId, RequestBody body, Staff staff) {
    Sitting sitting = require(sittingId);
    List<Optional<RequestBody>> list = body.list("orders");
    if (list.isEmpty() || list.size() > MOST_ORDERS) {
      throw ProblemException.badRequest("moderation.orders-invalid", MOST_ORDERS);
    }
    List<Outcome> outcomes = new ArrayList<>();
    List<Done> done = new ArrayList<>();
    for (Optional<RequestBody> each : list) {
      outcomes.add(
          each.map(order -> carryOut(sitting, order, staff, done))
              .orElseGet(() -> refused(/* id= */ "", Message.of("moderation.no-decision"))));
    }
    projection.changed();
    return new Carried(new ModerationResponses.Outcomes(outcomes), done);
  }

  private Outcome carryOut(Sitting sitting, RequestBody body, Staff staff, List<Done> done) {
    OrderRequest order = body.read(OrderRequest.class);
    String id = order.question();
    try {
      Question question = requireOf(sitting, id);
      if (question.version() != body.version()) {
        return new Outcome(id, "conflict", Optional.empty());
      }
      List<Question> changed = orders.apply(sitting, question, order.action(), body, staff);
      if (questions.replace(changed).isEmpty()) {
        return new Outcome(id, "conflict", Optional.empty());
      }
      done.add(new Done(question.id(), order.told()));
      return new Outcome(id, "done", Optional.empty());
    } catch (ValidationException e) {
      return refused(id, e.said());
    } catch (ProblemException e) {
      return refused(id, e.problem().detail());
    }
  }

  private static Outcome refused(String id, Message why) {
    return new Outcome(id, "refused", Optional.of(why));
  }

  private Question requireOf(Sitting sitting, String id) {
    return find(id)
        .filter(each -> each.sitting().equals(sitting.id()))
        .orElseThrow(() -> ProblemException.badRequest("moderation.other-sitting"));
  }

  private Optional<Question> find(String id) {
    try {
      return questions.find(new QuestionId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** Holds a question for a moderator for two minutes; who holds it now is in the answer. */
  ModerationResponses.Held hold(String id, RequestBody body, Staff staff) {
    Question question = find(id).orElseThrow(ModerationService::unknown);
    Instant now = clock.now().toInstant();
    Claim wanted = new Claim(question.id(), staff.account(), staff.displayName(), now.plus(HELD));
    Claim held =
        questions
            .hold(wanted, body.read(HoldRequest.class).takeOver().orElse(false), now)
            .orElseThrow(ModerationService::unknown);
    projection.changed();
    return new ModerationResponses.Held(held.account().equals(staff.account()), held.who());
  }

  /** What was noticed in a question, where in it, and which others ask nearly the same. */
  ModerationResponses.Found findings(String id) {
    Question question = find(id).orElseThrow(ModerationService::unknown);
    return ModerationResponses.Found.of(
        flags.find(
            question.text(),
            question.author(),
            Optional.of(question.id()),
            questions.ofSitting(question.sitting())));
  }

  /** Lets go of all that this moderator holds in a sitting; the answer is an empty object. */
  Map<String, String> letGo(String sitting, Staff staff) {
    questions.letGo(require(sitting).id(), staff.account());
    projection.changed();
    return Map.of();
  }

  /** Sets when and how a sitting takes questions. */
  SubmissionWindowResponse setTaking(String sittingId, RequestBody body) {
    Sitting sitting = require(sittingId);
    TakingRequest request = body.read(TakingRequest.class);
    Questioning wanted =
        new Questioning(
            sitting.id(),
            request.mode().orElse(QuestioningMode.OPEN),
            time(request.opensAt(), "opensAt"),
            time(request.closesAt(), "closesAt"),
            body.version());
    if (questions.replace(wanted).isEmpty()) {
      throw new ProblemException(
          Problem.of(409, "Changed meanwhile", "moderation.settings-changed"));
    }
    projection.changed();
    return SubmissionWindowResponse.of(projection.fresh(sitting).window());
  }

  private static Optional<Instant> time(String text, String field) {
    try {
      return Optional.of(text).filter(each -> !each.isEmpty()).map(Instant::parse);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest("moderation.time-invalid", field);
    }
  }

  /** Bans the author of a question for some hours; gives the ban. */
  AuthorBan ban(String id, RequestBody body, Staff staff) {
    Question question = find(id).orElseThrow(ModerationService::unknown);
    Asker asker =
        questions
            .asker(question.id())
            .filter(each -> !each.browser().isEmpty() || !each.origin().isEmpty())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(409, "Author unknown", "moderation.author-forgotten")));
    BanRequest request = body.read(BanRequest.class);
    Duration length = Duration.ofHours(request.hours());
    String reason = request.reason().orElse("");
    if (length.compareTo(Duration.ofHours(1)) < 0
        || length.compareTo(LONGEST_BAN) > 0
        || reason.isBlank()) {
      throw ProblemException.badRequest("moderation.ban-invalid");
    }
    Instant now = clock.now().toInstant();
    Ban ban =
        new Ban(
            QuestionId.create(),
            question.id(),
            asker.browser(),
            asker.origin(),
            now,
            now.plus(length),
            reason,
            staff.displayName(),
            Optional.empty());
    questions.save(ban);
    return view(ban);
  }

  /** The bans that hold. */
  ModerationResponses.Bans bans() {
    return new ModerationResponses.Bans(
        questions.bans(clock.now().toInstant()).stream().map(this::view).toList());
  }

  /** With the name that the question was signed with, as long as that is kept. */
  private AuthorBan view(Ban ban) {
    return AuthorBan.of(ban, questions.find(ban.question()).filter(each -> !each.isForgotten()));
  }

  /** Ends a ban now. */
  QuestionResponses.Id lift(String id) {
    Instant now = clock.now().toInstant();
    Ban ban =
        questions.bans(now).stream()
            .filter(each -> each.id().value().equals(id))
            .findFirst()
            .orElseThrow(ModerationService::unknown);
    questions.save(ban.lifted(now));
    return new QuestionResponses.Id(id);
  }

  /**
   * Decides a report; what is done with the question is an order of its own. Who reported it is
   * notified by mail a few minutes later, where the site sends any.
   */
  ModerationResponses.DecidedReport decideReport(
      String sittingId, String id, RequestBody body, Staff staff) {
    Sitting sitting = require(sittingId);
    Report report =
        QuestionService.find(id, QuestionId::new, questions::report)
            .filter(each -> each.sitting().equals(sitting.id()))
            .orElseThrow(ModerationService::unknown);
    DecisionRequest request = body.read(DecisionRequest.class);
    ReportState outcome = request.state().orElse(ReportState.DISMISSED);
    if (report.state() != ReportState.OPEN || outcome == ReportState.OPEN) {
      throw new ProblemException(
          Problem.of(409, "Decided", "moderation.report-decided", report.decidedBy()));
    }
    Report decided =
        report.decided(
            outcome, staff.displayName(), request.message().orElse(""), clock.now().toInstant());
    boolean sendsMail = projection.fresh(sitting).window().periods().emails().isPresent();
    Report kept = sendsMail ? decided : decided.told();
    questions.save(kept);
    projection.changed();
    return new ModerationResponses.DecidedReport(
        id,
        ApiWords.of(outcome),
        kept.isUntold() ? "mail" : kept.reporter().isPresent() ? "page" : "nobody");
  }

  /** How many questions there are in each state, and how fast they were decided. */
  QuestionStatistics statistics(String sittingId) {
    return QuestionStatistics.of(projection.fresh(require(sittingId)));
  }
}
