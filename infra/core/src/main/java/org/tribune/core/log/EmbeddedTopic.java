package org.tribune.core.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * One topic of the embedded log: a single sequence of entries. One lock guards all of it, its
 * groups included; each key has a condition of its own, so that an append wakes only those who wait
 * for it. What is abstract here is called with the lock held, but where it says otherwise.
 */
abstract sealed class EmbeddedTopic<T> implements AutoCloseable
    permits JournalledTopic, RetainedTopic {
  final Topic<T> topic;
  final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService timer;
  private final Condition grew = lock.newCondition();
  private final Map<String, EmbeddedGroup<T>> groups = new HashMap<>();
  private long nextPosition = 0;
  private boolean closed = false;

  EmbeddedTopic(Topic<T> topic, ScheduledExecutorService timer) {
    this.topic = topic;
    this.timer = timer;
  }

  static <T> EmbeddedTopic<T> open(
      Topic<T> topic, Path directory, long most, ScheduledExecutorService timer) {
    return topic.isDurable()
        ? JournalledTopic.open(topic, directory, timer)
        : RetainedTopic.open(topic, most, timer);
  }

  /** Takes an entry, durable topics on disk, and wakes who waits for its key. */
  abstract void keep(LogEntry<T> entry);

  /** The first entry at or after {@code position}, of all keys. */
  abstract Optional<LogEntry<T>> first(long position);

  /** The same, and what follows it of what is quickly at hand. */
  abstract List<LogEntry<T>> some(long position);

  /** The first entry of one key at or after {@code position}. */
  abstract Optional<LogEntry<T>> first(String key, long position);

  /** The entries of a key that came within the last {@code back}. */
  abstract List<LogEntry<T>> since(String key, Duration back);

  /** Signalled when there is more of a key, or it is gone; empty if there is no such key. */
  abstract Optional<Condition> growth(String key);

  /** The keys that have entries. */
  abstract List<String> keys();

  /**
   * Lets go of the entries that aren't needed, unless there are so few that it's not worth it.
   * Called without the lock, and holds it for moments: what is closed or ended meanwhile is in the
   * log at once.
   */
  abstract void forget(Predicate<LogEntry<T>> needed);

  /**
   * Shows {@code skim} the entries before {@code end}; called without the lock, as {@link #forget}.
   *
   * @return what it wants; empty if there is nothing here but to read all
   */
  abstract Optional<List<Long>> skim(Skim skim, long end);

  /** Bytes of entries that memory holds for as long as they are retained. Takes the lock. */
  abstract long held();

  /** Lets go up to so many bytes of them, if it may. Takes the lock. */
  abstract void letGo(long bytes);

  final String name() {
    return topic.name();
  }

  final ScheduledExecutorService timer() {
    return timer;
  }

  final long append(String key, T value) {
    lock.lock();
    try {
      requireOpen();
      keep(new LogEntry<>(key, nextPosition, value));
      long position = nextPosition++;
      grew.signalAll();
      groups.values().forEach(group -> group.assign(key));
      return position;
    } finally {
      lock.unlock();
    }
  }

  /** The position of an entry that was there at the opening; called with the lock held. */
  final long nextPosition() {
    return nextPosition++;
  }

  /** Called with the lock held. */
  final void requireOpen() {
    if (closed) {
      throw new LogException("The event log is closed");
    }
  }

  /** Notifies the groups that a key is gone; called with the lock held. */
  final void gone(String key) {
    groups.values().forEach(group -> group.forget(key));
  }

  /** The position that the next entry will have. */
  final long end() {
    lock.lock();
    try {
      return nextPosition;
    } finally {
      lock.unlock();
    }
  }

  /** True if there are entries at or after {@code from} and before {@code end}. */
  final boolean holds(long from, long end) {
    lock.lock();
    try {
      return !closed && from < end && first(from).filter(one -> one.position() < end).isPresent();
    } finally {
      lock.unlock();
    }
  }

  /** The entry at a position; empty if it is gone. */
  final Optional<LogEntry<T>> at(long position) {
    lock.lock();
    try {
      requireOpen();
      return first(position).filter(found -> found.position() == position);
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #some}; waits for the first of them. None once closed. */
  final List<LogEntry<T>> awaitSome(long position) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        List<LogEntry<T>> found = some(position);
        if (!found.isEmpty()) {
          return found;
        }
        grew.await();
      }
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The first entry of one key at or after {@code position}; waits for it. Empty once the topic is
   * closed or the key forgotten.
   */
  final Optional<LogEntry<T>> await(String key, long position) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<Condition> growth = growth(key);
      while (!closed && growth.isPresent()) {
        Optional<LogEntry<T>> found = first(key, position);
        if (found.isPresent()) {
          return found;
        }
        growth.get().await();
        growth = growth(key);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  final List<LogEntry<T>> tail(String key, Duration back) {
    lock.lock();
    try {
      return since(key, back);
    } finally {
      lock.unlock();
    }
  }

  final Subscription share(String group, KeyWorker.Factory<T> factory) {
    lock.lock();
    try {
      requireOpen();
      return groups.computeIfAbsent(group, ignored -> new EmbeddedGroup<>(this)).join(factory);
    } finally {
      lock.unlock();
    }
  }

  /** True if there are entries of this key; called with the lock held. */
  final boolean has(String key) {
    return !closed && growth(key).isPresent();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      grew.signalAll();
      keys().forEach(key -> growth(key).ifPresent(Condition::signalAll));
    } finally {
      lock.unlock();
    }
  }
}
