package org.tribune.core.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import org.tribune.core.log.EmbeddedKey.Kept;

/**
 * A topic in memory, of which each key keeps what retention and memory limit allow, and all keys
 * together what the log has for a topic: the oldest of all go first.
 */
final class RetainedTopic<T> extends EmbeddedTopic<T> {
  private final TreeMap<Long, LogEntry<T>> entries = new TreeMap<>();
  private final Map<String, EmbeddedKey<T>> keys = new HashMap<>();
  private final long most;
  private long held = 0;

  private RetainedTopic(Topic<T> topic, long most, ScheduledExecutorService timer) {
    super(topic, timer);
    this.most = most;
  }

  /** A topic that holds {@code most} bytes, as it weighs them. */
  static <T> RetainedTopic<T> open(Topic<T> topic, long most, ScheduledExecutorService timer) {
    RetainedTopic<T> opened = new RetainedTopic<>(topic, most, timer);
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
    Kept<T> kept = new Kept<>(entry, System.nanoTime(), topic.weigh().bytes(entry.value()));
    key.add(kept);
    held += kept.bytes();
    trim(key);
    letGoUntil(most);
  }

  private void trim(EmbeddedKey<T> key) {
    long oldest = System.nanoTime() - topic.retention().toNanos();
    Optional<Kept<T>> surplus = key.surplus(oldest, topic.memoryLimit());
    while (surplus.isPresent()) {
      remove(key, surplus.get());
      surplus = key.surplus(oldest, topic.memoryLimit());
    }
  }

  private void remove(EmbeddedKey<T> key, Kept<T> kept) {
    key.remove(kept);
    entries.remove(kept.entry().position());
    held -= kept.bytes();
  }

  /** Lets go the oldest entries of all keys; the newest of each stays. */
  private void letGoUntil(long bytes) {
    Map.Entry<Long, LogEntry<T>> each = held > bytes ? entries.firstEntry() : null;
    while (each != null && held > bytes) {
      EmbeddedKey<T> key = Objects.requireNonNull(keys.get(each.getValue().key()));
      if (key.hasSeveral()) {
        remove(key, key.oldest());
      }
      each = entries.higherEntry(each.getKey());
    }
  }

  @Override
  long held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Never the newer half: it is what is fresh on air. */
  @Override
  void letGo(long bytes) {
    lock.lock();
    try {
      letGoUntil(Math.max(held - bytes, held / 2));
    } finally {
      lock.unlock();
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
          for (Kept<T> kept : key.getValue().all()) {
            entries.remove(kept.entry().position());
            held -= kept.bytes();
          }
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
