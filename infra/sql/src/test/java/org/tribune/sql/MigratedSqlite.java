package org.tribune.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.database.SqlFailure;
import org.tribune.sql.database.SqliteDatabase;

/**
 * What an empty SQLite catalogue of this version is: made once for all tests of this process, and
 * copied for each. That a catalogue migrates by itself is the matter of others ({@code
 * NewSqliteFileTest}, {@code SqliteAuditChainTest}). Safe for all threads.
 */
final class MigratedSqlite {
  private static final class Once {
    static final byte[] EMPTY = empty();
  }

  private MigratedSqlite() {}

  /** The bytes of its file. Not to be changed. */
  static byte[] bytes() {
    return Once.EMPTY;
  }

  /** A catalogue in a folder below {@code directory}: what is there already, or an empty one. */
  static CatalogueConfig.Sqlite in(Path directory) {
    Path file = directory.resolve("data/tribune.db");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CatalogueConfig.Sqlite(file);
  }

  private static byte[] empty() {
    try {
      Path folder = Files.createTempDirectory("tribune-template");
      Path file = folder.resolve("tribune.db");
      SqliteDatabase.open(file).close();
      byte[] bytes = serialized(file);
      for (Path each : List.of(file, folder.resolve("tribune.db.lock"), folder)) {
        Files.delete(each);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] serialized(Path file) {
    try (SQLiteConnection connection =
            (SQLiteConnection) new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      // A database in memory can't have a log beside it.
      statement.execute("PRAGMA journal_mode = DELETE");
      return connection.serialize("main");
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
