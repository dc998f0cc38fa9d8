package org.tribune.core.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;

/** Reads from the log what came of broadcasts that a ledger has forgotten. */
public final class LoggedBroadcasts {
  private final Set<BroadcastId> wanted;
  private final Map<BroadcastId, Broadcast> found = new LinkedHashMap<>(); // the reader's own

  private LoggedBroadcasts(Set<BroadcastId> wanted) {
    this.wanted = wanted;
  }

  /**
   * Reads all that the log holds, for as long as it does not answer. Blocks.
   *
   * @param forgotten whose opening the ledger had accepted
   * @return those of which the log has the opening, as it left them
   */
  public static Collection<Broadcast> read(EventLog log, Set<BroadcastId> forgotten)
      throws InterruptedException {
    LoggedBroadcasts read = new LoggedBroadcasts(forgotten);
    CountDownLatch current = new CountDownLatch(1);
    Subscription subscription =
        log.follow(Topics.EVENTS, StartFrom.EARLIEST, read::take, current::countDown);
    try {
      current.await();
    } finally {
      subscription.close();
    }
    return read.found.values();
  }

  private void take(LogEntry<BroadcastEvent> entry) {
    BroadcastEvent event = entry.value();
    if (!wanted.contains(event.broadcast())) {
      return;
    }
    if (event instanceof BroadcastEvent.Opened opened) {
      found.putIfAbsent(opened.broadcast(), Broadcast.of(opened));
    } else {
      found.computeIfPresent(event.broadcast(), (id, before) -> before.after(event));
    }
  }
}
