package org.tribune.archive.caption;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.SpokenNames;

/**
 * Recordings that are to be heard. Calls block, and throw {@code
 * org.tribune.catalogue.CatalogueException} if the catalogue is away. Used by one thread.
 */
public interface HearingQueue {
  /**
   * What is to be heard next.
   *
   * @param names that are likely to be said in it
   * @param goesOn false once it is not to be heard any more, or there is no time for it
   */
  record Wanted(Recording recording, SpokenNames names, BooleanSupplier goesOn) {}

  /**
   * The next; empty if there is none, or no time for it now.
   *
   * @param mayBeTried false for one that failed too often
   */
  Optional<Wanted> next(Predicate<BroadcastId> mayBeTried);
}
