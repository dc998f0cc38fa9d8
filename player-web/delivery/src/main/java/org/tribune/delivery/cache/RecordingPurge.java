package org.tribune.delivery.cache;

import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.broadcast.BroadcastId;

/** Purges what was withdrawn of recordings. Safe for all threads. */
public final class RecordingPurge {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingPurge.class);

  private final Function<BroadcastId, List<String>> withheld;
  private final CachePurge caches;

  /**
   * A purge.
   *
   * @param withheld gives the addresses of a recording that the public may not fetch now; it may
   *     block, and throw a {@link CatalogueException}
   */
  public RecordingPurge(Function<BroadcastId, List<String>> withheld, CachePurge caches) {
    this.withheld = withheld;
    this.caches = caches;
  }

  /** All of a recording, or some of it, is not public any more; returns at once. */
  public void withdrawn(BroadcastId recording) {
    if (!caches.equals(CachePurge.NONE)) {
      Thread.ofVirtual().name("purge-" + recording).start(() -> purge(recording));
    }
  }

  private void purge(BroadcastId recording) {
    try {
      List<String> addresses = withheld.apply(recording);
      LOG.info("Caches are purged of {} withdrawn addresses of {}", addresses.size(), recording);
      caches.purge(addresses);
    } catch (CatalogueException e) {
      LOG.error(
          "What was withdrawn of {} is not purged from caches, and expires in half a minute: {}",
          recording,
          e.getMessage());
    }
  }
}
