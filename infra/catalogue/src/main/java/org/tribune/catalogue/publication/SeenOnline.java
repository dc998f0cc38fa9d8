package org.tribune.catalogue.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch in which what was published was asked for again and again, and was each time answered
 * whole, byte for byte. Between two stretches nobody knows: the server may have been off.
 *
 * @param since when it was first asked for
 * @param until when it was last asked for
 * @param checks how often it was
 * @param place from where
 */
public record SeenOnline(Instant since, Instant until, int checks, Place place) {
  /** Where the question went. */
  public enum Place {
    /** To the address that visitors use. */
    PUBLIC_ADDRESS,
    /** To the server itself: it could not reach its own public address. */
    SERVER
  }

  public SeenOnline {
    if (until.isBefore(since) || checks < 1) {
      throw new IllegalArgumentException("It was seen from " + since + " to " + until);
    }
  }

  /**
   * What is known after one more answer.
   *
   * @param last the stretch before
   * @param longest between two answers of one stretch
   * @return the stretch before, longer, or a new one; empty if the clock was set back: what it says
   *     is known already, or can't be believed
   */
  public static Optional<SeenOnline> after(
      Optional<SeenOnline> last, Instant at, Place place, Duration longest) {
    if (last.filter(each -> !at.isAfter(each.until())).isPresent()) {
      return Optional.empty();
    }
    return last.filter(each -> each.place() == place)
        .filter(each -> !at.isAfter(each.until().plus(longest)))
        .map(each -> new SeenOnline(each.since(), at, each.checks() + 1, place))
        .or(() -> Optional.of(new SeenOnline(at, at, /* checks= */ 1, place)));
  }
}
