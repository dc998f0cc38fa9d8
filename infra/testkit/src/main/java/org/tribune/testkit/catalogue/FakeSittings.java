package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;

/** Sittings in memory. Safe for all threads. */
final class FakeSittings implements Sittings {
  private final Map<SittingId, Sitting> sittings = new TreeMap<>();
  private final Runnable throwFailure;

  FakeSittings(Runnable throwFailure) {
    this.throwFailure = throwFailure;
  }

  @Override
  public synchronized boolean create(Sitting sitting) {
    throwFailure.run();
    return sittings.putIfAbsent(sitting.id(), sitting) == null;
  }

  @Override
  public synchronized Optional<Sitting> find(SittingId id) {
    throwFailure.run();
    return Optional.ofNullable(sittings.get(id));
  }

  @Override
  public synchronized List<Sitting> find(Collection<SittingId> ids) {
    throwFailure.run();
    return sittings.values().stream().filter(each -> ids.contains(each.id())).toList();
  }

  @Override
  public synchronized List<Sitting> list(SittingQuery query) {
    throwFailure.run();
    Comparator<Sitting> order =
        Comparator.<Sitting, Instant>comparing(each -> each.facts().start())
            .thenComparing(Sitting::id);
    return sittings.values().stream()
        .filter(each -> query.from().map(from -> !each.facts().start().isBefore(from)).orElse(true))
        .filter(each -> query.before().map(each.facts().start()::isBefore).orElse(true))
        .sorted(query.latestFirst() ? order.reversed() : order)
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized Map<SittingId, Long> versions() {
    throwFailure.run();
    Map<SittingId, Long> versions = new HashMap<>();
    sittings.forEach((id, sitting) -> versions.put(id, sitting.version()));
    return versions;
  }

  @Override
  public synchronized Optional<Sitting> replace(Sitting changed) {
    throwFailure.run();
    Sitting before = sittings.get(changed.id());
    if (before == null || before.version() != changed.version()) {
      return Optional.empty();
    }
    Sitting after = changed.at(changed.version() + 1);
    sittings.put(changed.id(), after);
    return Optional.of(after);
  }

  @Override
  public synchronized boolean forget(SittingId id, long version) {
    throwFailure.run();
    Sitting before = sittings.get(id);
    if (before == null || before.version() != version) {
      return false;
    }
    sittings.remove(id);
    return true;
  }
}
