package org.tribune.testkit.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.core.broadcast.BroadcastId;

/** Markings in memory. Safe for all threads. */
final class FakeMarkings implements Markings {
  private final Map<BroadcastId, Marking> markings = new TreeMap<>();
  private final Runnable throwFailure;
  private final Consumer<BroadcastId> changed;

  FakeMarkings(Runnable throwFailure, Consumer<BroadcastId> changed) {
    this.throwFailure = throwFailure;
    this.changed = changed;
  }

  @Override
  public synchronized Optional<Marking> find(BroadcastId broadcast) {
    throwFailure.run();
    return Optional.ofNullable(markings.get(broadcast));
  }

  @Override
  public synchronized Map<BroadcastId, Long> versions() {
    throwFailure.run();
    Map<BroadcastId, Long> versions = new HashMap<>();
    markings.forEach((id, marking) -> versions.put(id, marking.version()));
    return versions;
  }

  @Override
  public synchronized Optional<Marking> replace(Marking marking) {
    throwFailure.run();
    long version = find(marking.broadcast()).map(Marking::version).orElse(0L);
    if (version != marking.version()) {
      return Optional.empty();
    }
    Marking after = marking.at(version + 1);
    markings.put(marking.broadcast(), after);
    changed.accept(marking.broadcast());
    return Optional.of(after);
  }

  @Override
  public synchronized List<Marking> list(Optional<BroadcastId> behind, int limit) {
    throwFailure.run();
    return markings.values().stream()
        .filter(each -> behind.map(last -> each.broadcast().compareTo(last) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  synchronized void forget(BroadcastId broadcast) {
    markings.remove(broadcast);
  }
}
