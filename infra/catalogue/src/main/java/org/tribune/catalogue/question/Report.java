package org.tribune.catalogue.question;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * Somebody says that what was published should not be as it is (Regulation (EU) 2022/2065, article
 * 16), or wants to reply to it.
 *
 * @param id of a question's form
 * @param words 1,000 characters at most; needed for {@link ReportReason#RIGHT_OF_REPLY} and {@link
 *     ReportReason#OTHER}
 * @param contact an e-mail address to report the outcome to; may be empty, and is emptied once it
 *     was written to
 * @param decidedBy a moderator's name; empty while it is open
 * @param reporter who comes back to it; empty for reports that are older than private links
 * @param message of the moderator to who reported, 1,000 characters at most; empty while it is
 *     open, or if there is none
 */
@RecordBuilder
public record Report(
    QuestionId id,
    QuestionId question,
    SittingId sitting,
    ReportReason reason,
    String words,
    String contact,
    ReportState state,
    Instant at,
    String decidedBy,
    Optional<Instant> decidedAt,
    Optional<Reporter> reporter,
    Optional<String> message) {
  private static final int LONGEST_WORDS = 1_000;
  private static final int LONGEST_CONTACT = 254;

  public Report {
    words = CleanText.lines(words, LONGEST_WORDS, "field.abuse-report");
    contact = CleanText.line(contact, LONGEST_CONTACT, "field.address");
    message =
        message
            .map(each -> CleanText.lines(each, LONGEST_WORDS, "field.message"))
            .filter(each -> !each.isEmpty());
    if (words.isEmpty()
        && (reason == ReportReason.RIGHT_OF_REPLY || reason == ReportReason.OTHER)
        && state == ReportState.OPEN) {
      throw new ValidationException("question.abuse-report-empty");
    }
  }

  /** Decided; the address is kept until who reported was notified ({@link #told}). */
  public Report decided(ReportState outcome, String who, String toReporter, Instant now) {
    return ReportBuilder.builder(this)
        .state(outcome)
        .decidedBy(who)
        .decidedAt(Optional.of(now))
        .message(Optional.of(toReporter))
        .build();
  }

  /** Without the address, which is of no use any more. */
  public Report told() {
    return ReportBuilder.builder(this).contact("").build();
  }

  /** True if it is decided and who reported is yet to be notified by mail. */
  public boolean isUntold() {
    return state != ReportState.OPEN && !contact.isEmpty();
  }
}
