package org.tribune.archive.recording;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.core.Bytes;
import org.tribune.core.channel.ChannelId;

/**
 * What waits for the store, bounded in bytes: the oldest segments go first. Safe for all threads.
 */
final class Spool {
  /** An object to store; an essential one (a header) is never dropped. */
  record Item(ChannelId channel, String name, Bytes content, boolean essential) {}

  private final long limit;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private long bytes = 0;
  private long dropped = 0;

  Spool(long limit) {
    this.limit = limit;
  }

  synchronized void add(Item item) {
    items.addLast(item);
    bytes += item.content().length();
    for (Iterator<Item> each = items.iterator(); bytes > limit && each.hasNext(); ) {
      Item oldest = each.next();
      if (!oldest.essential()) {
        each.remove();
        bytes -= oldest.content().length();
        dropped++;
      }
    }
    notifyAll();
  }

  /** Takes the oldest; waits for one. */
  synchronized Item take() throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    Item item = items.removeFirst();
    bytes -= item.content().length();
    return item;
  }

  /** Takes the oldest, if there is one. */
  synchronized Optional<Item> poll() {
    Optional<Item> item = Optional.ofNullable(items.pollFirst());
    item.ifPresent(taken -> bytes -= taken.content().length());
    return item;
  }

  /** The channels whose objects wait. */
  synchronized Set<ChannelId> channels() {
    return items.stream().map(Item::channel).collect(Collectors.toSet());
  }

  /** How many wait. */
  synchronized int waiting() {
    return items.size();
  }

  /** How many were dropped so far. */
  synchronized long dropped() {
    return dropped;
  }
}
