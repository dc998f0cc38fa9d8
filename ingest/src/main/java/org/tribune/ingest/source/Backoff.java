package org.tribune.ingest.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, from half a second to fifteen,
 * less a random part of up to a half, so that many sources do not all come back at once. Owned by
 * one thread.
 */
final class Backoff {
  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(15);

  private final RandomGenerator random;
  private Duration next = SHORTEST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The wait before the next attempt. */
  Duration next() {
    Duration full = next;
    Duration twice = full.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    long jitter = (long) (random.nextDouble() * full.toMillis() / 2);
    Duration wait = full.minusMillis(jitter);
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
  }

  /** It went well: the next wait is short again. */
  void reset() {
    next = SHORTEST;
  }
}
