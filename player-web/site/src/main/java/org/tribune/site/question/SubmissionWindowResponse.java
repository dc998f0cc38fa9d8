package org.tribune.site.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.RetentionPeriods;
import org.tribune.site.participation.SubmissionWindow;

/**
 * How a sitting takes questions, as the API shows it.
 *
 * @param open true if one may be asked now
 * @param paused true if the site takes none on that day, whatever the sitting says
 * @param version on which a change of it is made
 */
record SubmissionWindowResponse(
    String mode,
    boolean open,
    boolean paused,
    long version,
    Optional<Instant> opensAt,
    Optional<Instant> closesAt,
    KeepsDays keepsDays) {
  /**
   * How many days what is left with a question is kept.
   *
   * @param author what distinguishes authors, after a question
   * @param unpublished the text of what was not published
   * @param email an address for the answer, at most; empty: this site sends no mail
   */
  record KeepsDays(long author, long unpublished, Optional<Long> email) {
    private static KeepsDays of(RetentionPeriods periods) {
      return new KeepsDays(
          periods.authors().toDays(),
          periods.unpublished().toDays(),
          periods.emails().map(Duration::toDays));
    }
  }

  static SubmissionWindowResponse of(SubmissionWindow window) {
    return new SubmissionWindowResponse(
        ApiWords.of(window.questioning().mode()),
        window.isNow(),
        window.isPaused(),
        window.questioning().version(),
        window.questioning().opensAt(),
        window.questioning().closesAt(),
        KeepsDays.of(window.periods()));
  }
}
