package org.tribune.sql.assembly;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.core.log.JsonCodec;

/** The table {@code assembly}. */
final class AssemblyTable {
  private static final JsonCodec<Assembly> CODEC = new JsonCodec<>(Assembly.class);
  private static final String SELECT = "SELECT content, version FROM assembly";

  private AssemblyTable() {}

  static boolean create(Handle handle, Assembly assembly) {
    return write(
        handle,
        assembly,
        "INSERT INTO assembly (id, name, version, content)"
            + " VALUES (:id, :name, :version, :content) ON CONFLICT DO NOTHING");
  }

  static boolean replace(Handle handle, Assembly assembly) {
    return write(
        handle,
        assembly,
        "UPDATE assembly SET name = :name, version = version + 1, content = :content"
            + " WHERE id = :id AND version = :version"
            + " AND NOT EXISTS (SELECT 1 FROM assembly other WHERE other.name = :name"
            + " AND other.id <> :id)");
  }

  /** True if a row was written. */
  private static boolean write(Handle handle, Assembly assembly, String sql) {
    return handle
            .createUpdate(sql)
            .bind("id", assembly.id().value())
            .bind("name", PlainName.of(assembly.body()))
            .bind("version", assembly.version())
            .bind("content", new String(CODEC.encode(assembly), StandardCharsets.UTF_8))
            .execute()
        == 1;
  }

  static boolean remove(Handle handle, AssemblyId id, long version) {
    return handle.execute("DELETE FROM assembly WHERE id = ? AND version = ?", id.value(), version)
        == 1;
  }

  static Optional<Assembly> find(Handle handle, AssemblyId id) {
    return one(handle, " WHERE id = ?", id.value());
  }

  static Optional<Assembly> findByName(Handle handle, String name) {
    return one(handle, " WHERE name = ?", PlainName.of(name));
  }

  private static Optional<Assembly> one(Handle handle, String where, String value) {
    return handle
        .createQuery(SELECT + where)
        .bind(0, value)
        .map((row, context) -> assembly(row))
        .findFirst();
  }

  static List<Assembly> list(Handle handle) {
    return handle
        .createQuery(SELECT + " ORDER BY name")
        .map((row, context) -> assembly(row))
        .list();
  }

  private static Assembly assembly(ResultSet row) throws SQLException {
    return CODEC.decode(row.getString(1).getBytes(StandardCharsets.UTF_8)).at(row.getLong(2));
  }
}
