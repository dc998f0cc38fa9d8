package org.tribune.core.log;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;

/** What one key of a topic in memory holds. Guarded by its topic's lock. */
final class EmbeddedKey<T> {
  /** An entry with what its retention needs. */
  record Kept<T>(LogEntry<T> entry, long nanoTime, long bytes) {}

  private final Condition grew;
  private final TreeMap<Long, Kept<T>> entries = new TreeMap<>();
  private long bytes = 0;

  EmbeddedKey(Condition grew) {
    this.grew = grew;
  }

  void add(Kept<T> kept) {
    entries.put(kept.entry().position(), kept);
    bytes += kept.bytes();
    grew.signalAll();
  }

  /** The oldest entry, if a limit bids it to go; the newest stays in any case. */
  Optional<Kept<T>> surplus(long oldestNanoTime, long memoryLimit) {
    if (!hasSeveral()) {
      return Optional.empty();
    }
    Kept<T> oldest = oldest();
    boolean goes = bytes > memoryLimit || oldest.nanoTime() - oldestNanoTime < 0;
    return goes ? Optional.of(oldest) : Optional.empty();
  }

  boolean hasSeveral() {
    return entries.size() > 1;
  }

  /** There is always one. */
  Kept<T> oldest() {
    return entries.firstEntry().getValue();
  }

  void remove(Kept<T> kept) {
    entries.remove(kept.entry().position());
    bytes -= kept.bytes();
  }

  boolean isSilentSince(long nanoTime) {
    return entries.lastEntry().getValue().nanoTime() - nanoTime < 0;
  }

  /** The first entry at or after {@code position}. */
  Optional<LogEntry<T>> firstFrom(long position) {
    return Optional.ofNullable(entries.ceilingEntry(position))
        .map(found -> found.getValue().entry());
  }

  List<LogEntry<T>> since(long nanoTime) {
    return entries.values().stream()
        .filter(kept -> kept.nanoTime() - nanoTime >= 0)
        .map(Kept::entry)
        .toList();
  }

  Iterable<Kept<T>> all() {
    return entries.values();
  }

  /** Signalled when there is more, or the key is gone. */
  Condition grew() {
    return grew;
  }
}
