package org.tribune.core.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.EmbeddedKey.Kept;

/**
 * One topic of the embedded log: a single sequence of entries, of which each key keeps what its
 * limits allow. One lock guards all of it, its groups included; each key has a condition of its
 * own, so that an append wakes only those who wait for it.
 */
final class EmbeddedTopic<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTopic.class);

  private static final int FEW = 1_000;

  private final Topic<T> topic;
  private final ScheduledExecutorService timer;
  private final Optional<EmbeddedJournal> journal;
  final ReentrantLock lock = new ReentrantLock();
  private final Condition grew = lock.newCondition();
  private final TreeMap<Long, LogEntry<T>> entries = new TreeMap<>();
  private final Map<String, EmbeddedKey<T>> keys = new HashMap<>();
  private final Map<String, EmbeddedGroup<T>> groups = new HashMap<>();
  private long nextPosition = 0;
  private boolean closed = false;

  /** What a later version of the program wrote is none of ours to let go. */
  private boolean unreadable = false;

  private EmbeddedTopic(
      Topic<T> topic, ScheduledExecutorService timer, Optional<EmbeddedJournal> journal) {
    this.topic = topic;
    this.timer = timer;
    this.journal = journal;
  }

  static <T> EmbeddedTopic<T> open(Topic<T> topic, Path directory, ScheduledExecutorService timer) {
    if (topic.isDurable()) {
      EmbeddedJournal journal = EmbeddedJournal.open(directory, topic.name() + ".journal");
      EmbeddedTopic<T> opened = new EmbeddedTopic<>(topic, timer, Optional.of(journal));
      journal.replay(opened::restore);
      return opened;
    }
    EmbeddedTopic<T> opened = new EmbeddedTopic<>(topic, timer, Optional.empty());
    long pause = Math.clamp(topic.retention().toMillis() / 4, 50, 5_000);
    // The timer's end ends it.
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(opened::sweep, pause, pause, TimeUnit.MILLISECONDS);
    return opened;
  }

  private void restore(long timeMillis, String key, byte[] value) {
    long age = Math.max(0, System.currentTimeMillis() - timeMillis);
    lock.lock();
    try {
      keep(
          key, topic.codec().decode(value), System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(age));
    } catch (LogException e) {
      nextPosition++;
      unreadable = true;
      LOG.error("{}: an entry of {} can't be read and is left out", topic.name(), key, e);
    } finally {
      lock.unlock();
    }
  }

  String name() {
    return topic.name();
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  long append(String key, T value) {
    byte[] encoded = journal.isPresent() ? topic.codec().encode(value) : new byte[0];
    lock.lock();
    try {
      requireOpen();
      journal.ifPresent(file -> file.append(System.currentTimeMillis(), key, encoded));
      long position = keep(key, value, System.nanoTime());
      groups.values().forEach(group -> group.assign(key));
      return position;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new LogException("The event log is closed");
    }
  }

  private long keep(String key, T value, long nanoTime) {
    long position = nextPosition++;
    LogEntry<T> entry = new LogEntry<>(key, position, value);
    EmbeddedKey<T> holder =
        keys.computeIfAbsent(key, ignored -> new EmbeddedKey<>(lock.newCondition()));
    entries.put(position, entry);
    holder.add(new Kept<>(entry, nanoTime, topic.weigh().bytes(value)));
    grew.signalAll();
    trim(holder);
    return position;
  }

  private void trim(EmbeddedKey<T> key) {
    if (topic.isDurable()) {
      return;
    }
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
          forget(key.getKey(), key.getValue());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void forget(String name, EmbeddedKey<T> key) {
    key.all().forEach(kept -> entries.remove(kept.entry().position()));
    key.wakeReaders();
    groups.values().forEach(group -> group.forget(name));
  }

  /** The position that the next entry will have. */
  long end() {
    lock.lock();
    try {
      return nextPosition;
    } finally {
      lock.unlock();
    }
  }

  /** True if there are entries at or after {@code from} and before {@code end}. */
  boolean holds(long from, long end) {
    lock.lock();
    try {
      return !closed && from < end && !entries.subMap(from, end).isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of a durable topic's entries, unless there are so few that it is not worth it. */
  void forget(Predicate<LogEntry<T>> needed) {
    lock.lock();
    try {
      requireOpen();
      List<LogEntry<T>> going =
          entries.values().stream().filter(entry -> !needed.test(entry)).toList();
      boolean worthIt = going.size() >= FEW && going.size() >= entries.size() - going.size();
      if (journal.isEmpty() || unreadable || !worthIt) {
        return;
      }
      going.forEach(this::remove);
      journal.get().rewrite(this::writeAll);
      LOG.info(
          "{}: {} entries of what is long over are let go, {} stay",
          topic.name(),
          going.size(),
          entries.size());
    } finally {
      lock.unlock();
    }
  }

  private void remove(LogEntry<T> entry) {
    entries.remove(entry.position());
    EmbeddedKey<T> key = keys.get(entry.key());
    if (key != null && key.remove(entry.position())) {
      keys.remove(entry.key());
      forget(entry.key(), key);
    }
  }

  private void writeAll(EmbeddedJournal.Writer writer) throws IOException {
    long now = System.nanoTime();
    long time = System.currentTimeMillis();
    for (LogEntry<T> entry : entries.values()) {
      long age = now - nanoTime(entry).orElse(now);
      writer.write(
          time - TimeUnit.NANOSECONDS.toMillis(age),
          entry.key(),
          topic.codec().encode(entry.value()));
    }
  }

  private OptionalLong nanoTime(LogEntry<T> entry) {
    EmbeddedKey<T> key = keys.get(entry.key());
    return key == null ? OptionalLong.empty() : key.nanoTime(entry.position());
  }

  /** The first entry at or after {@code position}, of all keys; waits for it. Empty once closed. */
  Optional<LogEntry<T>> await(long position) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        Map.Entry<Long, LogEntry<T>> found = entries.ceilingEntry(position);
        if (found != null) {
          return Optional.of(found.getValue());
        }
        grew.await();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The first entry of one key at or after {@code position}; waits for it. Empty once the topic is
   * closed or the key forgotten.
   */
  Optional<LogEntry<T>> await(String name, long position) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      EmbeddedKey<T> key = keys.get(name);
      while (!closed && key != null) {
        Optional<LogEntry<T>> found = key.firstFrom(position);
        if (found.isPresent()) {
          return found;
        }
        key.grew().await();
        key = keys.get(name);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  List<LogEntry<T>> tail(String key, Duration back) {
    lock.lock();
    try {
      EmbeddedKey<T> found = keys.get(key);
      return found == null ? List.of() : found.since(System.nanoTime() - back.toNanos());
    } finally {
      lock.unlock();
    }
  }

  Subscription share(String group, KeyWorker.Factory<T> factory) {
    lock.lock();
    try {
      requireOpen();
      return groups.computeIfAbsent(group, ignored -> new EmbeddedGroup<>(this)).join(factory);
    } finally {
      lock.unlock();
    }
  }

  /** The keys; called with the lock held. */
  List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  /** True if there are entries of this key; called with the lock held. */
  boolean has(String key) {
    return !closed && keys.containsKey(key);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      grew.signalAll();
      keys.values().forEach(EmbeddedKey::wakeReaders);
      journal.ifPresent(EmbeddedJournal::close);
    } finally {
      lock.unlock();
    }
  }
}
