package org.tribune.site.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.question.MaskedText;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.config.QuestioningMode;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.RequestField;

/**
 * What moderators send, as {@code openapi.yaml} describes it. An order has the fields of its action
 * beside those that all have; a field that is another action's is not looked at.
 */
final class ModerationRequests {
  private ModerationRequests() {}

  /** An order: what all have, and what is written into the audit trail of it. */
  record OrderRequest(
      @Lenient String question,
      @Lenient String action,
      @Lenient String reason,
      @Lenient String leader) {
    /** Never with words of a citizen. */
    String told() {
      return action
          + (reason.isEmpty() ? "" : " " + reason)
          + (leader.isEmpty() ? "" : " " + leader);
    }
  }

  /** Passages to be masked. */
  record ShorteningRequest(@Lenient List<PassageRequest> passages) {
    MaskedText masked() {
      return MaskedText.ofAny(
          passages.stream()
              .map(each -> new MaskedText.Passage((int) each.start(), (int) each.end()))
              .toList());
    }
  }

  /** As in {@link MaskedText.Passage}. */
  record PassageRequest(@Lenient long start, @Lenient long end) {}

  /** Why it is refused, with words to its author. */
  record RefusalRequest(
      @RequestField(problem = "moderation.refusal-without-reason") RefusalReason reason,
      Optional<String> words) {}

  /** With which it is merged. */
  record MergeRequest(@Lenient Optional<QuestionId> leader) {}

  /** The item that it is moved to. */
  record MoveRequest(@Lenient Optional<ItemId> item) {}

  /** The question of the chair's list before which it is placed; at its end, if there is none. */
  record PlaceRequest(@Lenient Optional<QuestionId> before) {}

  /** How it was answered, or what is replied to it. */
  record AnswerRequest(
      @Lenient Optional<SpokenRequest> spoken, @Lenient Optional<WrittenRequest> written) {}

  /**
   * An answer on air.
   *
   * @param start now, if it is left out
   */
  record SpokenRequest(@Lenient String broadcast, @Lenient Optional<String> start) {}

  /** An answer in writing, or a reply. */
  record WrittenRequest(@Lenient String from, @Lenient String text) {
    WrittenAnswer at(Instant now) {
      return new WrittenAnswer(now, from, text);
    }
  }

  /** A question is held; from another moderator too, if it is to be taken over. */
  record HoldRequest(Optional<Boolean> takeOver) {}

  /** When and how a sitting takes questions. */
  record TakingRequest(
      Optional<QuestioningMode> mode, @Lenient String opensAt, @Lenient String closesAt) {}

  /** A ban of a question's author. */
  record BanRequest(@Lenient long hours, Optional<String> reason) {}

  /** What is decided on a report, with a message to who reported. */
  record DecisionRequest(Optional<ReportState> state, Optional<String> message) {}

  /** What is written into the audit trail: of the one or the other. */
  record AuditedRequest(@Lenient String mode, @Lenient String state) {
    String detail() {
      return mode.isEmpty() ? state : mode;
    }
  }
}
