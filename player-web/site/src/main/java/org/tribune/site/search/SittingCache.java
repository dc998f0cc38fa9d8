package org.tribune.site.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.site.search.index.KnownSittings;

/**
 * The sittings that were found last, each as long as it is the same: to read one takes a tenth of a
 * search. Safe for all threads.
 */
final class SittingCache {
  /** Some megabytes. */
  private static final int MOST = 100;

  private final Sittings sittings;

  /** By use. Guarded by itself. */
  private final Map<SittingId, Sitting> found =
      new LinkedHashMap<>(/* initialCapacity= */ 16, /* loadFactor= */ 0.75f, /* byUse= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SittingId, Sitting> eldest) {
          return size() > MOST;
        }
      };

  SittingCache(Sittings sittings) {
    this.sittings = sittings;
  }

  /**
   * The sitting as the catalogue has it; blocks unless it is at hand.
   *
   * @param known what the index, which has followed the catalogue, knows of it
   * @return empty if it is there no more
   */
  Optional<Sitting> find(KnownSittings.Named known) {
    synchronized (found) {
      Sitting before = found.get(known.id());
      if (before != null && before.version() == known.version()) {
        return Optional.of(before);
      }
    }
    Optional<Sitting> now = sittings.find(known.id());
    synchronized (found) {
      now.ifPresentOrElse(each -> found.put(known.id(), each), () -> found.remove(known.id()));
    }
    return now;
  }
}
