package org.tribune.site.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.site.http.ProblemException;

/** Which passage of a broadcast the clerk wants to be seen no more, as they say it. */
sealed interface WithholdRequest {
  /** Longer than any sitting. */
  Duration LONGEST = Duration.ofDays(1);

  /** Who types a time of day means some second of that minute; clocks differ by less. */
  Duration SLACK = Duration.ofMinutes(1);

  /** What was filmed last, up to now. */
  record Last(Duration length) implements WithholdRequest {}

  /** What was filmed between two times. */
  record Between(Instant from, Instant to) implements WithholdRequest {}

  /** A passage that was public: {@code from} is before {@code to}, which is not in the future. */
  record Passage(Instant from, Instant to) {}

  /**
   * Reads a request.
   *
   * @throws ProblemException if it makes no sense
   */
  static WithholdRequest read(JsonNode body) {
    JsonNode last = body.path("last");
    boolean hasTimes = body.has("from") || body.has("to");
    if (last.isIntegralNumber() && !hasTimes) {
      long seconds = last.longValue();
      if (seconds >= 1 && seconds <= LONGEST.toSeconds()) {
        return new Last(Duration.ofSeconds(seconds));
      }
    } else if (last.isMissingNode() && hasTimes) {
      return new Between(instant(body, "from"), instant(body, "to"));
    }
    throw senseless();
  }

  private static Instant instant(JsonNode body, String name) {
    try {
      return Instant.parse(body.path(name).asText("")).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw senseless();
    }
  }

  private static ProblemException senseless() {
    return ProblemException.badRequest("withholding.passage-missing");
  }

  /**
   * The passage of {@code broadcast}, which is or was on air, that is meant.
   *
   * @throws ProblemException if nothing of it was ever public
   */
  default Passage resolve(Broadcast broadcast, Instant now) {
    Instant begun = broadcast.liveAt().orElseThrow();
    Instant over = broadcast.endedAt().orElse(now);
    return switch (this) {
      case Last last -> passage(later(over.minus(last.length()), begun), over);
      case Between between -> {
        if (between.to().isAfter(now.plus(SLACK))) {
          throw ProblemException.badRequest("withholding.ends-in-future");
        }
        yield passage(later(between.from(), begun), earlier(between.to(), over));
      }
    };
  }

  private static Passage passage(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw ProblemException.badRequest("withholding.nothing-broadcast");
    }
    return new Passage(from, to);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
