package org.tribune.archive.recording;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.ledger.LoggedBroadcasts;
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

  /** The catalogue is asked of so many at once. */
  private static final int ASKED = 1_000;

  /** After a start with a long past there is other work, too. */
  private static final int MOST_QUESTIONS = 20;

  /** So many more must be forgotten before the log is pruned again. */
  private static final int WORTH_IT = 100;

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final Catalogue catalogue;
  private final Queue<BroadcastId> forgotten = new ArrayDeque<>(); // guarded by itself
  private int since = WORTH_IT;

  LogPruning(EventLog log, BroadcastLedger ledger, Catalogue catalogue) {
    this.log = log;
    this.ledger = ledger;
    this.catalogue = catalogue;
  }

  /** The ledger has forgotten a broadcast. */
  void forgotten(BroadcastId id) {
    synchronized (forgotten) {
      forgotten.add(id);
    }
  }

  private List<BroadcastId> some() {
    synchronized (forgotten) {
      return forgotten.stream().limit(ASKED).toList();
    }
  }

  private boolean done(List<BroadcastId> some) {
    synchronized (forgotten) {
      some.forEach(each -> forgotten.remove());
      return forgotten.isEmpty();
    }
  }

  /**
   * Does some of what there is to do. Blocks.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue failed: call it again
   * @throws LogException if the log could not be read: the same
   */
  void run() {
    for (int i = 0; i < MOST_QUESTIONS; i++) {
      List<BroadcastId> over = some();
      Set<BroadcastId> missing = new HashSet<>(over);
      missing.removeAll(catalogue.ended(over));
      save(missing);
      since += over.size();
      if (done(over)) {
        if (since > WORTH_IT) {
          since = 0;
          prune();
        }
        return;
      }
      if (!missing.isEmpty()) {
        return;
      }
    }
  }

  /**
   * Has broadcasts in the catalogue as the log left them. What the catalogue has as ended may be
   * newer than that: of what is long over only the catalogue knows.
   */
  private void save(Set<BroadcastId> missing) {
    if (missing.isEmpty()) {
      return;
    }
    try {
      LoggedBroadcasts.read(log, missing).forEach(catalogue::saveBroadcast);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("The log was not read to its end", e);
    }
  }

  private void prune() {
    try {
      log.forget(Topics.EVENTS, ledger::needs);
      log.forget(Topics.FORMATS, entry -> ledger.find(new BroadcastId(entry.key())).isPresent());
    } catch (LogException e) {
      LOG.warn(
          "Events of finished broadcasts can't be pruned from the log yet: {}", e.getMessage());
    }
  }
}
