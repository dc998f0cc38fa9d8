package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.CleanText;

/**
 * Somebody may not ask for a time. It holds for a browser, and on the day when it was asked for the
 * line too: no more is known of an author.
 *
 * @param id of a question's form
 * @param question for which it was given
 * @param browser as in {@link Asker}
 * @param origin as in {@link Asker}; worth nothing once that day's salt is destroyed
 * @param reason in a moderator's words, shown to the person; 500 characters at most
 * @param appeal what the person answers; once, 1,000 characters at most
 */
public record Ban(
    QuestionId id,
    QuestionId question,
    String browser,
    String origin,
    Instant from,
    Instant until,
    String reason,
    String who,
    Optional<String> appeal) {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_APPEAL = 1_000;

  public Ban {
    reason = CleanText.lines(reason, LONGEST_REASON, "field.reason");
    appeal = appeal.map(words -> CleanText.lines(words, LONGEST_APPEAL, "field.objection"));
  }

  /** Over at that time. */
  public Ban lifted(Instant now) {
    return new Ban(id, question, browser, origin, from, now, reason, who, appeal);
  }

  /** With what the person says to it. */
  public Ban appealed(String words) {
    return new Ban(id, question, browser, origin, from, until, reason, who, Optional.of(words));
  }

  /** What logs may show. */
  @Override
  public String toString() {
    return "Ban[" + id + ", until " + until + "]";
  }
}
