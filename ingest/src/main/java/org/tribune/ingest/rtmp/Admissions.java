package org.tribune.ingest.rtmp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts connections against the limits. Those that have not published are "waiting": too many of
 * one address are refused; too many in all push out the oldest, so that a crowd of idlers can't
 * lock an encoder out. Safe for all threads.
 */
final class Admissions {
  /** Says whether a newcomer may stay, and who must go for it. */
  record Verdict(boolean admitted, Optional<Runnable> evicted) {}

  private record Waiting(InetAddress address, Runnable eviction) {}

  private final RtmpLimits limits;
  private final Map<Object, Waiting> waiting = new LinkedHashMap<>();
  private final Map<InetAddress, Integer> waitingOf = new HashMap<>();
  private int connections;

  Admissions(RtmpLimits limits) {
    this.limits = limits;
  }

  /**
   * A connection came. If it is admitted, {@link #left} must follow some day.
   *
   * @param connection its identity
   * @param eviction closes it
   */
  synchronized Verdict arrive(Object connection, InetAddress address, Runnable eviction) {
    if (connections >= limits.connections()
        || waitingOf.getOrDefault(address, 0) >= limits.waitingPerAddress()) {
      return new Verdict(/* admitted= */ false, Optional.empty());
    }
    Optional<Runnable> evicted = Optional.empty();
    if (waiting.size() >= limits.waiting()) {
      Iterator<Map.Entry<Object, Waiting>> oldest = waiting.entrySet().iterator();
      Map.Entry<Object, Waiting> out = oldest.next();
      evicted = Optional.of(out.getValue().eviction());
      published(out.getKey());
    }
    connections++;
    waiting.put(connection, new Waiting(address, eviction));
    waitingOf.merge(address, /* value= */ 1, Integer::sum);
    return new Verdict(/* admitted= */ true, evicted);
  }

  /** It waits no longer. */
  synchronized void published(Object connection) {
    Waiting before = waiting.remove(connection);
    if (before != null) {
      waitingOf.computeIfPresent(before.address(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** It is closed. */
  synchronized void left(Object connection) {
    published(connection);
    connections--;
  }

  /** Connections there are. */
  synchronized int connections() {
    return connections;
  }
}
