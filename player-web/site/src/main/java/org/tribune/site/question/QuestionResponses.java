package org.tribune.site.question;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.Step;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.site.http.ApiWords;

/** What citizens are answered about questions, as {@code openapi.yaml} describes it. */
public final class QuestionResponses {
  private QuestionResponses() {}

  /** Which one it was done to. */
  record Id(String id) {}

  /**
   * What was taken.
   *
   * @param key the secret of its private link
   */
  record Asked(String id, String key, String link) {}

  /**
   * What became of a support.
   *
   * @param supports how many there are
   */
  record Support(boolean supported, int supports) {}

  /** The ids of the questions that a browser supports. */
  record Supported(List<String> questions) {}

  /** Who signed a question. */
  public record Signature(String name, String commune) {
    static Signature of(Author author) {
      return new Signature(author.name(), author.commune());
    }
  }

  /**
   * What was asked.
   *
   * @param item of the agenda
   * @param shortened true if a moderator masked passages of it
   */
  record Words(
      String id,
      Optional<String> item,
      String text,
      boolean shortened,
      Signature author,
      Instant askedAt) {
    static Words of(Question question) {
      return new Words(
          question.id().value(),
          question.item().map(ItemId::value),
          question.text(),
          question.isShortened(),
          Signature.of(question.author()),
          question.askedAt());
    }
  }

  /** An answer: at the sitting, in writing or both. */
  record GivenAnswer(Optional<Spoken> spoken, Optional<Written> written) {
    static Optional<GivenAnswer> of(Question question) {
      return question.standing().answer().map(GivenAnswer::of);
    }

    private static GivenAnswer of(Answer answer) {
      return new GivenAnswer(answer.spoken().map(Spoken::of), answer.written().map(Written::of));
    }
  }

  /** Where in a broadcast it was answered. */
  record Spoken(String broadcast, Instant start) {
    private static Spoken of(SpokenAnswer answer) {
      return new Spoken(answer.broadcast().value(), answer.start());
    }
  }

  /** An answer or a reply in writing. */
  record Written(String from, String text, Instant at) {
    static Written of(WrittenAnswer answer) {
      return new Written(answer.from(), answer.text(), answer.at());
    }
  }

  /**
   * What everybody reads of a question.
   *
   * @param askedBy how many asked it: more than 1 where some were merged
   * @param onScreen true if the room's screen shows it
   */
  public record PublicQuestion(
      @JsonUnwrapped Words words,
      String state,
      int supports,
      long askedBy,
      boolean onScreen,
      Optional<GivenAnswer> answer,
      Optional<Written> reply) {
    static PublicQuestion of(Question question, int supports, long askedBy) {
      return new PublicQuestion(
          Words.of(question),
          ApiWords.of(question.state()),
          supports,
          askedBy,
          question.isShown(),
          GivenAnswer.of(question),
          question.reply().map(Written::of));
    }
  }

  /** By what a search result identifies a question. */
  public record FoundQuestion(String id, Signature author, Instant askedAt, String state) {
    public static FoundQuestion of(Question question) {
      return new FoundQuestion(
          question.id().value(),
          Signature.of(question.author()),
          question.askedAt(),
          ApiWords.of(question.state()));
    }
  }

  /**
   * What its author reads of a question, and may do with it.
   *
   * @param emailKept true if an address for the answer is kept
   * @param original what its author wrote, if passages are masked and it is still kept
   * @param version on which a change of it is made
   * @param leader the public one that it was merged into
   */
  record OwnQuestion(
      @JsonUnwrapped Words words,
      String sitting,
      String state,
      int supports,
      boolean mayCorrect,
      boolean mayContest,
      boolean emailKept,
      Optional<String> original,
      long version,
      Optional<Refusal> refusal,
      Optional<GivenAnswer> answer,
      Optional<PublicQuestion> leader,
      List<PublicStep> steps) {}

  /** Why a question is not published. */
  record Refusal(String reason, String words) {
    static Optional<Refusal> of(Question question) {
      return question
          .standing()
          .decision()
          .flatMap(
              each -> each.refusal().map(reason -> new Refusal(reason.wireName(), each.words())));
    }
  }

  /** That something was done with a question. */
  record PublicStep(String kind, Instant at) {
    static PublicStep of(Step step) {
      return new PublicStep(ApiWords.of(step.kind()), step.at());
    }
  }

  /**
   * All that is kept of a question and of who asked it.
   *
   * @param browserIsKnown true if what distinguishes the author's browser from others is kept
   * @param lineIsKnown true if what distinguishes the author's network from others is kept
   * @param email an address for the answer
   * @param language in which it is written to
   */
  record Export(
      @JsonUnwrapped OwnQuestion question,
      boolean browserIsKnown,
      boolean lineIsKnown,
      Optional<String> email,
      String language) {}

  /**
   * What who reported a question reads of that.
   *
   * @param question the one that was reported, while everybody reads it
   * @param outcome what has become of the question; empty while the report is open
   * @param message of the moderator; empty if there is none
   * @param contactKept true if an address to write to is kept
   */
  record OwnReport(
      String id,
      String sitting,
      Optional<String> question,
      String reason,
      String words,
      String state,
      Optional<String> outcome,
      String message,
      boolean contactKept,
      Instant at,
      Optional<Instant> decidedAt) {
    static OwnReport of(Report report, Optional<Question> question, Optional<String> outcome) {
      return new OwnReport(
          report.id().value(),
          report.sitting().value(),
          question.filter(each -> each.state().isPublic()).map(each -> each.id().value()),
          ApiWords.of(report.reason()),
          report.words(),
          ApiWords.of(report.state()),
          outcome,
          report.message().orElse(""),
          !report.contact().isEmpty(),
          report.at(),
          report.decidedAt());
    }
  }
}
