package org.tribune.site.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestField;

/**
 * Which passage of a broadcast the clerk wants to be seen no more, as they say it: what was filmed
 * last, up to now, or between two times.
 *
 * @param last seconds
 */
record WithholdRequest(
    @RequestField(problem = PASSAGE_MISSING) Optional<Long> last,
    @RequestField(problem = PASSAGE_MISSING) Optional<Instant> from,
    @RequestField(problem = PASSAGE_MISSING) Optional<Instant> to) {
  private static final String PASSAGE_MISSING = "withholding.passage-missing";

  /** Longer than any sitting. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Who types a time of day means some second of that minute; clocks differ by less. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  WithholdRequest {
    boolean isEither =
        last.isPresent() ? from.isEmpty() && to.isEmpty() : from.isPresent() && to.isPresent();
    if (!isEither || last.filter(each -> each < 1 || each > LONGEST.toSeconds()).isPresent()) {
      throw ProblemException.badRequest(PASSAGE_MISSING);
    }
  }

  /** A passage that was public: {@code from} is before {@code to}, which is not in the future. */
  record Passage(Instant from, Instant to) {}

  /**
   * The passage of {@code broadcast}, which is or was on air, that is meant.
   *
   * @throws ProblemException if nothing of it was ever public
   */
  Passage resolve(Broadcast broadcast, Instant now) {
    Instant over = broadcast.endedAt().orElse(now);
    if (to.filter(now.plus(SLACK)::isBefore).isPresent()) {
      throw ProblemException.badRequest("withholding.ends-in-future");
    }
    Instant begins =
        later(
            from.map(WithholdRequest::stored)
                .orElseGet(() -> over.minusSeconds(last.orElseThrow())),
            broadcast.liveAt().orElseThrow());
    Instant ends = to.map(WithholdRequest::stored).filter(over::isAfter).orElse(over);
    if (!begins.isBefore(ends)) {
      throw ProblemException.badRequest("withholding.nothing-broadcast");
    }
    return new Passage(begins, ends);
  }

  private static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
