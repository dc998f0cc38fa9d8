package org.tribune.site.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.site.http.RefusedException;

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
   * @throws RefusedException if it makes no sense
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

  private static RefusedException senseless() {
    return RefusedException.badRequest(
        "Indiquez le passage à retirer : « last », les dernières secondes (de 1 à 86400), ou « from »"
            + " et « to », deux dates ISO 8601 en UTC, la première avant la seconde.",
        "Say which passage to withhold: 'last', the last seconds (1 to 86400), or 'from' and 'to',"
            + " two ISO 8601 dates in UTC, the first before the second.");
  }

  /**
   * The passage of {@code broadcast}, which is or was on air, that is meant.
   *
   * @throws RefusedException if nothing of it was ever public
   */
  default Passage resolve(Broadcast broadcast, Instant now) {
    Instant begun = broadcast.liveAt().orElseThrow();
    Instant over = broadcast.endedAt().orElse(now);
    return switch (this) {
      case Last last -> passage(later(over.minus(last.length()), begun), over);
      case Between between -> {
        if (between.to().isAfter(now.plus(SLACK))) {
          throw RefusedException.badRequest(
              "La fin de ce passage n’est pas encore arrivée : indiquez seulement ce qui a été"
                  + " diffusé. Pour la suite, suspendez la séance ou passez à huis clos.",
              "This passage ends in the future: give what was broadcast. For what comes, suspend"
                  + " the broadcast or close the session.");
        }
        yield passage(later(between.from(), begun), earlier(between.to(), over));
      }
    };
  }

  private static Passage passage(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw RefusedException.badRequest(
          "Rien n’a été diffusé dans ce passage : indiquez un début et une fin entre le début de la"
              + " retransmission et maintenant, le début avant la fin.",
          "Nothing was broadcast in this passage: give a beginning and an end between the start of"
              + " the broadcast and now, the beginning first.");
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
