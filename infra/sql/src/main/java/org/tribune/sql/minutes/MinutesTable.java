package org.tribune.sql.minutes;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** The table {@code minutes}. */
final class MinutesTable {
  private static final JsonCodec<Minutes> CODEC = new JsonCodec<>(Minutes.class);
  private static final String SELECT = "SELECT content, version FROM minutes";

  private MinutesTable() {}

  static boolean create(Handle handle, Minutes minutes) {
    return write(
        handle,
        minutes,
        "INSERT INTO minutes (sitting, version, published_at, content)"
            + " VALUES (:sitting, :version, :publishedAt, :content)"
            + " ON CONFLICT (sitting) DO NOTHING");
  }

  /** True if a draft of the version that {@code changed} bears was there. */
  static boolean replace(Handle handle, Minutes changed) {
    return write(
        handle,
        changed,
        "UPDATE minutes SET version = version + 1, published_at = :publishedAt,"
            + " content = :content"
            + " WHERE sitting = :sitting AND version = :version AND published_at IS NULL");
  }

  private static boolean write(Handle handle, Minutes minutes, String sql) {
    return handle
            .createUpdate(sql)
            .bind("sitting", minutes.sitting().value())
            .bind("version", minutes.version())
            .bind(
                "publishedAt",
                minutes.adoption().map(Adoption::publishedAt).map(Times::micros).orElse(null))
            .bind("content", new String(CODEC.encode(minutes), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  static Optional<Minutes> find(Handle handle, SittingId sitting) {
    return handle
        .createQuery(SELECT + " WHERE sitting = ?")
        .bind(0, sitting.value())
        .map((row, context) -> minutes(row))
        .findFirst();
  }

  static Map<SittingId, Instant> published(Handle handle) {
    return handle
        .createQuery("SELECT sitting, published_at FROM minutes WHERE published_at IS NOT NULL")
        .map(
            (row, context) ->
                Map.entry(new SittingId(row.getString(1)), Times.instant(row.getLong(2))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Optional<Instant> publishedAt(Handle handle, SittingId sitting) {
    return handle
        .createQuery(
            "SELECT published_at FROM minutes WHERE sitting = ? AND published_at IS NOT NULL")
        .bind(0, sitting.value())
        .map((row, context) -> Times.instant(row.getLong(1)))
        .findFirst();
  }

  static void remove(Handle handle, SittingId sitting) {
    handle.execute("DELETE FROM minutes WHERE sitting = ?", sitting.value());
  }

  private static Minutes minutes(ResultSet row) throws SQLException {
    return CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)).at(row.getLong(2));
  }
}
