package org.tribune.web.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tribune.core.time.MediaClock;

/**
 * How often each visitor may do something: some times at once, and then one more after each pause.
 * Who comes is known by a key that is another each day, see {@link
 * org.tribune.web.audience.ViewerKey}. Holds the newest of a bounded number. Safe for all threads.
 *
 * @param <K> what tells visitors apart
 */
final class VisitLimit<K> {
  static final int MOST_KEPT = 10_000;

  private final TimeMeter clock;
  private final int burst;
  private final Duration pause;

  /** In the order in which they came last. */
  private final Map<K, Bucket> buckets =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true);

  /**
   * A limit.
   *
   * @param burst how often at once
   * @param pause after which it is once more
   */
  VisitLimit(MediaClock clock, int burst, Duration pause) {
    this.clock = new Meter(clock);
    this.burst = burst;
    this.pause = pause;
  }

  private record Meter(MediaClock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MICROSECONDS.toNanos(clock.now().toMicros());
    }

    /** It never goes back. */
    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /** True if this visitor may now; it counts. */
  synchronized boolean allow(K visitor) {
    Bucket bucket = buckets.computeIfAbsent(visitor, key -> full());
    if (buckets.size() > MOST_KEPT) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return bucket.tryConsume(/* numTokens= */ 1);
  }

  /** How often this visitor did so lately: what time has not made good yet. */
  synchronized int used(K visitor) {
    Bucket bucket = buckets.get(visitor);
    return bucket == null ? 0 : (int) (burst - bucket.getAvailableTokens());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(/* tokens= */ 1, pause))
        .withCustomTimePrecision(clock)
        .build();
  }
}
