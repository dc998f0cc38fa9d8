package org.tribune.box;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/**
 * Says when the old generation has grown enough to be collected, although it might grow on: the
 * serial collector lets it fill the whole heap before, and keeps the memory. So the heap may be as
 * large as the fullest hour needs, and is small in all others. Safe for all threads.
 */
final class OldGeneration {
  /** Up to here a collection is not worth its pause: what a broadcast of 1080p grows to. */
  private static final long SMALL = 184L << 20;

  /** Garbage that is worth it: as much as half of what lives, and no less than this. */
  private static final long LEAST_GARBAGE = 64L << 20;

  private final Optional<MemoryPoolMXBean> pool =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(each -> each.getType() == MemoryType.HEAP)
          .filter(each -> each.getName().contains("Tenured"))
          .findFirst();

  /** True if a collection now would give back much. Never with a collector that does so itself. */
  boolean isOvergrown() {
    return pool.isPresent() && isOvergrown(used(pool.get()), afterCollection(pool.get()));
  }

  static boolean isOvergrown(long used, long afterCollection) {
    return used > SMALL && used - afterCollection > Math.max(LEAST_GARBAGE, afterCollection / 2);
  }

  private static long used(MemoryPoolMXBean pool) {
    return pool.getUsage().getUsed();
  }

  private static long afterCollection(MemoryPoolMXBean pool) {
    MemoryUsage after = pool.getCollectionUsage();
    return after == null ? 0 : after.getUsed();
  }
}
