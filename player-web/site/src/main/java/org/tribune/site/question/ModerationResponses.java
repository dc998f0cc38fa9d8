package org.tribune.site.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.ChairPlace;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.Contest;
import org.tribune.catalogue.question.InternalNote;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.Step;
import org.tribune.core.text.Message;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.Alike;
import org.tribune.site.participation.Findings;
import org.tribune.site.participation.TextSpan;
import org.tribune.site.question.QuestionResponses.GivenAnswer;
import org.tribune.site.question.QuestionResponses.PublicStep;
import org.tribune.site.question.QuestionResponses.Refusal;
import org.tribune.site.question.QuestionResponses.Signature;
import org.tribune.site.question.QuestionResponses.Words;
import org.tribune.site.question.QuestionResponses.Written;

/** What moderators are answered about questions, as {@code openapi.yaml} describes it. */
final class ModerationResponses {
  private ModerationResponses() {}

  /** A question as moderators see it, beside the others of its sitting. */
  public record Card(@JsonUnwrapped Content content, @JsonUnwrapped Company company) {}

  /**
   * What is known of a question alone.
   *
   * @param leader the id of the one that it was merged into
   * @param contest why its author objects to its refusal
   * @param original what its author wrote, if passages are masked and it is still kept
   * @param version on which a decision is made
   */
  record Content(
      @JsonUnwrapped Words words,
      String state,
      Optional<String> leader,
      Optional<String> contest,
      Optional<String> original,
      boolean mayUndo,
      long version,
      List<String> flags,
      Optional<Refusal> refusal,
      Optional<GivenAnswer> answer,
      Optional<Written> reply,
      Optional<Note> note,
      Optional<Chair> chair,
      List<FullStep> steps) {
    static Content of(Question question) {
      return new Content(
          Words.of(question),
          ApiWords.of(question.state()),
          question.standing().leader().map(QuestionId::value),
          question.contest().map(Contest::words),
          question.original(),
          question.steps().getLast().before().isPresent(),
          question.version(),
          question.flags().stream().sorted().map(ApiWords::of).toList(),
          Refusal.of(question),
          GivenAnswer.of(question),
          question.reply().map(Written::of),
          question.note().map(Note::of),
          question.standing().chair().map(Chair::of),
          question.steps().stream().map(FullStep::of).toList());
    }
  }

  /**
   * What is known of a question beside the others.
   *
   * @param group of three or more that wait and are made from one text: the id of the oldest
   * @param askedBy how many asked it: more than 1 where some were merged
   * @param hold of the moderator who works on it
   * @param reports the oldest first
   */
  record Company(
      Optional<String> group,
      int supports,
      long askedBy,
      Optional<ClaimResponse> hold,
      List<AbuseReport> reports) {}

  /** What moderators wrote to each other. */
  record Note(String who, String text, Instant at) {
    private static Note of(InternalNote note) {
      return new Note(note.who(), note.text(), note.at());
    }
  }

  /** Its place in the list of who presides. */
  record Chair(Instant sentAt, Optional<Instant> shownSince) {
    private static Chair of(ChairPlace place) {
      return new Chair(place.sentAt(), place.shownSince());
    }
  }

  /** What was done with a question, and by whom. */
  record FullStep(@JsonUnwrapped PublicStep step, String who, String detail) {
    private static FullStep of(Step step) {
      return new FullStep(PublicStep.of(step), step.who(), step.detail());
    }
  }

  record ClaimResponse(String account, String who, Instant until) {
    static ClaimResponse of(Claim hold) {
      return new ClaimResponse(hold.account().value(), hold.who(), hold.until());
    }
  }

  /**
   * Somebody's report of a question.
   *
   * @param contact an address to report the outcome to; may be empty
   * @param decidedBy a moderator's name; empty while it is open
   * @param message of the moderator to who reported; may be empty
   */
  record AbuseReport(
      String id,
      String reason,
      String words,
      String contact,
      String state,
      String decidedBy,
      String message,
      Instant at) {
    static AbuseReport of(Report report) {
      return new AbuseReport(
          report.id().value(),
          ApiWords.of(report.reason()),
          report.words(),
          report.contact(),
          ApiWords.of(report.state()),
          report.decidedBy(),
          report.message().orElse(""),
          report.at());
    }
  }

  /** What came of each decision, in the order in which they were sent. */
  record Outcomes(List<Outcome> outcomes) {}

  /**
   * What came of a decision.
   *
   * @param outcome done, conflict or refused
   * @param detail why it was refused; left out otherwise
   */
  record Outcome(
      String question,
      String outcome,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Message> detail) {}

  /**
   * Who works on a question now.
   *
   * @param held true if it is who asked
   */
  record Held(boolean held, String who) {}

  /** What was noticed in a question, and which others ask nearly the same. */
  record Found(List<Passage> spans, List<Similar> alike) {
    static Found of(Findings findings) {
      return new Found(
          findings.spans().stream().map(Passage::of).toList(),
          findings.alike().stream().map(Similar::of).toList());
    }
  }

  /** Where something was noticed, in UTF-16 code units. */
  record Passage(String flag, String place, int start, int end) {
    private static Passage of(TextSpan span) {
      return new Passage(
          ApiWords.of(span.flag()), ApiWords.of(span.place()), span.start(), span.end());
    }
  }

  /**
   * A question that asks nearly the same.
   *
   * @param likeness 1 for the same
   */
  record Similar(String question, double likeness) {
    private static Similar of(Alike alike) {
      return new Similar(alike.question().value(), alike.likeness());
    }
  }

  /** The bans that hold. */
  record Bans(List<AuthorBan> bans) {}

  /**
   * An author may not ask for a while.
   *
   * @param text of the question that it is for, as long as that is kept; as its author
   * @param appeal what the author says to it
   */
  record AuthorBan(
      String id,
      String question,
      Optional<String> text,
      String reason,
      String who,
      Optional<String> appeal,
      Optional<Signature> author,
      Instant from,
      Instant until) {
    static AuthorBan of(Ban ban, Optional<Question> question) {
      return new AuthorBan(
          ban.id().value(),
          ban.question().value(),
          question.map(Question::text),
          ban.reason(),
          ban.who(),
          ban.appeal(),
          question.map(Question::author).map(Signature::of),
          ban.from(),
          ban.until());
    }
  }

  /**
   * What became of a report.
   *
   * @param told how who reported is notified: mail, page or nobody
   */
  record DecidedReport(String id, String state, String told) {}
}
