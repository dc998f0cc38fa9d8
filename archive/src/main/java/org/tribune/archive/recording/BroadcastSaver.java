package org.tribune.archive.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.ledger.BroadcastLedger;

/** Writes down in the catalogue what the ledger says of broadcasts. Safe for all threads. */
final class BroadcastSaver {
  private final Catalogue catalogue;
  private final Map<BroadcastId, Broadcast> changed = new LinkedHashMap<>(); // guarded by this

  BroadcastSaver(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A broadcast is like this now; only the last word of each counts. */
  synchronized void changed(Broadcast broadcast) {
    changed.put(broadcast.id(), broadcast);
  }

  private synchronized List<Broadcast> pending() {
    return List.copyOf(changed.values());
  }

  private synchronized void saved(Broadcast broadcast) {
    changed.remove(broadcast.id(), broadcast);
  }

  /**
   * Saves what changed; after a start that is all that the ledger remembers, most of it known. What
   * it has forgotten meanwhile is not ours to save any more. Blocks.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue failed: call it again
   */
  void save(BroadcastLedger ledger) {
    for (Broadcast broadcast : pending()) {
      if (ledger.find(broadcast.id()).isPresent()
          && !catalogue.broadcast(broadcast.id()).equals(Optional.of(broadcast))) {
        catalogue.saveBroadcast(broadcast);
      }
      saved(broadcast);
    }
  }
}
