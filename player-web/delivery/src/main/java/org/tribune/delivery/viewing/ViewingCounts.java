package org.tribune.delivery.viewing;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How long each minute of one recording was watched, in one way: a number for each, which every
 * event loop adds to without a lock. Safe for all threads.
 */
final class ViewingCounts {
  /** Ten days: a broadcast that nobody ended is counted no further. */
  private static final int MOST_MINUTES = 14_400;

  private static final int MINUTES_AT_ONCE = 120;
  private static final long MINUTE = 60_000_000;

  private final AtomicReferenceArray<@Nullable AtomicLongArray> hours =
      new AtomicReferenceArray<>(MOST_MINUTES / MINUTES_AT_ONCE);

  /**
   * Adds one viewing of a stretch, to each of the minutes that it lies in.
   *
   * @param from microseconds from the recording's beginning
   * @param length microseconds
   */
  void add(long from, long length) {
    long at = Math.max(0, from);
    long end = at + length;
    while (at < end && at / MINUTE < MOST_MINUTES) {
      long next = Math.min(end, (at / MINUTE + 1) * MINUTE);
      int minute = (int) (at / MINUTE);
      hour(minute / MINUTES_AT_ONCE).addAndGet(minute % MINUTES_AT_ONCE, next - at);
      at = next;
    }
  }

  private AtomicLongArray hour(int index) {
    AtomicLongArray known = hours.get(index);
    if (known != null) {
      return known;
    }
    AtomicLongArray made = new AtomicLongArray(MINUTES_AT_ONCE);
    AtomicLongArray other = hours.compareAndExchange(index, null, made);
    return other == null ? made : other;
  }

  /** Passes on the minutes that were watched, by their number, with microseconds. */
  void forEach(ObjLongConsumer<Integer> reader) {
    for (int index = 0; index < hours.length(); index++) {
      AtomicLongArray hour = hours.get(index);
      for (int minute = 0; hour != null && minute < MINUTES_AT_ONCE; minute++) {
        if (hour.get(minute) > 0) {
          reader.accept(index * MINUTES_AT_ONCE + minute, hour.get(minute));
        }
      }
    }
  }
}
