package org.tribune.site.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.site.http.ApiWords;
import org.tribune.site.participation.Keeping;
import org.tribune.site.participation.Taking;

/**
 * How a sitting takes questions, as the API shows it.
 *
 * @param open true if one may be asked now
 * @param paused true if the site takes none on that day, whatever the sitting says
 * @param version on which a change of it is made
 */
record TakingResponse(
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
   * @param author what tells one author from another, after a question
   * @param unpublished the text of what was not published
   * @param email an address for the answer, at most; empty: this site sends no mail
   */
  record KeepsDays(long author, long unpublished, Optional<Long> email) {
    private static KeepsDays of(Keeping keeping) {
      return new KeepsDays(
          keeping.authors().toDays(),
          keeping.unpublished().toDays(),
          keeping.emails().map(Duration::toDays));
    }
  }

  static TakingResponse of(Taking taking) {
    return new TakingResponse(
        ApiWords.of(taking.questioning().mode()),
        taking.isNow(),
        taking.isPaused(),
        taking.questioning().version(),
        taking.questioning().opensAt(),
        taking.questioning().closesAt(),
        KeepsDays.of(taking.keeping()));
  }
}
