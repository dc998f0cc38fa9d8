package org.tribune.sql.publication;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.log.JsonCodec;

/** The table {@code publication}. */
final class PublicationTable {
  private static final JsonCodec<Publication> CODEC = new JsonCodec<>(Publication.class);
  private static final String SELECT = "SELECT content FROM publication";

  private PublicationTable() {}

  static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(number), 0) FROM publication")
        .mapTo(Long.class)
        .one();
  }

  /** False if there is one of its number. */
  static boolean insert(Handle handle, Publication entry) {
    return handle
            .createUpdate(
                "INSERT INTO publication (number, sitting, content)"
                    + " VALUES (:number, :sitting, :content) ON CONFLICT (number) DO NOTHING")
            .bind("number", entry.number())
            .bind("sitting", entry.sitting().value())
            .bind("content", text(entry))
            .execute()
        == 1;
  }

  static void replace(Handle handle, Publication entry) {
    handle.execute(
        "UPDATE publication SET sitting = ?, content = ? WHERE number = ?",
        entry.sitting().value(),
        text(entry),
        entry.number());
  }

  private static String text(Publication entry) {
    return new String(CODEC.encode(entry), StandardCharsets.UTF_8);
  }

  static Optional<Publication> find(Handle handle, long number) {
    return handle
        .createQuery(SELECT + " WHERE number = ?")
        .bind(0, number)
        .map((row, context) -> entry(row))
        .findFirst();
  }

  static List<Publication> before(Handle handle, long number, int limit) {
    return handle
        .createQuery(SELECT + " WHERE number < ? ORDER BY number DESC LIMIT ?")
        .bind(0, number)
        .bind(1, limit)
        .map((row, context) -> entry(row))
        .list();
  }

  static List<Publication> of(Handle handle, SittingId sitting) {
    return handle
        .createQuery(SELECT + " WHERE sitting = ? ORDER BY number")
        .bind(0, sitting.value())
        .map((row, context) -> entry(row))
        .list();
  }

  private static Publication entry(ResultSet row) throws SQLException {
    return CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8));
  }
}
