package org.tribune.sql.sitting;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.log.JsonCodec;
import org.tribune.sql.column.Times;

/** The table {@code sitting}. */
final class SittingTable {
  private static final JsonCodec<Sitting> CODEC = new JsonCodec<>(Sitting.class);
  private static final String SELECT = "SELECT content, version FROM sitting";

  private SittingTable() {}

  static boolean create(Handle handle, Sitting sitting) {
    return write(
        handle,
        sitting,
        "INSERT INTO sitting (id, starts_at, version, content)"
            + " VALUES (:id, :startsAt, :version, :content) ON CONFLICT (id) DO NOTHING");
  }

  static boolean replace(Handle handle, Sitting sitting) {
    return write(
        handle,
        sitting,
        "UPDATE sitting SET starts_at = :startsAt, version = version + 1,"
            + " content = :content WHERE id = :id AND version = :version");
  }

  /** True if a row was written. */
  private static boolean write(Handle handle, Sitting sitting, String sql) {
    return handle
            .createUpdate(sql)
            .bind("id", sitting.id().value())
            .bind("startsAt", Times.micros(sitting.facts().start()))
            .bind("version", sitting.version())
            .bind("content", content(sitting))
            .execute()
        == 1;
  }

  static boolean remove(Handle handle, SittingId id, long version) {
    return handle.execute("DELETE FROM sitting WHERE id = ? AND version = ?", id.value(), version)
        == 1;
  }

  static Optional<Sitting> find(Handle handle, SittingId id) {
    return handle
        .createQuery(SELECT + " WHERE id = ?")
        .bind(0, id.value())
        .map((row, context) -> sitting(row))
        .findFirst();
  }

  static List<Sitting> find(Handle handle, Collection<SittingId> ids) {
    return handle
        .createQuery(SELECT + " WHERE id IN (<ids>)")
        .bindList("ids", ids.stream().map(SittingId::value).toList())
        .map((row, context) -> sitting(row))
        .list();
  }

  static List<Sitting> list(Handle handle, SittingQuery query) {
    StringBuilder sql = new StringBuilder(SELECT + " WHERE 1 = 1");
    query.from().ifPresent(from -> sql.append(" AND starts_at >= :from"));
    query.before().ifPresent(before -> sql.append(" AND starts_at < :before"));
    sql.append(
        query.latestFirst() ? " ORDER BY starts_at DESC, id DESC" : " ORDER BY starts_at, id");
    Query list =
        handle.createQuery(sql.append(" LIMIT :limit").toString()).bind("limit", query.limit());
    query.from().ifPresent(from -> list.bind("from", Times.micros(from)));
    query.before().ifPresent(before -> list.bind("before", Times.micros(before)));
    return list.map((row, context) -> sitting(row)).list();
  }

  static Map<SittingId, Long> versions(Handle handle) {
    return handle
        .createQuery("SELECT id, version FROM sitting")
        .map((row, context) -> Map.entry(new SittingId(row.getString(1)), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String content(Sitting sitting) {
    return new String(CODEC.encode(sitting), StandardCharsets.UTF_8);
  }

  private static Sitting sitting(ResultSet row) throws SQLException {
    return CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)).at(row.getLong(2));
  }
}
