package org.tribune.archive.recording;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.ledger.BroadcastLedger;

/**
 * The broadcasts as the ledger has them or, where the log has lost them, as the catalogue does:
 * what is public of them is then still known. Safe for all threads.
 */
final class RecalledBroadcasts {
  private static final Logger LOG = LoggerFactory.getLogger(RecalledBroadcasts.class);

  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final Map<BroadcastId, Broadcast> recalled = new ConcurrentHashMap<>();

  RecalledBroadcasts(BroadcastLedger ledger, Catalogue catalogue) {
    this.ledger = ledger;
    this.catalogue = catalogue;
  }

  /** What is known of a broadcast by now. */
  Optional<Broadcast> find(BroadcastId id) {
    return ledger.find(id).or(() -> Optional.ofNullable(recalled.get(id)));
  }

  /** True if the log has none of its events, nor will. */
  boolean isLost(BroadcastId id) {
    return ledger.isCurrent() && ledger.find(id).isEmpty();
  }

  /**
   * Asks the catalogue for one that the log has lost. Blocks.
   *
   * @return it, if it was asked for the first time
   * @throws org.tribune.catalogue.CatalogueException if the catalogue failed: call it again
   */
  Optional<Broadcast> recall(BroadcastId id) {
    if (!isLost(id) || recalled.containsKey(id)) {
      return Optional.empty();
    }
    Optional<Broadcast> found = catalogue.broadcast(id);
    found.ifPresent(
        broadcast -> {
          LOG.warn("The log has lost the events of {}: it is recorded as the catalogue says", id);
          recalled.put(id, broadcast);
        });
    return found;
  }

  /** It is recorded as far as it goes. */
  void forget(BroadcastId id) {
    recalled.remove(id);
  }
}
