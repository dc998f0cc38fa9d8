package org.tribune.core.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable topic: its entries are in a journal, and are read from there. Memory holds where each
 * is, and the one that was read or written last, which most readers want.
 */
final class JournalledTopic<T> extends EmbeddedTopic<T> {
  private static final Logger LOG = LoggerFactory.getLogger(JournalledTopic.class);

  /** So many entries must go that it is worth writing the journal anew. */
  private static final int FEW = 1_000;

  /** So many are read at once: whoever else reads or writes waits for so long. */
  private static final int AT_ONCE = 256;

  /** The entries of a key. */
  private record Key(Condition grew, JournalIndex index) {}

  private final EmbeddedJournal journal;
  private JournalIndex all = new JournalIndex();
  private final Map<String, Key> keys = new HashMap<>();
  private Optional<LogEntry<T>> latest = Optional.empty();

  /** What a later version of the program wrote is none of ours to let go. */
  private boolean unreadable = false;

  private JournalledTopic(Topic<T> topic, ScheduledExecutorService timer, EmbeddedJournal journal) {
    super(topic, timer);
    this.journal = journal;
  }

  static <T> JournalledTopic<T> open(
      Topic<T> topic, Path directory, ScheduledExecutorService timer) {
    EmbeddedJournal journal = EmbeddedJournal.open(directory, topic.name() + ".journal");
    JournalledTopic<T> opened = new JournalledTopic<>(topic, timer, journal);
    opened.lock.lock();
    try {
      journal.replay((offset, key) -> opened.place(key, opened.nextPosition(), offset));
    } finally {
      opened.lock.unlock();
    }
    return opened;
  }

  private void place(String name, long position, long offset) {
    Key key = keys.get(name);
    if (key == null) {
      key = new Key(lock.newCondition(), new JournalIndex());
      keys.put(name, key);
    }
    all.add(position, offset);
    key.index().add(position, offset);
    key.grew().signalAll();
  }

  @Override
  void keep(LogEntry<T> entry) {
    long time = System.currentTimeMillis();
    long offset = journal.append(time, entry.key(), topic.codec().encode(entry.value()));
    place(entry.key(), entry.position(), offset);
    latest = Optional.of(entry);
  }

  @Override
  Optional<LogEntry<T>> first(long position) {
    return firstReadable(all, position);
  }

  @Override
  List<LogEntry<T>> some(long position) {
    List<LogEntry<T>> some = new ArrayList<>();
    Optional<LogEntry<T>> entry = first(position);
    while (entry.isPresent() && some.size() < AT_ONCE) {
      some.add(entry.get());
      entry = first(entry.get().position() + 1);
    }
    return some;
  }

  @Override
  Optional<LogEntry<T>> first(String key, long position) {
    Key found = keys.get(key);
    return found == null ? Optional.empty() : firstReadable(found.index(), position);
  }

  private Optional<LogEntry<T>> firstReadable(JournalIndex index, long position) {
    int number = index.firstFrom(position);
    while (number < index.size()) {
      long found = index.position(number);
      Optional<LogEntry<T>> entry = read(found, index.offset(number));
      if (entry.isPresent()) {
        return entry;
      }
      // Its key is unknown if it is damaged. The next has its number then.
      all.remove(found);
      keys.values().forEach(key -> key.index().remove(found));
    }
    return Optional.empty();
  }

  /**
   * The entry at a place; empty if this version can't read it.
   *
   * @throws LogException if the disk can't be read
   */
  private Optional<LogEntry<T>> read(long position, long offset) {
    if (latest.isPresent() && latest.get().position() == position) {
      return latest;
    }
    Optional<JournalFormat.Found> found = journal.read(offset);
    try {
      latest = Optional.of(decode(position, found.orElseThrow(JournalledTopic::damaged)));
      return latest;
    } catch (LogException e) {
      unreadable = true;
      LOG.error(
          "{}: an entry of {} can't be read and is left out",
          name(),
          found.map(JournalFormat.Found::key).orElse("an unknown key"),
          e);
      return Optional.empty();
    }
  }

  private LogEntry<T> decode(long position, JournalFormat.Found found) {
    return new LogEntry<>(found.key(), position, topic.codec().decode(found.value().array()));
  }

  private static LogException damaged() {
    return new LogException("It is damaged");
  }

  @Override
  List<LogEntry<T>> since(String key, Duration back) {
    Key found = keys.get(key);
    if (found == null) {
      return List.of();
    }
    long oldest = System.currentTimeMillis() - back.toMillis();
    JournalIndex index = found.index();
    return IntStream.range(0, index.size())
        .filter(number -> isSince(index.offset(number), oldest))
        .mapToObj(number -> read(index.position(number), index.offset(number)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** True also of a damaged one, of which it is not known: who reads it reports it. */
  private boolean isSince(long offset, long oldest) {
    return journal.read(offset).map(found -> found.timeMillis() >= oldest).orElse(true);
  }

  @Override
  Optional<Condition> growth(String key) {
    return Optional.ofNullable(keys.get(key)).map(Key::grew);
  }

  @Override
  List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  /** It is on disk. */
  @Override
  long held() {
    return 0;
  }

  @Override
  void letGo(long bytes) {}

  @Override
  Optional<List<Long>> skim(Skim skim, long end) {
    long next = 0;
    while (next < end) {
      next = skimSome(skim, next, end);
    }
    return Optional.of(skim.end());
  }

  /** Gives where it goes on. */
  private long skimSome(Skim skim, long from, long end) {
    lock.lock();
    try {
      requireOpen();
      int first = all.firstFrom(from);
      int next = Math.min(first + AT_ONCE, all.size());
      for (int number = first; number < next && all.position(number) < end; number++) {
        long position = all.position(number);
        // One that was damaged since the opening is found out by who reads it.
        journal.show(
            all.offset(number), (bytes, start, behind) -> skim.see(position, bytes, start, behind));
      }
      return next < all.size() ? all.position(next) : end;
    } finally {
      lock.unlock();
    }
  }

  @Override
  void forget(Predicate<LogEntry<T>> needed) {
    long end = end();
    JournalIndex going = new JournalIndex();
    List<LogEntry<T>> some = lockedSome(/* position= */ 0);
    while (!some.isEmpty() && some.getFirst().position() < end) {
      for (LogEntry<T> entry : some) {
        if (entry.position() < end && !needed.test(entry)) {
          going.add(entry.position(), /* offset= */ 0);
        }
      }
      some = lockedSome(some.getLast().position() + 1);
    }
    letGo(going);
  }

  private List<LogEntry<T>> lockedSome(long position) {
    lock.lock();
    try {
      requireOpen();
      return some(position);
    } finally {
      lock.unlock();
    }
  }

  private void letGo(JournalIndex going) {
    lock.lock();
    try {
      requireOpen();
      int staying = all.size() - going.size();
      if (unreadable || going.size() < FEW || going.size() < staying) {
        return;
      }
      rewrite(going);
      LOG.info(
          "{}: {} entries that are no longer needed are deleted, {} remain",
          name(),
          going.size(),
          all.size());
    } finally {
      lock.unlock();
    }
  }

  /** Has what stays in a journal written anew, and nothing else here. */
  private void rewrite(JournalIndex going) {
    JournalIndex fresh = new JournalIndex();
    Map<String, JournalIndex> staying = new HashMap<>();
    journal.rewrite(writer -> writeAllBut(going, writer, fresh, staying));
    all = fresh;
    List<String> gone = keys.keySet().stream().filter(key -> !staying.containsKey(key)).toList();
    for (String name : gone) {
      Optional.ofNullable(keys.remove(name)).ifPresent(key -> key.grew().signalAll());
      gone(name);
    }
    keys.replaceAll((name, key) -> new Key(key.grew(), staying.getOrDefault(name, key.index())));
  }

  private void writeAllBut(
      JournalIndex going,
      EmbeddedJournal.Writer writer,
      JournalIndex fresh,
      Map<String, JournalIndex> ofKeys)
      throws IOException {
    for (int number = 0; number < all.size(); number++) {
      long position = all.position(number);
      if (going.holds(position)) {
        continue;
      }
      JournalFormat.Found found =
          journal
              .read(all.offset(number))
              .orElseThrow(() -> new IOException("An entry is damaged"));
      long offset = writer.write(found.timeMillis(), found.key(), found.value().array());
      fresh.add(position, offset);
      ofKeys.computeIfAbsent(found.key(), unknown -> new JournalIndex()).add(position, offset);
    }
  }

  @Override
  public void close() {
    super.close();
    lock.lock();
    try {
      journal.close();
    } finally {
      lock.unlock();
    }
  }
}
