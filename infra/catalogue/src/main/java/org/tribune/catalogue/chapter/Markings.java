package org.tribune.catalogue.chapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The markings that the catalogue keeps. What a call wrote is there for every later call of every
 * process, and outlives a crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses. A marking is
 * forgotten with its recording.
 */
public interface Markings {
  /** The marking of a broadcast; empty if nothing was ever marked. */
  Optional<Marking> find(BroadcastId broadcast);

  /** The version of every marking that is there: for what keeps a copy. Nothing else is read. */
  Map<BroadcastId, Long> versions();

  /**
   * Writes a marking down with the next version, if the one that is there still has the version
   * that {@code changed} bears; 0 if there is none. The version of the broadcast's recording, if
   * there is one, goes up too.
   *
   * @return as it is there now; empty if another was faster
   */
  Optional<Marking> replace(Marking changed);

  /**
   * Markings by broadcast, page by page.
   *
   * @param behind the last one of the page before
   */
  List<Marking> list(Optional<BroadcastId> behind, int limit);
}
