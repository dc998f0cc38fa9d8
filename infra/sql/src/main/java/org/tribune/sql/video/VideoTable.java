package org.tribune.sql.video;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoQuery;
import org.tribune.catalogue.video.VideoState;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** The tables {@code report} and {@code report_slug}. */
final class VideoTable {
  private static final JsonCodec<Video> CODEC = new JsonCodec<>(Video.class);
  private static final String SELECT = "SELECT content, version FROM report";

  private VideoTable() {}

  static boolean create(Handle handle, Video video) {
    boolean created =
        write(
            handle,
            video,
            "INSERT INTO report (id, slug, state, author, category, series, film, changed_at,"
                + " scheduled_at, published_at, version, content) VALUES (:id, :slug, :state,"
                + " :author, :category, :series, :film, :changedAt, :scheduledAt, :publishedAt,"
                + " :version, :content) ON CONFLICT (id) DO NOTHING");
    if (created) {
      video.slug().ifPresent(slug -> claim(handle, slug, video.id()));
    }
    return created;
  }

  /**
   * Keeps others from changing it until the transaction ends.
   *
   * @return false if there is none of this version
   */
  static boolean lock(Handle handle, VideoId id, long version) {
    return handle.execute(
            "UPDATE report SET version = version WHERE id = ? AND version = ?", id.value(), version)
        == 1;
  }

  /** The same, of whatever version. */
  static Optional<Video> lock(Handle handle, VideoId id) {
    handle.execute("UPDATE report SET version = version WHERE id = ?", id.value());
    return find(handle, id);
  }

  /** Writes one down that is locked, with the next version, which it gives. */
  static Video replace(Handle handle, Video changed) {
    Video next = changed.at(changed.version() + 1);
    var _ =
        write(
            handle,
            next,
            "UPDATE report SET slug = :slug, state = :state, author = :author,"
                + " category = :category, series = :series, film = :film, changed_at = :changedAt,"
                + " scheduled_at = :scheduledAt, published_at = :publishedAt, version = :version,"
                + " content = :content WHERE id = :id");
    return next;
  }

  /** True if a row was written. */
  private static boolean write(Handle handle, Video video, String sql) {
    return handle
            .createUpdate(sql)
            .bind("id", video.id().value())
            .bind("slug", video.slug().map(Slug::value).orElse(null))
            .bind("state", video.state().name())
            .bind("author", video.author().account().value())
            .bind("category", video.texts().category().map(Slug::value).orElse(null))
            .bind("series", video.texts().series().map(Slug::value).orElse(null))
            .bind("film", video.film().map(BroadcastId::value).orElse(null))
            .bind("changedAt", Times.micros(video.dates().changedAt()))
            .bind("scheduledAt", Times.micros(video.dates().scheduledAt()))
            .bind("publishedAt", Times.micros(video.dates().publishedAt()))
            .bind("version", video.version())
            .bind("content", new String(CODEC.encode(video), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  /** An address for {@code video}: {@code wanted}, or the next number of it that is free. */
  static Slug claim(Handle handle, Slug wanted, VideoId video) {
    Slug free = wanted;
    for (int number = 2; !isClaimed(handle, free, video); number++) {
      free = wanted.numbered(number);
    }
    return free;
  }

  private static boolean isClaimed(Handle handle, Slug slug, VideoId video) {
    handle.execute(
        "INSERT INTO report_slug (slug, report) VALUES (?, ?) ON CONFLICT (slug) DO NOTHING",
        slug.value(),
        video.value());
    return handle
        .createQuery("SELECT report FROM report_slug WHERE slug = ?")
        .bind(0, slug.value())
        .mapTo(String.class)
        .one()
        .equals(video.value());
  }

  static void remove(Handle handle, VideoId id) {
    handle.execute("DELETE FROM report WHERE id = ?", id.value());
  }

  static Optional<Video> find(Handle handle, VideoId id) {
    return findBy(handle, "id", id.value());
  }

  static Optional<Video> find(Handle handle, Slug slug) {
    return findBy(handle, "slug", slug.value());
  }

  static Optional<Video> ofFilm(Handle handle, BroadcastId film) {
    return findBy(handle, "film", film.value());
  }

  private static Optional<Video> findBy(Handle handle, String column, String value) {
    return handle
        .createQuery(SELECT + " WHERE " + column + " = ? ORDER BY id")
        .bind(0, value)
        .map((row, context) -> report(row))
        .findFirst();
  }

  static List<Video> list(Handle handle, VideoQuery query) {
    String time =
        switch (query.order()) {
          case CHANGED -> "changed_at";
          case PUBLISHED -> "published_at";
        };
    StringBuilder sql = new StringBuilder(SELECT + " WHERE " + time + " IS NOT NULL");
    query.state().ifPresent(state -> sql.append(" AND state = :state"));
    query.author().ifPresent(author -> sql.append(" AND author = :author"));
    query.category().ifPresent(category -> sql.append(" AND category = :category"));
    query.series().ifPresent(series -> sql.append(" AND series = :series"));
    query.before().ifPresent(before -> sql.append(" AND " + time + " < :before"));
    sql.append(" ORDER BY " + time + " DESC, id DESC LIMIT :limit");
    Query list = handle.createQuery(sql.toString()).bind("limit", query.limit());
    query.state().map(VideoState::name).ifPresent(state -> list.bind("state", state));
    query.author().map(AccountId::value).ifPresent(author -> list.bind("author", author));
    query.category().map(Slug::value).ifPresent(category -> list.bind("category", category));
    query.series().map(Slug::value).ifPresent(series -> list.bind("series", series));
    query.before().ifPresent(before -> list.bind("before", Times.micros(before)));
    return list.map((row, context) -> report(row)).list();
  }

  static List<Video> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            SELECT
                + " WHERE state = 'SCHEDULED' AND scheduled_at <= :now ORDER BY scheduled_at, id")
        .bind("now", Times.micros(now))
        .map((row, context) -> report(row))
        .list();
  }

  static Map<VideoId, Long> versions(Handle handle) {
    return handle
        .createQuery("SELECT id, version FROM report")
        .map((row, context) -> Map.entry(new VideoId(row.getString(1)), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Video report(ResultSet row) throws SQLException {
    return CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)).at(row.getLong(2));
  }
}
