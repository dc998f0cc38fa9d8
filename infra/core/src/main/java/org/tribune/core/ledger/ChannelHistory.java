package org.tribune.core.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Which broadcasts of one channel the ledger remembers: the one that is open, and the newest of
 * those that are over. Not thread-safe.
 */
final class ChannelHistory {
  /**
   * How many that are over are remembered. All processes forget at the same event of the log, so
   * that they agree to which broadcasts an event can still happen.
   */
  static final int REMEMBERED = 256;

  /** One that is over. */
  private record Over(BroadcastId id, Instant end) {}

  private final ArrayDeque<Over> over = new ArrayDeque<>();
  private Optional<BroadcastId> open = Optional.empty();
  private Optional<BroadcastId> latestPublic = Optional.empty();

  /** Takes a broadcast as it is now; gives the one that is forgotten for it. */
  Optional<BroadcastId> keep(Broadcast broadcast) {
    if (broadcast.isOpen()) {
      open = Optional.of(broadcast.id());
    }
    if (!open.equals(Optional.of(broadcast.id()))) {
      return Optional.empty();
    }
    if (broadcast.isPublic()) {
      latestPublic = open;
    }
    if (broadcast.endedAt().isEmpty()) {
      return Optional.empty();
    }
    open = Optional.empty();
    over.add(new Over(broadcast.id(), broadcast.endedAt().get()));
    return over.size() > REMEMBERED ? Optional.of(over.remove().id()) : Optional.empty();
  }

  Optional<BroadcastId> open() {
    return open;
  }

  Optional<BroadcastId> latestPublic() {
    return latestPublic;
  }

  /** When the last of those that are over ended. */
  Optional<Instant> lastEnd() {
    return Optional.ofNullable(over.peekLast()).map(Over::end);
  }

  /** What was not over at {@code time}; the older, if another has begun since. */
  Optional<BroadcastId> onAirAt(Instant time) {
    Optional<BroadcastId> found = open;
    for (Iterator<Over> newest = over.descendingIterator(); newest.hasNext(); ) {
      Over before = newest.next();
      if (!time.isBefore(before.end())) {
        return found;
      }
      found = Optional.of(before.id());
    }
    return found;
  }
}
