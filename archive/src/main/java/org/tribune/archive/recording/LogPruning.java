package org.tribune.archive.recording;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.topics.Topics;

/**
 * Lets the log go of broadcasts that the ledger has forgotten, once the catalogue has them: so a
 * start reads the last few hundred, however many there were. Owned by one thread, but for {@link
 * #forgotten}.
 */
final class LogPruning {
  private static final Logger LOG = LoggerFactory.getLogger(LogPruning.class);

  /** At once: after a start with a long past there is other work, too. */
  private static final int MOST_AT_ONCE = 1_000;

  /** So many more must be forgotten before the log is pruned again. */
  private static final int WORTH_IT = 100;

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final Queue<Broadcast> forgotten = new ArrayDeque<>(); // guarded by itself
  private int since = WORTH_IT;

  LogPruning(EventLog log, BroadcastLedger ledger, Catalogue catalogue) {
    this.log = log;
    this.ledger = ledger;
    this.catalogue = catalogue;
  }

  /** The ledger has forgotten a broadcast. */
  void forgotten(Broadcast broadcast) {
    synchronized (forgotten) {
      forgotten.add(broadcast);
    }
  }

  private Optional<Broadcast> next() {
    synchronized (forgotten) {
      return Optional.ofNullable(forgotten.peek());
    }
  }

  private boolean done() {
    synchronized (forgotten) {
      forgotten.remove();
      return forgotten.isEmpty();
    }
  }

  /**
   * Does some of what there is to do. Blocks.
   *
   * @throws org.tribune.core.catalogue.CatalogueException if the catalogue failed: call it again
   */
  void run() {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      Optional<Broadcast> over = next();
      if (over.isEmpty()) {
        return;
      }
      save(over.get());
      since++;
      if (done() && since > WORTH_IT) {
        since = 0;
        prune();
        return;
      }
    }
  }

  /** What the catalogue has may be newer: of what is long over it alone is told. */
  private void save(Broadcast over) {
    if (catalogue.broadcast(over.id()).filter(known -> !known.isOpen()).isEmpty()) {
      catalogue.saveBroadcast(over);
    }
  }

  private void prune() {
    try {
      log.forget(Topics.EVENTS, ledger::needs);
      log.forget(Topics.FORMATS, entry -> ledger.find(new BroadcastId(entry.key())).isPresent());
    } catch (LogException e) {
      LOG.warn("The log keeps what is long over for now: {}", e.getMessage());
    }
  }
}
