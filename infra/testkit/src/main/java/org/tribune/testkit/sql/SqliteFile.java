package org.tribune.testkit.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A SQLite file as another program than the catalogue's has it open. The module that uses it has
 * the driver among its dependencies. Owned by one thread.
 */
public final class SqliteFile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connection connection;

  private SqliteFile(Connection connection) {
    this.connection = connection;
  }

  /** Opens it. */
  public static SqliteFile open(Path path) throws SQLException {
    return new SqliteFile(DriverManager.getConnection("jdbc:sqlite:" + path));
  }

  /** Executes a statement. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Locks it, as soon as nobody writes: until it is unlocked or closed nobody else can. */
  public void lock() {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              execute("BEGIN EXCLUSIVE");
              return true;
            });
  }

  /** Ends the lock; nothing was written. */
  public void unlock() throws SQLException {
    execute("ROLLBACK");
  }

  /** Says that a later version of the program has migrated the catalogue in it to version 9999. */
  public void makeLater() throws SQLException {
    execute(
        "INSERT INTO flyway_schema_history SELECT 99, '9999', 'later', type, 'V9999__later.sql', 1,"
            + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
