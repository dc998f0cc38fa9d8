package org.tribune.ingest.failover;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.core.time.MediaTime;

/**
 * Which of a channel's sources is on air: the first that delivers; the next takes over when it
 * falls silent; a better one comes once it has been steady: for a moment if it never failed, for
 * longer if it did. Without state or clock of its own.
 */
final class Choice {
  /** How long a better source that failed must deliver without a break before it comes back. */
  static final Duration STEADY = Duration.ofSeconds(10);

  /** The same for one that has not failed: long enough to see that it is no flicker. */
  static final Duration STEADY_AT_FIRST = Duration.ofSeconds(1);

  /** What must be known of a source. */
  interface Candidate {
    /** It delivers now. */
    boolean delivers(MediaTime now);

    /** It broke off before, and has not been steady since. */
    boolean hasFailed();

    /** It has delivered without a break for so long. */
    boolean isSteady(MediaTime now, Duration forSoLong);

    /** It can begin: it has a key frame, or needs none. */
    boolean canBegin();
  }

  private Choice() {}

  /** The source on air from now on, given the one so far; empty if none ever delivered. */
  static <C extends Candidate> Optional<C> next(List<C> inOrder, Optional<C> onAir, MediaTime now) {
    if (onAir.isEmpty() || !onAir.get().delivers(now)) {
      return inOrder.stream().filter(source -> isReady(source, now)).findFirst().or(() -> onAir);
    }
    return inOrder.stream()
        .takeWhile(source -> !source.equals(onAir.get()))
        .filter(source -> isReady(source, now) && source.isSteady(now, proof(source)))
        .findFirst()
        .or(() -> onAir);
  }

  private static Duration proof(Candidate source) {
    return source.hasFailed() ? STEADY : STEADY_AT_FIRST;
  }

  private static boolean isReady(Candidate source, MediaTime now) {
    return source.delivers(now) && source.canBegin();
  }
}
