package org.tribune.testkit.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.PreparationState;
import org.tribune.catalogue.video.Preparations;
import org.tribune.catalogue.video.ReportId;
import org.tribune.core.broadcast.BroadcastId;

/** The queue of films in memory. Safe for all threads. */
final class FakePreparations implements Preparations {
  private static final Comparator<Preparation> OLDEST_FIRST =
      Comparator.comparing(Preparation::askedAt).thenComparing(Preparation::id);

  private final Map<BroadcastId, Preparation> preparations = new TreeMap<>();
  private final Runnable throwFailure;
  private final FakeReports reports;

  FakePreparations(Runnable throwFailure, FakeReports reports) {
    this.throwFailure = throwFailure;
    this.reports = reports;
  }

  @Override
  public synchronized boolean enqueue(Preparation preparation) {
    throwFailure.run();
    if (reports.find(preparation.report()).isEmpty()) {
      throw new CatalogueException("There is no report " + preparation.report());
    }
    return preparations.putIfAbsent(preparation.id(), preparation) == null;
  }

  /** Those of reports that are there. */
  private List<Preparation> list(Predicate<Preparation> wanted, Comparator<Preparation> order) {
    throwFailure.run();
    preparations.values().removeIf(each -> reports.find(each.report()).isEmpty());
    return preparations.values().stream().filter(wanted).sorted(order).toList();
  }

  @Override
  public synchronized Optional<Preparation> claim(String owner, Instant now, Instant until) {
    for (Preparation each : list(one -> one.mayBeClaimed(now), OLDEST_FIRST)) {
      Preparation claimed = each.claimed(owner, now, until);
      preparations.put(claimed.id(), claimed);
      if (claimed.isHeldBy(owner)) {
        return Optional.of(claimed);
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized Renewal renew(
      BroadcastId id,
      String owner,
      double progress,
      Optional<Duration> left,
      boolean paused,
      Instant until) {
    Renewal renewal = Renewal.of(find(id), owner);
    if (renewal == Renewal.GO_ON) {
      var _ = change(id, each -> each.renewed(progress, left, paused, until));
    }
    return renewal;
  }

  @Override
  public synchronized Renewal finish(BroadcastId id, String owner, Instant now) {
    Renewal renewal = Renewal.of(find(id), owner);
    if (renewal == Renewal.GO_ON) {
      change(id, each -> each.done(now)).ifPresent(each -> reports.give(each.report(), id, now));
    }
    return renewal;
  }

  @Override
  public synchronized boolean fail(
      BroadcastId id, String owner, Preparation.Failure failure, Instant now) {
    boolean held = isHeld(id, owner);
    if (held) {
      var _ = change(id, each -> each.failed(failure, now));
    }
    return held;
  }

  @Override
  public synchronized void giveBack(BroadcastId id, String owner) {
    if (isHeld(id, owner)) {
      var _ = change(id, Preparation::givenBack);
    }
  }

  private boolean isHeld(BroadcastId id, String owner) {
    return find(id).filter(each -> each.isHeldBy(owner)).isPresent();
  }

  @Override
  public synchronized Optional<Preparation> cancel(BroadcastId id, Instant now) {
    return change(id, each -> each.state().isOpen() ? each.cancelled(now) : each);
  }

  @Override
  public synchronized Optional<Preparation> retry(BroadcastId id) {
    return change(
        id,
        each ->
            each.state() == PreparationState.FAILED || each.state() == PreparationState.CANCELLED
                ? each.again()
                : each);
  }

  @Override
  public synchronized Optional<Preparation> acceptShort(BroadcastId id) {
    return change(id, each -> each.isTruncated() ? each.acceptingShort() : each);
  }

  private Optional<Preparation> change(BroadcastId id, UnaryOperator<Preparation> change) {
    Optional<Preparation> changed = find(id).map(change);
    changed.ifPresent(each -> preparations.put(id, each));
    return changed;
  }

  @Override
  public synchronized Optional<Preparation> find(BroadcastId id) {
    return list(each -> each.id().equals(id), OLDEST_FIRST).stream().findFirst();
  }

  @Override
  public synchronized List<Preparation> of(ReportId report) {
    return list(each -> each.report().equals(report), OLDEST_FIRST.reversed());
  }

  @Override
  public synchronized List<Preparation> open() {
    return list(each -> each.state().isOpen(), OLDEST_FIRST);
  }

  @Override
  public synchronized List<Preparation> failed(int limit) {
    return list(each -> each.state() == PreparationState.FAILED, OLDEST_FIRST.reversed()).stream()
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Preparation> all() {
    return list(each -> true, OLDEST_FIRST.reversed());
  }
}
