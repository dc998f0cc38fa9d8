package org.tribune.kafka;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.tribune.core.log.KeyWorker;

/**
 * A partition that this member was assigned: hands its records to the workers of their keys, and
 * knows what may be committed. Owned by the member's polling thread.
 */
final class KafkaPartition<T> {
  private final KafkaEntries<T> entries;
  private final KeyWorker.Factory<T> factory;
  private final Map<String, KafkaKey<T>> keys = new HashMap<>();

  /** Checkpoints that earlier holders left, of keys that have no worker here. */
  private final Map<String, Long> notes;

  private final ArrayDeque<ConsumerRecord<String, byte[]>> held = new ArrayDeque<>();
  private long next;

  /** A partition whose committed offset is this, zero and an empty text if there is none. */
  KafkaPartition(
      KafkaEntries<T> entries, KeyWorker.Factory<T> factory, OffsetAndMetadata committed) {
    this.entries = entries;
    this.factory = factory;
    this.next = committed.offset();
    this.notes = CheckpointNotes.read(committed.metadata());
  }

  /** Takes what was read, behind what is still held. */
  void add(List<ConsumerRecord<String, byte[]>> records) {
    held.addAll(records);
  }

  /** Hands out what can be; true if a worker is behind and the rest must be held back. */
  boolean handOut() {
    while (!held.isEmpty()) {
      ConsumerRecord<String, byte[]> record = held.getFirst();
      if (!give(record)) {
        return true;
      }
      held.removeFirst();
      next = Math.max(next, record.offset() + 1);
    }
    return false;
  }

  private boolean give(ConsumerRecord<String, byte[]> record) {
    String name = record.key();
    if (name == null) {
      return true;
    }
    KafkaKey<T> key = keys.get(name);
    if (key == null) {
      long start = notes.getOrDefault(name, record.offset());
      if (record.offset() < start) {
        return true;
      }
      notes.remove(name);
      key = new KafkaKey<>(name, entries, factory, Math.max(start, record.offset()));
      keys.put(name, key);
      key.start();
    }
    return key.offer(record);
  }

  /**
   * Starts a worker again that failed.
   *
   * @return from where the partition must be read again for it
   */
  Optional<Long> startAgain() {
    Optional<KafkaKey<T>> failed =
        keys.values().stream().filter(KafkaKey::isToStartAgain).findFirst();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    held.clear();
    failed.get().start();
    return Optional.of(failed.get().checkpoint());
  }

  /** Lets the workers go whose keys nobody wrote to since {@code nanoTime}. */
  void letGoSilentSince(long nanoTime) {
    keys.values().removeIf(KafkaKey::hasLeft);
    if (held.isEmpty()) {
      keys.values().stream().filter(key -> key.isSilentSince(nanoTime)).forEach(KafkaKey::stop);
    }
  }

  /** Up to where no worker need read again, with the checkpoints of keys that are further. */
  OffsetAndMetadata committable() {
    long offset =
        keys.values().stream()
            .filter(KafkaKey::isBehind)
            .mapToLong(KafkaKey::checkpoint)
            .reduce(next, Math::min);
    notes.values().removeIf(checkpoint -> checkpoint <= offset);
    Map<String, Long> further = new HashMap<>(notes);
    keys.forEach(
        (name, key) -> {
          if (key.checkpoint() > offset) {
            further.put(name, key.checkpoint());
          }
        });
    return new OffsetAndMetadata(offset, CheckpointNotes.write(further));
  }

  /** True if there are workers here. */
  boolean isBusy() {
    return !keys.isEmpty();
  }

  void stop() {
    keys.values().forEach(KafkaKey::stop);
  }

  static <T> void awaitEnd(Collection<KafkaPartition<T>> partitions) {
    partitions.forEach(partition -> partition.keys.values().forEach(KafkaKey::awaitEnd));
  }
}
