package org.tribune.testkit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tribune.core.log.Checkpoint;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;

/**
 * Workers that note what they are given, and checkpoint behind an entry whose text ends with {@code
 * !}. Safe for all threads.
 */
final class RecordingWorkers implements KeyWorker.Factory<String> {
  /** What to do with an entry before it is noted. */
  @FunctionalInterface
  interface Action {
    void on(LogEntry<String> entry) throws InterruptedException;
  }

  /** Keys that have a worker now, by all recordings that share this set. */
  private final Set<String> held;

  private final Action action;
  private final Map<String, List<String>> values = new ConcurrentHashMap<>();
  final List<String> opened = new CopyOnWriteArrayList<>();
  final List<String> closed = new CopyOnWriteArrayList<>();
  final List<String> clashes = new CopyOnWriteArrayList<>();

  RecordingWorkers(Set<String> held, Action action) {
    this.held = held;
    this.action = action;
  }

  RecordingWorkers(Set<String> held) {
    this(held, entry -> {});
  }

  RecordingWorkers() {
    this(ConcurrentHashMap.newKeySet());
  }

  @Override
  public KeyWorker<String> open(String key, Checkpoint checkpoint) {
    opened.add(key);
    if (!held.add(key)) {
      clashes.add(key);
    }
    return new KeyWorker<>() {
      @Override
      public void accept(LogEntry<String> entry) {
        try {
          action.on(entry);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        values.computeIfAbsent(key, ignored -> new CopyOnWriteArrayList<>()).add(entry.value());
        if (entry.value().endsWith("!")) {
          checkpoint.resumeFrom(entry.position() + 1);
        }
      }

      @Override
      public void close() {
        held.remove(key);
        closed.add(key);
      }
    };
  }

  List<String> of(String key) {
    return new ArrayList<>(values.getOrDefault(key, List.of()));
  }

  Set<String> keys() {
    return Set.copyOf(values.keySet());
  }
}
