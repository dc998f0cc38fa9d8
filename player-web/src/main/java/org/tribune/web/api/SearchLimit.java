package org.tribune.web.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tribune.core.time.MediaClock;

/**
 * How often one visitor may search: as fast as anybody types, and no faster for long. Who comes is
 * known by a key that is another each day, see {@link org.tribune.web.audience.ViewerKey}. Holds
 * the newest of a bounded number. Safe for all threads.
 */
final class SearchLimit {
  private static final int BURST = 60;
  private static final Duration EACH = Duration.ofMillis(200);
  static final int MOST_KEPT = 10_000;

  private final TimeMeter clock;

  /** In the order in which they came last. */
  private final Map<Long, Bucket> buckets =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true);

  SearchLimit(MediaClock clock) {
    this.clock = new Meter(clock);
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

  /** True if this visitor may search now; it counts as a search. */
  synchronized boolean allow(long visitor) {
    Bucket bucket = buckets.computeIfAbsent(visitor, key -> full());
    if (buckets.size() > MOST_KEPT) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return bucket.tryConsume(/* numTokens= */ 1);
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(BURST).refillGreedy(/* tokens= */ 1, EACH))
        .withCustomTimePrecision(clock)
        .build();
  }
}
