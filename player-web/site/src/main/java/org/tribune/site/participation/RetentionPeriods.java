package org.tribune.site.participation;

import java.time.Duration;
import java.util.Optional;
import org.tribune.core.config.QuestionsConfig;

/**
 * How long what a citizen leaves is kept, as it is shown to whoever asks.
 *
 * @param authors what distinguishes authors, after a question
 * @param unpublished the text of what was not published
 * @param emails an address for the answer, at most; empty: this site sends no mail, and takes none
 */
public record RetentionPeriods(Duration authors, Duration unpublished, Optional<Duration> emails) {
  /** The periods of a site that sends mail, or none. */
  public static RetentionPeriods of(QuestionsConfig config, boolean sendsMail) {
    return new RetentionPeriods(
        config.keepAuthors(),
        config.keepRefused(),
        sendsMail ? Optional.of(config.keepEmails()) : Optional.empty());
  }
}
