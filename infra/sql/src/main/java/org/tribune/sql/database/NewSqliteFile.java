package org.tribune.sql.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.tribune.sql.audit.AuditChainTable;

/**
 * Makes the tables of a new SQLite file at once, as all migrations together would: Flyway takes
 * longer for it than all the rest of a start, and commits once a migration. {@code
 * db/sqlite-new.sql} is written by a test, which compares it with what the migrations make.
 */
final class NewSqliteFile {
  private static final String SCRIPT = "/db/sqlite-new.sql";

  private NewSqliteFile() {}

  /**
   * Makes all tables, or none.
   *
   * @return false if there is something already, which is left to the migrations
   */
  static boolean make(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      if (hasTables(connection)) {
        return false;
      }
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(script());
      }
      // A handle that is made so leaves the connection open. Each trail begins with a seed of its
      // own.
      Jdbi.create(connection).useHandle(handle -> AuditChainTable.adopt(handle, Instant.now()));
      connection.commit();
      return true;
    }
  }

  private static boolean hasTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1")) {
      return rows.next();
    }
  }

  private static String script() {
    try (InputStream in = NewSqliteFile.class.getResourceAsStream(SCRIPT)) {
      return new String(Objects.requireNonNull(in, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
