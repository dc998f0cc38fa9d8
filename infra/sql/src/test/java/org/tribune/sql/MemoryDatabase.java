package org.tribune.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.tribune.sql.database.Database;
import org.tribune.sql.database.SqlFailure;
import org.tribune.sql.database.SqliteDatabase;

/**
 * A SQLite database without a file, for tests: it begins as a copy of one that was migrated once
 * for all tests of this process, and is opened in a millisecond or two. One connection serves all,
 * in turn. Safe for all threads.
 */
final class MemoryDatabase implements Database {
  private static final Path NO_FILE = Path.of("in-memory.db").toAbsolutePath();

  /** Whose turn it is. */
  private static final ScopedValue<SQLiteConnection> CURRENT = ScopedValue.newInstance();

  /** One for all, so that a statement is read and its rows' mapper found once in a process. */
  private static final Jdbi JDBI = Jdbi.create(new CurrentConnection());

  private final ReentrantLock lock = new ReentrantLock();
  private final SQLiteConnection connection;

  private static final class CurrentConnection implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return CURRENT.get();
    }

    @Override
    public void closeConnection(Connection connection) {
      // The catalogue's end closes it.
    }
  }

  private MemoryDatabase(SQLiteConnection connection) {
    this.connection = connection;
  }

  /** Opens one with empty tables. */
  static MemoryDatabase open() {
    try {
      SQLiteConnection connection = connect(":memory:");
      connection.deserialize("main", MigratedSqlite.bytes());
      return new MemoryDatabase(connection);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static SQLiteConnection connect(String name) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    return (SQLiteConnection) config.createConnection("jdbc:sqlite:" + name);
  }

  private <T> T inTurn(Supplier<T> work) {
    lock.lock();
    try {
      return ScopedValue.where(CURRENT, connection)
          .call(() -> SqliteDatabase.translated(NO_FILE, work));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return inTurn(() -> JDBI.withHandle(work::apply));
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return inTurn(() -> JDBI.inTransaction(work::apply));
  }

  @Override
  public List<String> findDamage() {
    return List.of();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    } finally {
      lock.unlock();
    }
  }
}
