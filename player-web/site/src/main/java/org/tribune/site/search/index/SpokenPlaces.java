package org.tribune.site.search.index;

import java.util.BitSet;
import java.util.Optional;

/**
 * Where in a replay each page of what is said is said. A debate has a thousand, and all debates are
 * in memory: numbers alone. Immutable.
 */
public final class SpokenPlaces {
  private final int[] seconds;
  private final BitSet automatic;

  /**
   * Places.
   *
   * @param seconds by page
   * @param automatic pages that a recogniser heard and nobody has checked
   */
  SpokenPlaces(int[] seconds, BitSet automatic) {
    this.seconds = seconds.clone();
    this.automatic = (BitSet) automatic.clone();
  }

  /** The second of the replay at which a page is said, from 1; empty if there is none. */
  public Optional<Long> second(int page) {
    return page >= 1 && page <= seconds.length
        ? Optional.of((long) seconds[page - 1])
        : Optional.empty();
  }

  /** True if nobody has checked a page, from 1. */
  public boolean isAutomatic(int page) {
    return automatic.get(page - 1);
  }
}
