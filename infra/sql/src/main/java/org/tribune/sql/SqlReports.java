package org.tribune.sql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportQuery;
import org.tribune.catalogue.video.ReportRevision;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Reports;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.broadcast.BroadcastId;

/** The reports in a SQL database. Safe for all threads. */
final class SqlReports implements Reports {
  private final Database database;

  SqlReports(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(Report report) {
    return database.write(handle -> ReportTable.create(handle, report));
  }

  @Override
  public Optional<Report> find(ReportId id) {
    return database.read(handle -> ReportTable.find(handle, id));
  }

  @Override
  public Optional<Report> find(Slug slug) {
    return database.read(handle -> ReportTable.find(handle, slug));
  }

  @Override
  public Optional<Report> ofFilm(BroadcastId film) {
    return database.read(handle -> ReportTable.ofFilm(handle, film));
  }

  @Override
  public List<Report> list(ReportQuery query) {
    return database.read(handle -> ReportTable.list(handle, query));
  }

  @Override
  public List<Report> due(Instant now) {
    return database.read(handle -> ReportTable.due(handle, now));
  }

  @Override
  public Map<ReportId, Long> versions() {
    return database.read(ReportTable::versions);
  }

  @Override
  public Optional<Report> replace(Report changed) {
    return database.write(
        handle ->
            ReportTable.lock(handle, changed.id(), changed.version())
                ? ReportTable.find(handle, changed.id())
                    .map(before -> write(handle, before, changed))
                : Optional.empty());
  }

  private static Report write(Handle handle, Report before, Report changed) {
    ReportRevisionTable.keep(handle, before, changed);
    return write(handle, changed);
  }

  @Override
  public List<ReportRevision.About> revisions(ReportId id) {
    return database.read(handle -> ReportRevisionTable.list(handle, id, ReportRevision.MOST));
  }

  @Override
  public Optional<ReportRevision> revision(ReportId id, long number) {
    return database.read(handle -> ReportRevisionTable.find(handle, id, number));
  }

  @Override
  public void keep(ReportId id, ReportRevision revision) {
    database.run(
        handle -> {
          ReportRevisionTable.save(handle, id, revision);
        });
  }

  /** Writes a report down that is locked, and has its film follow. */
  static Report write(Handle handle, Report changed) {
    Report addressed =
        changed
            .slug()
            .map(slug -> changed.under(ReportTable.claim(handle, slug, changed.id())))
            .orElse(changed);
    Report now = ReportTable.replace(handle, addressed);
    now.film()
        .ifPresent(
            film ->
                RecordingTable.show(
                    handle, film, now.state() == ReportState.PUBLISHED, now.texts().title()));
    return now;
  }

  @Override
  public boolean forget(ReportId id, long version) {
    return database.write(
        handle -> {
          if (!ReportTable.lock(handle, id, version)) {
            return false;
          }
          ReportTable.find(handle, id)
              .flatMap(Report::film)
              .ifPresent(film -> RecordingTable.eraseFilm(handle, film));
          ReportTable.remove(handle, id);
          return true;
        });
  }

  @Override
  public List<Category> categories() {
    return database.read(ReportShelfTables::categories);
  }

  @Override
  public void save(Category category) {
    database.run(
        handle -> {
          ReportShelfTables.save(handle, category);
        });
  }

  @Override
  public boolean forgetCategory(Slug slug) {
    return database.write(handle -> ReportShelfTables.forgetCategory(handle, slug));
  }

  @Override
  public List<Series> series() {
    return database.read(ReportShelfTables::series);
  }

  @Override
  public void save(Series series) {
    database.run(
        handle -> {
          ReportShelfTables.save(handle, series);
        });
  }

  @Override
  public boolean forgetSeries(Slug slug) {
    return database.write(handle -> ReportShelfTables.forgetSeries(handle, slug));
  }
}
