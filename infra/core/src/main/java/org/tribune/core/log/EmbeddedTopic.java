package org.tribune.core.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One topic of the embedded log: a single sequence of entries, of which each key keeps what its
 * limits allow. All state is guarded by {@code this}; waiting readers are notified of each append.
 */
final class EmbeddedTopic<T> implements AutoCloseable {
  /** An entry with what its retention needs. */
  private record Kept<T>(LogEntry<T> entry, long nanoTime, long bytes) {}

  private final Topic<T> topic;
  private final Optional<EmbeddedJournal> journal;
  private final Map<String, ArrayDeque<Kept<T>>> keys = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();
  private final Map<String, EmbeddedGroup<T>> groups = new HashMap<>();
  private long nextPosition = 0;
  private boolean closed = false;

  private EmbeddedTopic(Topic<T> topic, Optional<EmbeddedJournal> journal) {
    this.topic = topic;
    this.journal = journal;
  }

  static <T> EmbeddedTopic<T> open(Topic<T> topic, Path directory) {
    if (!topic.isDurable()) {
      return new EmbeddedTopic<>(topic, Optional.empty());
    }
    EmbeddedJournal journal = EmbeddedJournal.open(directory.resolve(topic.name() + ".journal"));
    EmbeddedTopic<T> opened = new EmbeddedTopic<>(topic, Optional.of(journal));
    journal.replay((key, value) -> opened.keep(key, topic.codec().decode(value)));
    return opened;
  }

  synchronized long append(String key, T value) {
    if (closed) {
      throw new LogException("The event log is closed");
    }
    if (journal.isPresent()) {
      journal.get().append(key, topic.codec().encode(value));
    }
    long position = keep(key, value);
    notifyAll();
    groups.values().forEach(group -> group.noticed(key));
    return position;
  }

  private synchronized long keep(String key, T value) {
    long position = nextPosition++;
    long weight = topic.weigh().bytes(value);
    ArrayDeque<Kept<T>> kept = keys.computeIfAbsent(key, ignored -> new ArrayDeque<>());
    kept.addLast(new Kept<>(new LogEntry<>(key, position, value), System.nanoTime(), weight));
    bytes.merge(key, weight, Long::sum);
    trim(key, kept);
    return position;
  }

  private void trim(String key, ArrayDeque<Kept<T>> kept) {
    if (topic.isDurable()) {
      return;
    }
    long oldest = System.nanoTime() - topic.retention().toNanos();
    while (kept.size() > 1
        && (bytes.getOrDefault(key, 0L) > topic.memoryLimit()
            || kept.getFirst().nanoTime() - oldest < 0)) {
      bytes.merge(key, -kept.removeFirst().bytes(), Long::sum);
    }
    dropForgottenKeys(oldest);
  }

  /** A key that nobody wrote to for a whole retention is forgotten, or ended broadcasts pile up. */
  private void dropForgottenKeys(long oldest) {
    if (nextPosition % 256 != 0) {
      return;
    }
    Iterator<Map.Entry<String, ArrayDeque<Kept<T>>>> each = keys.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, ArrayDeque<Kept<T>>> entry = each.next();
      if (entry.getValue().getLast().nanoTime() - oldest < 0) {
        bytes.remove(entry.getKey());
        groups.values().forEach(group -> group.forgotten(entry.getKey()));
        each.remove();
      }
    }
  }

  /** The position that the next entry will have. */
  synchronized long end() {
    return nextPosition;
  }

  /** The first entry at or after {@code position}, of all keys; waits for it. Empty once closed. */
  synchronized Optional<LogEntry<T>> await(long position) throws InterruptedException {
    while (!closed) {
      if (position < nextPosition) {
        Optional<LogEntry<T>> found =
            keys.values().stream()
                .flatMap(kept -> firstFrom(kept, position).stream())
                .min((a, b) -> Long.compare(a.position(), b.position()));
        if (found.isPresent()) {
          return found;
        }
      }
      wait();
    }
    return Optional.empty();
  }

  /** The first entry of one key at or after {@code position}; waits for it. Empty once closed. */
  synchronized Optional<LogEntry<T>> await(String key, long position) throws InterruptedException {
    while (!closed) {
      ArrayDeque<Kept<T>> kept = keys.get(key);
      if (kept != null) {
        Optional<LogEntry<T>> found = firstFrom(kept, position);
        if (found.isPresent()) {
          return found;
        }
      }
      wait();
    }
    return Optional.empty();
  }

  private static <T> Optional<LogEntry<T>> firstFrom(ArrayDeque<Kept<T>> kept, long position) {
    if (kept.isEmpty() || kept.getLast().entry().position() < position) {
      return Optional.empty();
    }
    if (kept.getFirst().entry().position() >= position) {
      return Optional.of(kept.getFirst().entry());
    }
    // A reader that keeps up wants one of the newest: look from the end.
    LogEntry<T> first = kept.getLast().entry();
    for (Iterator<Kept<T>> each = kept.descendingIterator(); each.hasNext(); ) {
      LogEntry<T> entry = each.next().entry();
      if (entry.position() < position) {
        break;
      }
      first = entry;
    }
    return Optional.of(first);
  }

  synchronized List<LogEntry<T>> tail(String key, Duration back) {
    long oldest = System.nanoTime() - back.toNanos();
    List<LogEntry<T>> found = new ArrayList<>();
    for (Kept<T> kept : keys.getOrDefault(key, new ArrayDeque<>())) {
      if (kept.nanoTime() - oldest >= 0) {
        found.add(kept.entry());
      }
    }
    return found;
  }

  synchronized EmbeddedGroup<T> group(String name) {
    return groups.computeIfAbsent(name, ignored -> new EmbeddedGroup<>(this));
  }

  synchronized List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    journal.ifPresent(EmbeddedJournal::close);
  }
}
