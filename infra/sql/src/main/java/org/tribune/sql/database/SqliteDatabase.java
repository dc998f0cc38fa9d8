package org.tribune.sql.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.UrgentAccess;
import org.tribune.core.store.DiskReserve;
import org.tribune.sql.audit.AuditGuards;
import org.tribune.sql.audit.AuditTable;

/**
 * A SQLite file: one connection writes, a few read at the same time (write-ahead log), and some
 * read what is urgent. Several processes of one machine may share the file.
 */
public final class SqliteDatabase implements Database {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int BUSY_MILLIS = 50;
  private static final int READERS = 3;
  private static final int URGENT_READERS = 2;
  private static final int CACHE_KIBIBYTES = 4_096;
  private static final int LOG_LIMIT_BYTES = 32 << 20;

  /** File locks are the process's: threads need one of their own. */
  private static final ReentrantLock MIGRATION = new ReentrantLock();

  private final Path path;
  private final DiskReserve reserve;
  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final HikariDataSource urgentReaders;
  private final Jdbi writing;
  private final Jdbi reading;
  private final SqliteErasure erasure;
  private final Jdbi urgentReading;
  private final WriterTurns turns = new WriterTurns(PATIENCE);

  private SqliteDatabase(Path path, SQLiteDataSource source, SqliteErasure.Rhythm rhythm) {
    this.path = path;
    reserve = DiskReserve.beside(path);
    writers = pool("catalogue-writer", source, /* size= */ 1);
    readers = pool("catalogue-reader", source, READERS);
    urgentReaders = pool("catalogue-urgent", source, URGENT_READERS);
    writing = ParameterParser.jdbi(writers);
    reading = ParameterParser.jdbi(readers);
    erasure = new SqliteErasure(path, reserve, writing, reading, rhythm);
    urgentReading = ParameterParser.jdbi(urgentReaders);
  }

  private static HikariDataSource pool(String name, SQLiteDataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  /** Opens the file, created or brought to this version if need be. */
  public static SqliteDatabase open(Path path) {
    return open(path, SqliteErasure.Rhythm.USUAL);
  }

  /** The same, with what was erased leaving the files in this rhythm. */
  public static SqliteDatabase open(Path path, SqliteErasure.Rhythm rhythm) {
    SqliteNatives.prepare();
    SQLiteDataSource source = source(path);
    return withReserve(
        DiskReserve.beside(path),
        () ->
            translated(
                path,
                () -> {
                  prepare(path, source);
                  return new SqliteDatabase(path, source, rhythm);
                }));
  }

  static SQLiteDataSource source(Path path) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // Not even a power cut may bring back what a correction has withheld.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // What is removed is written over with zeros, rather than left until its place is needed.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIBIBYTES);
    config.setJournalSizeLimit(LOG_LIMIT_BYTES);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + path);
    return source;
  }

  private static void prepare(Path path, SQLiteDataSource source) {
    Schema schema = schema(path);
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      if (attempts().run(() -> needsMigration(schema, source))) {
        migrateAlone(path, schema, source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Schema schema(Path path) {
    return new Schema(
        path.toString(),
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'flyway_schema_history'",
        Map.of(
            "word",
            "TEXT",
            "bytes",
            "BLOB",
            "clustered",
            " WITHOUT ROWID",
            "json",
            "",
            "appendOnly",
            AuditTable.SQLITE_GUARD,
            "chainOnly",
            AuditGuards.SQLITE));
  }

  private static boolean needsMigration(Schema schema, SQLiteDataSource source) {
    try {
      return schema.needsMigration(source);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** SQLite has no lock for the whole of a migration, so another file serves as one. */
  private static void migrateAlone(Path path, Schema schema, SQLiteDataSource source)
      throws IOException {
    MIGRATION.lock();
    try (FileChannel channel =
            FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (needsMigration(schema, source) && !NewSqliteFile.make(source)) {
        schema.migrate(source);
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    } finally {
      MIGRATION.unlock();
    }
  }

  private static Attempts attempts() {
    return new Attempts(PATIENCE, SqliteFailure::isBusy);
  }

  public static <T> T translated(Path path, Supplier<T> work) {
    try {
      return work.get();
    } catch (CatalogueException e) {
      throw Attempts.sqlException(e).map(said -> SqliteFailure.tell(path, said)).orElse(e);
    } catch (RuntimeException e) {
      throw SqliteFailure.tell(path, e);
    }
  }

  /** What a full disk kept from being written is tried once more with the reserve's room. */
  private static <T> T withReserve(DiskReserve reserve, Supplier<T> work) {
    try {
      return work.get();
    } catch (CatalogueException e) {
      if (e.isFull() && reserve.giveUp()) {
        return work.get();
      }
      throw e;
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    Jdbi jdbi = UrgentAccess.isUrgent() ? urgentReading : reading;
    return translated(path, () -> attempts().run(() -> jdbi.withHandle(work::apply)));
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    T found =
        withReserve(
            reserve,
            () ->
                translated(
                    path,
                    () ->
                        attempts()
                            .run(() -> turns.take(() -> writing.inTransaction(work::apply)))));
    erasure.written();
    return found;
  }

  /** How many urgent writers wait for their turn. */
  public int urgentWaiting() {
    return turns.urgentWaiting();
  }

  @Override
  public List<String> findDamage() {
    try {
      return read(
          handle ->
              handle.createQuery("PRAGMA integrity_check").mapTo(String.class).stream()
                  .filter(line -> !line.equals("ok"))
                  .toList());
    } catch (CatalogueException e) {
      if (Attempts.sqlException(e).filter(SqliteFailure::isDamage).isPresent()) {
        return List.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  @Override
  public void close() {
    erasure.close();
    urgentReaders.close();
    readers.close();
    writers.close();
  }
}
