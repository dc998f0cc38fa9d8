package org.tribune.archive.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;

/**
 * The segments that wait for the store. The segments of a key are stored in its order, several keys
 * at once. Those that are in memory are bounded in bytes: the oldest go first. Safe for all
 * threads.
 */
final class Spool {
  private final long limit;
  private final ArrayDeque<WaitingSegment> waiting = new ArrayDeque<>();
  private final Map<RenditionKey, WaitingSegment> underWay = new HashMap<>();
  private long bytes = 0;
  private long dropped = 0;
  private boolean closed = false;

  /**
   * An empty one.
   *
   * @param limit bytes in memory
   */
  Spool(long limit) {
    this.limit = limit;
  }

  synchronized void add(WaitingSegment segment) {
    waiting.addLast(segment);
    bytes += memoryOf(segment);
    for (Iterator<WaitingSegment> each = waiting.iterator(); bytes > limit && each.hasNext(); ) {
      WaitingSegment oldest = each.next();
      if (oldest.content() instanceof Content.InMemory) {
        each.remove();
        bytes -= memoryOf(oldest);
        dropped++;
      }
    }
    notifyAll();
  }

  private static long memoryOf(WaitingSegment segment) {
    return segment.content() instanceof Content.InMemory memory ? memory.length() : 0;
  }

  /** Takes the oldest of a key of which nothing is under way; waits for one, until it is closed. */
  synchronized Optional<WaitingSegment> take() throws InterruptedException {
    Optional<WaitingSegment> next = poll();
    while (next.isEmpty() && !closed) {
      wait();
      next = poll();
    }
    return next;
  }

  private Optional<WaitingSegment> poll() {
    for (Iterator<WaitingSegment> each = waiting.iterator(); each.hasNext(); ) {
      WaitingSegment segment = each.next();
      if (underWay.putIfAbsent(segment.key(), segment) == null) {
        each.remove();
        bytes -= memoryOf(segment);
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** Nobody waits any more for what comes. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** What was taken is stored, or given up: the next of its key may follow. */
  synchronized void done(WaitingSegment segment) {
    underWay.remove(segment.key());
    notifyAll();
  }

  /** The channels whose segments wait or are under way. */
  synchronized Set<ChannelId> channels() {
    Set<ChannelId> channels = new HashSet<>();
    all().forEach(segment -> channels.add(segment.broadcast().channel()));
    return channels;
  }

  /** True if something of this broadcast waits or is under way. */
  synchronized boolean holds(BroadcastId broadcast) {
    return all().stream().anyMatch(each -> each.broadcast().id().equals(broadcast));
  }

  /** What is under way, then what waits. */
  synchronized List<WaitingSegment> all() {
    return Stream.concat(underWay.values().stream(), waiting.stream()).toList();
  }

  /** What waits or is under way, and what was lost. */
  synchronized Backlog backlog() {
    return new Backlog(
        waiting.size() + underWay.size(),
        all().stream().map(WaitingSegment::since).min(Comparator.naturalOrder()),
        dropped);
  }

  /**
   * What waits for the store.
   *
   * @param segments how many wait
   * @param oldest since when the oldest waits
   * @param dropped how many were lost so far
   */
  record Backlog(int segments, Optional<Instant> oldest, long dropped) {
    /** For how long the oldest has waited; zero if nothing waits. */
    Duration age(Instant now) {
      Duration age = oldest.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
      return age.isNegative() ? Duration.ZERO : age;
    }
  }
}
