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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.JournalIndex.Place;

/**
 * A durable topic: its entries are in a journal, and are read from there. Memory holds where each
 * is, and the one that was read or written last, which most readers want.
 */
final class JournalledTopic<T> extends EmbeddedTopic<T> {
  private static final Logger LOG = LoggerFactory.getLogger(JournalledTopic.class);

  /** So many entries must go that it is worth writing the journal anew. */
  private static final int FEW = 1_000;

  /** The entries of a key. */
  private record Key(String name, Condition grew, JournalIndex index) {}

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
      journal.replay(
          (offset, found) ->
              opened.place(found.key(), opened.nextPosition(), found.timeMillis(), offset));
    } finally {
      opened.lock.unlock();
    }
    return opened;
  }

  private void place(String name, long position, long timeMillis, long offset) {
    Key key =
        keys.computeIfAbsent(
            name, unknown -> new Key(unknown, lock.newCondition(), new JournalIndex()));
    Place place = new Place(key.name(), position, timeMillis, offset);
    all.add(place);
    key.index().add(place);
    key.grew().signalAll();
  }

  @Override
  void keep(LogEntry<T> entry) {
    long time = System.currentTimeMillis();
    long offset = journal.append(time, entry.key(), topic.codec().encode(entry.value()));
    place(entry.key(), entry.position(), time, offset);
    latest = Optional.of(entry);
  }

  @Override
  Optional<LogEntry<T>> first(long position) {
    return firstReadable(all, position);
  }

  @Override
  Optional<LogEntry<T>> first(String key, long position) {
    Key found = keys.get(key);
    return found == null ? Optional.empty() : firstReadable(found.index(), position);
  }

  private Optional<LogEntry<T>> firstReadable(JournalIndex index, long position) {
    Optional<Place> place = index.first(position);
    while (place.isPresent()) {
      Optional<LogEntry<T>> entry = read(place.get());
      if (entry.isPresent()) {
        return entry;
      }
      remove(place.get());
      place = index.first(position);
    }
    return Optional.empty();
  }

  /**
   * The entry at a place; empty if this version can't read it.
   *
   * @throws LogException if the disk can't be read
   */
  private Optional<LogEntry<T>> read(Place place) {
    if (latest.isPresent() && latest.get().position() == place.position()) {
      return latest;
    }
    Optional<byte[]> value = journal.read(place.offset());
    try {
      T decoded = topic.codec().decode(value.orElseThrow(() -> new LogException("It is damaged")));
      latest = Optional.of(new LogEntry<>(place.key(), place.position(), decoded));
      return latest;
    } catch (LogException e) {
      unreadable = true;
      LOG.error("{}: an entry of {} can't be read and is left out", name(), place.key(), e);
      return Optional.empty();
    }
  }

  private void remove(Place place) {
    all.remove(place.position());
    Optional.ofNullable(keys.get(place.key()))
        .ifPresent(key -> key.index().remove(place.position()));
  }

  @Override
  List<LogEntry<T>> since(String key, Duration back) {
    Key found = keys.get(key);
    if (found == null) {
      return List.of();
    }
    long oldest = System.currentTimeMillis() - back.toMillis();
    return found.index().all().stream()
        .filter(place -> place.timeMillis() >= oldest)
        .flatMap(place -> read(place).stream())
        .toList();
  }

  @Override
  Optional<Condition> growth(String key) {
    return Optional.ofNullable(keys.get(key)).map(Key::grew);
  }

  @Override
  List<String> keys() {
    return List.copyOf(keys.keySet());
  }

  @Override
  void forget(Predicate<LogEntry<T>> needed) {
    List<Place> staying = new ArrayList<>();
    for (Place place : all.all()) {
      if (read(place).filter(needed.negate()).isEmpty()) {
        staying.add(place);
      }
    }
    int going = all.all().size() - staying.size();
    if (unreadable || going < FEW || going < staying.size()) {
      return;
    }
    rewrite(staying);
    LOG.info(
        "{}: {} entries of what is long over are let go, {} stay", name(), going, staying.size());
  }

  /** Has what stays in a journal written anew, and nothing else here. */
  private void rewrite(List<Place> staying) {
    List<Long> offsets = new ArrayList<>(staying.size());
    journal.rewrite(writer -> writeAll(staying, writer, offsets));
    all = new JournalIndex();
    keys.replaceAll((name, key) -> new Key(name, key.grew(), new JournalIndex()));
    for (int i = 0; i < staying.size(); i++) {
      Place place = staying.get(i);
      place(place.key(), place.position(), place.timeMillis(), offsets.get(i));
    }
    List<Key> gone = keys.values().stream().filter(key -> key.index().isEmpty()).toList();
    for (Key key : gone) {
      keys.remove(key.name());
      key.grew().signalAll();
      gone(key.name());
    }
  }

  private void writeAll(List<Place> staying, EmbeddedJournal.Writer writer, List<Long> offsets)
      throws IOException {
    for (Place place : staying) {
      byte[] value =
          journal.read(place.offset()).orElseThrow(() -> new IOException("An entry is damaged"));
      offsets.add(writer.write(place.timeMillis(), place.key(), value));
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
