package org.tribune.sql.video;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoQuery;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.catalogue.video.VideoState;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.database.Database;
import org.tribune.sql.recording.RecordingTable;

/** The reports in a SQL database. Safe for all threads. */
public final class SqlVideos implements Videos {
  private final Database database;

  public SqlVideos(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(Video video) {
    return database.write(handle -> VideoTable.create(handle, video));
  }

  @Override
  public Optional<Video> find(VideoId id) {
    return database.read(handle -> VideoTable.find(handle, id));
  }

  @Override
  public Optional<Video> find(Slug slug) {
    return database.read(handle -> VideoTable.find(handle, slug));
  }

  @Override
  public Optional<Video> ofFilm(BroadcastId film) {
    return database.read(handle -> VideoTable.ofFilm(handle, film));
  }

  @Override
  public List<Video> list(VideoQuery query) {
    return database.read(handle -> VideoTable.list(handle, query));
  }

  @Override
  public List<Video> due(Instant now) {
    return database.read(handle -> VideoTable.due(handle, now));
  }

  @Override
  public Map<VideoId, Long> versions() {
    return database.read(VideoTable::versions);
  }

  @Override
  public Optional<Video> replace(Video changed) {
    return database.write(
        handle ->
            VideoTable.lock(handle, changed.id(), changed.version())
                ? VideoTable.find(handle, changed.id())
                    .map(before -> write(handle, before, changed))
                : Optional.empty());
  }

  private static Video write(Handle handle, Video before, Video changed) {
    VideoRevisionTable.keep(handle, before, changed);
    return write(handle, changed);
  }

  @Override
  public List<VideoRevision.About> revisions(VideoId id) {
    return database.read(handle -> VideoRevisionTable.list(handle, id, VideoRevision.MOST));
  }

  @Override
  public Optional<VideoRevision> revision(VideoId id, long number) {
    return database.read(handle -> VideoRevisionTable.find(handle, id, number));
  }

  @Override
  public void keep(VideoId id, VideoRevision revision) {
    database.run(
        handle -> {
          VideoRevisionTable.save(handle, id, revision);
        });
  }

  /** Writes a report down that is locked, and has its film follow. */
  static Video write(Handle handle, Video changed) {
    Video addressed =
        changed
            .slug()
            .map(slug -> changed.under(VideoTable.claim(handle, slug, changed.id())))
            .orElse(changed);
    Video now = VideoTable.replace(handle, addressed);
    now.film()
        .ifPresent(
            film ->
                RecordingTable.show(
                    handle, film, now.state() == VideoState.PUBLISHED, now.texts().title()));
    return now;
  }

  @Override
  public boolean forget(VideoId id, long version) {
    return database.write(
        handle -> {
          if (!VideoTable.lock(handle, id, version)) {
            return false;
          }
          VideoTable.find(handle, id)
              .flatMap(Video::film)
              .ifPresent(film -> RecordingTable.eraseFilm(handle, film));
          VideoTable.remove(handle, id);
          return true;
        });
  }

  @Override
  public List<Category> categories() {
    return database.read(VideoCategoryTables::categories);
  }

  @Override
  public void save(Category category) {
    database.run(
        handle -> {
          VideoCategoryTables.save(handle, category);
        });
  }

  @Override
  public boolean forgetCategory(Slug slug) {
    return database.write(handle -> VideoCategoryTables.forgetCategory(handle, slug));
  }

  @Override
  public List<Series> series() {
    return database.read(VideoCategoryTables::series);
  }

  @Override
  public void save(Series series) {
    database.run(
        handle -> {
          VideoCategoryTables.save(handle, series);
        });
  }

  @Override
  public boolean forgetSeries(Slug slug) {
    return database.write(handle -> VideoCategoryTables.forgetSeries(handle, slug));
  }
}
