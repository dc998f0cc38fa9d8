package org.tribune.core.log;

import java.time.Duration;

/**
 * A kind of entries in the log.
 *
 * @param name as in Kafka, after the configured prefix
 * @param codec its bytes
 * @param retention for how long entries are kept at least; {@link #FOREVER} means all of them, on
 *     disk, also in the embedded log
 * @param memoryLimit bytes of one key that the embedded log keeps at most (oldest go first), as
 *     {@code weigh} counts them
 * @param weigh how many bytes an entry holds, about
 */
public record Topic<T>(
    String name, EntryCodec<T> codec, Duration retention, long memoryLimit, Weigher<T> weigh) {
  /** Never deleted, and stored before {@code append} completes. */
  public static final Duration FOREVER = Duration.ofDays(36_500);

  /** The weight of an entry in memory. */
  @FunctionalInterface
  public interface Weigher<T> {
    long bytes(T value);
  }

  /** True if entries outlive the process. */
  public boolean isDurable() {
    return retention.equals(FOREVER);
  }
}
