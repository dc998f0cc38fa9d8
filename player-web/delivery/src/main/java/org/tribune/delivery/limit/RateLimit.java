package org.tribune.delivery.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tribune.core.time.MediaClock;

/**
 * How often each may do something: some times at once, and then one more after each pause. Holds
 * the newest of a bounded number, and nobody for longer than the pauses take. Safe for all threads.
 *
 * @param <K> what distinguishes them, such as a client network; never what a client can choose
 */
public final class RateLimit<K> {
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
  public RateLimit(MediaClock clock, int burst, Duration pause) {
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

  /** True if {@code key} may now; it counts. */
  public synchronized boolean allow(K key) {
    Bucket bucket = buckets.computeIfAbsent(key, first -> full());
    boolean allowed = bucket.tryConsume(/* numTokens= */ 1);
    forget();
    return allowed;
  }

  /** Forgets who came longest ago and may do all again, and whoever is too many. */
  private void forget() {
    Iterator<Bucket> oldest = buckets.values().iterator();
    // As many at most as one call adds, and one more: so they become fewer.
    for (int looked = 0; looked < 2 && oldest.hasNext(); looked++) {
      Bucket bucket = oldest.next();
      if (buckets.size() > MOST_KEPT || bucket.getAvailableTokens() >= burst) {
        oldest.remove();
      }
    }
  }

  /** How many are held. */
  synchronized int size() {
    return buckets.size();
  }

  /** How often {@code key} did so lately: what time has not made good yet. */
  public synchronized int used(K key) {
    Bucket bucket = buckets.get(key);
    return bucket == null ? 0 : (int) (burst - bucket.getAvailableTokens());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(/* tokens= */ 1, pause))
        .withCustomTimePrecision(clock)
        .build();
  }
}
