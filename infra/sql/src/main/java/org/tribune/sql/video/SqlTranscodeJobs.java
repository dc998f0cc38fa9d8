package org.tribune.sql.video;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.database.Database;
import org.tribune.sql.recording.RecordingTable;

/** The queue of files that are made into films, in a SQL database. Safe for all threads. */
public final class SqlTranscodeJobs implements TranscodeJobs {
  private final Database database;

  public SqlTranscodeJobs(Database database) {
    this.database = database;
  }

  @Override
  public boolean enqueue(TranscodeJob job) {
    return database.write(handle -> TranscodeJobTable.create(handle, job));
  }

  @Override
  public Optional<TranscodeJob> claim(String owner, Instant now, Instant until) {
    return database.write(
        handle -> {
          for (BroadcastId id : TranscodeJobTable.claimable(handle, now)) {
            // Another may have taken it since: who has the row's lock looks again.
            Optional<TranscodeJob> claimed =
                TranscodeJobTable.lock(handle, id)
                    .filter(each -> each.mayBeClaimed(now))
                    .map(each -> each.claimed(owner, now, until));
            claimed.ifPresent(each -> TranscodeJobTable.replace(handle, each));
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
          Optional<TranscodeJob> found = TranscodeJobTable.lock(handle, id);
          Renewal renewal = Renewal.of(found, owner);
          if (renewal == Renewal.GO_ON) {
            TranscodeJobTable.replace(
                handle, found.orElseThrow().renewed(progress, left, paused, until));
          }
          return renewal;
        });
  }

  @Override
  public Renewal finish(BroadcastId id, String owner, Instant now) {
    return database.write(
        handle -> {
          Optional<TranscodeJob> found = TranscodeJobTable.lock(handle, id);
          Renewal renewal = Renewal.of(found, owner);
          if (renewal == Renewal.GO_ON) {
            TranscodeJobTable.replace(handle, found.orElseThrow().done(now));
            VideoTable.lock(handle, found.orElseThrow().report())
                .ifPresent(video -> give(handle, video, id, now));
          }
          return renewal;
        });
  }

  /** Ids sort by their time: a film that was sent later is not replaced by an earlier one. */
  private static void give(Handle handle, Video video, BroadcastId film, Instant now) {
    Optional<BroadcastId> before = video.film();
    if (before.filter(each -> each.compareTo(film) > 0).isPresent()) {
      RecordingTable.eraseFilm(handle, film);
      return;
    }
    var _ = SqlVideos.write(handle, video.withFilm(film, now));
    before
        .filter(each -> !each.equals(film))
        .ifPresent(each -> RecordingTable.eraseFilm(handle, each));
  }

  @Override
  public boolean fail(BroadcastId id, String owner, TranscodeJob.Failure failure, Instant now) {
    return changeIfHeld(id, owner, each -> each.failed(failure, now));
  }

  @Override
  public void giveBack(BroadcastId id, String owner) {
    var _ = changeIfHeld(id, owner, TranscodeJob::givenBack);
  }

  private boolean changeIfHeld(BroadcastId id, String owner, UnaryOperator<TranscodeJob> change) {
    return database.write(
        handle -> {
          Optional<TranscodeJob> held =
              TranscodeJobTable.lock(handle, id).filter(each -> each.isHeldBy(owner));
          held.map(change).ifPresent(each -> TranscodeJobTable.replace(handle, each));
          return held.isPresent();
        });
  }

  @Override
  public Optional<TranscodeJob> cancel(BroadcastId id, Instant now) {
    return change(id, each -> each.state().isOpen() ? each.cancelled(now) : each);
  }

  @Override
  public Optional<TranscodeJob> retry(BroadcastId id) {
    return change(
        id,
        each ->
            each.state() == TranscodeJobState.FAILED || each.state() == TranscodeJobState.CANCELLED
                ? each.again()
                : each);
  }

  @Override
  public Optional<TranscodeJob> acceptShort(BroadcastId id) {
    return change(id, each -> each.isTruncated() ? each.acceptingShort() : each);
  }

  private Optional<TranscodeJob> change(BroadcastId id, UnaryOperator<TranscodeJob> change) {
    return database.write(
        handle -> {
          Optional<TranscodeJob> changed = TranscodeJobTable.lock(handle, id).map(change);
          changed.ifPresent(each -> TranscodeJobTable.replace(handle, each));
          return changed;
        });
  }

  @Override
  public Optional<TranscodeJob> find(BroadcastId id) {
    return database.read(handle -> TranscodeJobTable.find(handle, id));
  }

  @Override
  public List<TranscodeJob> of(VideoId video) {
    return database.read(handle -> TranscodeJobTable.of(handle, video));
  }

  @Override
  public List<TranscodeJob> open() {
    return database.read(TranscodeJobTable::open);
  }

  @Override
  public List<TranscodeJob> failed(int limit) {
    return database.read(handle -> TranscodeJobTable.failed(handle, limit));
  }

  @Override
  public List<BroadcastId> done() {
    return database.read(TranscodeJobTable::done);
  }

  @Override
  public List<TranscodeJob> all() {
    return database.read(TranscodeJobTable::all);
  }
}
