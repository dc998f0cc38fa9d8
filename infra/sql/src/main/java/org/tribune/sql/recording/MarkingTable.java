package org.tribune.sql.recording;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;

/** The table {@code marking}. */
public final class MarkingTable {
  private static final JsonCodec<Marking> CODEC = new JsonCodec<>(Marking.class);
  private static final String SELECT = "SELECT content, version FROM marking";

  private MarkingTable() {}

  /** True if a row was written. */
  static boolean replace(Handle handle, Marking marking) {
    String sql =
        marking.version() == 0
            ? "INSERT INTO marking (broadcast, version, content)"
                + " VALUES (:broadcast, :version + 1, :content) ON CONFLICT (broadcast) DO NOTHING"
            : "UPDATE marking SET version = version + 1, content = :content"
                + " WHERE broadcast = :broadcast AND version = :version";
    return handle
            .createUpdate(sql)
            .bind("broadcast", marking.broadcast().value())
            .bind("version", marking.version())
            .bind("content", new String(CODEC.encode(marking), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  public static void remove(Handle handle, BroadcastId broadcast) {
    handle.execute("DELETE FROM marking WHERE broadcast = ?", broadcast.value());
  }

  static Optional<Marking> find(Handle handle, BroadcastId broadcast) {
    return handle
        .createQuery(SELECT + " WHERE broadcast = ?")
        .bind(0, broadcast.value())
        .map((row, context) -> marking(row))
        .findFirst();
  }

  static List<Marking> list(Handle handle, Optional<BroadcastId> behind, int limit) {
    return handle
        .createQuery(SELECT + " WHERE broadcast > :behind ORDER BY broadcast LIMIT :limit")
        .bind("behind", behind.map(BroadcastId::value).orElse(""))
        .bind("limit", limit)
        .map((row, context) -> marking(row))
        .list();
  }

  static Map<BroadcastId, Long> versions(Handle handle) {
    return handle
        .createQuery("SELECT broadcast, version FROM marking")
        .map((row, context) -> Map.entry(new BroadcastId(row.getString(1)), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Marking marking(ResultSet row) throws SQLException {
    return CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)).at(row.getLong(2));
  }
}
