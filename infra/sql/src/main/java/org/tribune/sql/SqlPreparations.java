package org.tribune.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.PreparationState;
import org.tribune.catalogue.video.Preparations;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.core.broadcast.BroadcastId;

/** The queue of files that are made into films, in a SQL database. Safe for all threads. */
final class SqlPreparations implements Preparations {
  private final Database database;

  SqlPreparations(Database database) {
    this.database = database;
  }

  @Override
  public boolean enqueue(Preparation preparation) {
    return database.write(handle -> PreparationTable.create(handle, preparation));
  }

  @Override
  public Optional<Preparation> claim(String owner, Instant now, Instant until) {
    return database.write(
        handle -> {
          for (BroadcastId id : PreparationTable.claimable(handle, now)) {
            // Another may have taken it since: who has the row's lock looks again.
            Optional<Preparation> claimed =
                PreparationTable.lock(handle, id)
                    .filter(each -> each.mayBeClaimed(now))
                    .map(each -> each.claimed(owner, now, until));
            claimed.ifPresent(each -> PreparationTable.replace(handle, each));
            if (claimed.filter(each -> each.isHeldBy(owner)).isPresent()) {
              return claimed;
            }
          }
          return Optional.empty();
        });
  }

  @Override
  public Renewal renew(
      BroadcastId id,
      String owner,
      double progress,
      Optional<Duration> left,
      boolean paused,
      Instant until) {
    return database.write(
        handle -> {
          Optional<Preparation> found = PreparationTable.lock(handle, id);
          Renewal renewal = Renewal.of(found, owner);
          if (renewal == Renewal.GO_ON) {
            PreparationTable.replace(
                handle, found.orElseThrow().renewed(progress, left, paused, until));
          }
          return renewal;
        });
  }

  @Override
  public Renewal finish(BroadcastId id, String owner, Instant now) {
    return database.write(
        handle -> {
          Optional<Preparation> found = PreparationTable.lock(handle, id);
          Renewal renewal = Renewal.of(found, owner);
          if (renewal == Renewal.GO_ON) {
            PreparationTable.replace(handle, found.orElseThrow().done(now));
            ReportTable.lock(handle, found.orElseThrow().report())
                .ifPresent(report -> give(handle, report, id, now));
          }
          return renewal;
        });
  }

  /** Ids sort by their time: a film that was sent later is not replaced by an earlier one. */
  private static void give(Handle handle, Report report, BroadcastId film, Instant now) {
    Optional<BroadcastId> before = report.film();
    if (before.filter(each -> each.compareTo(film) > 0).isPresent()) {
      RecordingTable.eraseFilm(handle, film);
      return;
    }
    var _ = SqlReports.write(handle, report.withFilm(film, now));
    before
        .filter(each -> !each.equals(film))
        .ifPresent(each -> RecordingTable.eraseFilm(handle, each));
  }

  @Override
  public boolean fail(BroadcastId id, String owner, Preparation.Failure failure, Instant now) {
    return changeIfHeld(id, owner, each -> each.failed(failure, now));
  }

  @Override
  public void giveBack(BroadcastId id, String owner) {
    var _ = changeIfHeld(id, owner, Preparation::givenBack);
  }

  private boolean changeIfHeld(BroadcastId id, String owner, UnaryOperator<Preparation> change) {
    return database.write(
        handle -> {
          Optional<Preparation> held =
              PreparationTable.lock(handle, id).filter(each -> each.isHeldBy(owner));
          held.map(change).ifPresent(each -> PreparationTable.replace(handle, each));
          return held.isPresent();
        });
  }

  @Override
  public Optional<Preparation> cancel(BroadcastId id, Instant now) {
    return change(id, each -> each.state().isOpen() ? each.cancelled(now) : each);
  }

  @Override
  public Optional<Preparation> retry(BroadcastId id) {
    return change(
        id,
        each ->
            each.state() == PreparationState.FAILED || each.state() == PreparationState.CANCELLED
                ? each.again()
                : each);
  }

  @Override
  public Optional<Preparation> acceptShort(BroadcastId id) {
    return change(id, each -> each.isTruncated() ? each.acceptingShort() : each);
  }

  private Optional<Preparation> change(BroadcastId id, UnaryOperator<Preparation> change) {
    return database.write(
        handle -> {
          Optional<Preparation> changed = PreparationTable.lock(handle, id).map(change);
          changed.ifPresent(each -> PreparationTable.replace(handle, each));
          return changed;
        });
  }

  @Override
  public Optional<Preparation> find(BroadcastId id) {
    return database.read(handle -> PreparationTable.find(handle, id));
  }

  @Override
  public List<Preparation> of(ReportId report) {
    return database.read(handle -> PreparationTable.of(handle, report));
  }

  @Override
  public List<Preparation> open() {
    return database.read(PreparationTable::open);
  }

  @Override
  public List<Preparation> failed(int limit) {
    return database.read(handle -> PreparationTable.failed(handle, limit));
  }

  @Override
  public List<Preparation> all() {
    return database.read(PreparationTable::all);
  }
}
