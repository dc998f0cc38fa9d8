package org.tribune.site.caption;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * What the public hears of a channel now, of which captions may be written. Times are since the
 * broadcast's origin.
 *
 * @param since when all of it may be heard: the broadcast's beginning, or the last interruption
 * @param now what is heard now, behind the publication delay
 */
record PublicSound(Broadcast broadcast, Duration since, Duration now) {
  /** The type of the problem that says that nothing is public. */
  static final String NOT_PUBLIC = "not-public";

  /**
   * What the public hears.
   *
   * @throws ProblemException if nothing is public, with the reason
   */
  static PublicSound of(Optional<Broadcast> open, Duration publicationDelay, Instant now) {
    Broadcast broadcast = open.orElseThrow(() -> silent("caption.input.nothing-on-air"));
    switch (broadcast.state()) {
      case PREVIEW -> throw silent("caption.input.not-public-yet");
      case CLOSED -> throw silent("caption.input.closed-session");
      case SUSPENDED -> requireFloor(broadcast);
      case ENDED -> throw silent("caption.input.nothing-on-air");
      case LIVE -> {}
    }
    Instant since =
        broadcast.interruptions().stream()
            .flatMap(each -> each.slateUntil().stream())
            .reduce(
                broadcast.liveAt().orElse(broadcast.origin()),
                (latest, each) -> each.isAfter(latest) ? each : latest);
    return new PublicSound(
        broadcast,
        Duration.between(broadcast.origin(), since),
        Duration.between(broadcast.origin(), now.minus(publicationDelay)));
  }

  private static void requireFloor(Broadcast broadcast) {
    if (broadcast.interruptions().getLast().kind() != Interruption.Kind.PUBLIC_FLOOR) {
      throw silent("caption.input.suspended");
    }
  }

  /**
   * When in it something is said.
   *
   * @throws ProblemException if that is before the public heard anything
   */
  Duration require(Duration at) {
    if (at.compareTo(since) < 0) {
      throw silent("caption.input.said-before-public");
    }
    return at.compareTo(now) > 0 ? now : at;
  }

  private static ProblemException silent(String message) {
    return new ProblemException(Problem.of(409, "Nothing is public", message).withCode(NOT_PUBLIC));
  }
}
