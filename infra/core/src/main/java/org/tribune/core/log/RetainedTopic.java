package org.tribune.core.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import org.tribune.core.log.EmbeddedKey.Kept;

/** A topic in memory, of which each key keeps what retention and memory limit allow. */
final class RetainedTopic<T> extends EmbeddedTopic<T> {
  private final TreeMap<Long, LogEntry<T>> entries = new TreeMap<>();
  private final Map<String, EmbeddedKey<T>> keys = new HashMap<>();

  private RetainedTopic(Topic<T> topic, ScheduledExecutorService timer) {
    super(topic, timer);
  }

  static <T> RetainedTopic<T> open(Topic<T> topic, ScheduledExecutorService timer) {
    RetainedTopic<T> opened = new RetainedTopic<>(topic, timer);
    long pause = Math.clamp(topic.retention().toMillis() / 4, 50, 5_000);
    // The timer's end ends it.
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(opened::sweep, pause, pause, TimeUnit.MILLISECONDS);
    return opened;
  }

  @Override
  void keep(LogEntry<T> entry) {
    EmbeddedKey<T> key =
        keys.computeIfAbsent(entry.key(), ignored -> new EmbeddedKey<>(lock.newCondition()));
    entries.put(entry.position(), entry);
    key.add(new Kept<>(entry, System.nanoTime(), topic.weigh().bytes(entry.value())));
    trim(key);
  }

  private void trim(EmbeddedKey<T> key) {
    long oldest = System.nanoTime() - topic.retention().toNanos();
    Optional<Kept<T>> surplus = key.surplus(oldest, topic.memoryLimit());
    while (surplus.isPresent()) {
      key.remove(surplus.get());
      entries.remove(surplus.get().entry().position());
      surplus = key.surplus(oldest, topic.memoryLimit());
    }
  }

  /** Lets go what is too old, and the keys that nobody wrote to for a whole retention. */
  private void sweep() {
    lock.lock();
    try {
      long oldest = System.nanoTime() - topic.retention().toNanos();
      keys.values().forEach(this::trim);
      for (Iterator<Map.Entry<String, EmbeddedKey<T>>> each = keys.entrySet().iterator();
          each.hasNext(); ) {
        Map.Entry<String, EmbeddedKey<T>> key = each.next();
        if (key.getValue().isSilentSince(oldest)) {
          each.remove();
          key.getValue().all().forEach(kept -> entries.remove(kept.entry().position()));
          key.getValue().grew().signalAll();
          gone(key.getKey());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  Optional<LogEntry<T>> first(long position) {
    return Optional.ofNullable(entries.ceilingEntry(position)).map(Map.Entry::getValue);
  }

  /** One alone: a reader that is slow must not hold what its retention has let go. */
  @Override
  List<LogEntry<T>> some(long position) {
    return first(position).map(List::of).orElse(List.of());
  }

  @Override
  Optional<LogEntry<T>> first(String key, long position) {
    return Optional.ofNullable(keys.get(key)).flatMap(found -> found.firstFrom(position));
  }

  @Override
  List<LogEntry<T>> since(String key, Duration back) {
    EmbeddedKey<T> found = keys.get(key);
    return found == null ? List.of() : found.since(System.nanoTime() - back.toNanos());
  }

  @Override
  Optional<Condition> growth(String key) {
    return Optional.ofNullable(keys.get(key)).map(EmbeddedKey::grew);
  }

  @Override
  List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  /** Its retention does that. */
  @Override
  void forget(Predicate<LogEntry<T>> needed) {}

  /** It has no past but the last moments. */
  @Override
  Optional<List<Long>> skim(Skim skim, long end) {
    return Optional.empty();
  }
}
