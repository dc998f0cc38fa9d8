package org.tribune.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.database.PostgreSqlDatabase;
import org.tribune.testkit.sql.PostgreSqlServer;

/**
 * A PostgreSQL that all classes share, with a database for each of their tests: a copy of one that
 * was migrated once.
 */
final class PostgreSqlDatabases implements BeforeEachCallback, AfterEachCallback {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH_BYTES = 1L << 30;
  private static final String FOLDER = "tribune-postgresql";

  /** How long it takes at most until a server that is started is there. */
  private static final Duration STARTING = Duration.ofMinutes(10);

  @SuppressWarnings("NullAway.Init") // made before each test
  private CatalogueConfig.PostgreSql config;

  /** JUnit closes it after the last test of all. */
  private record SharedServer(
      Path directory, Path data, PostgreSqlServer server, CatalogueConfig.PostgreSql migrated)
      implements AutoCloseable {
    static SharedServer start() {
      try {
        Path directory = Files.createTempDirectory(FOLDER);
        Path data = dataFolder();
        PostgreSqlServer server = PostgreSqlServer.start(directory, data);
        CatalogueConfig.PostgreSql migrated = server.createDatabase();
        PostgreSqlDatabase.open(migrated).close();
        return new SharedServer(directory, data, server, migrated);
      } catch (IOException e) {
        throw new UncheckedIOException("No folder for PostgreSQL", e);
      }
    }

    /**
     * In memory, if there is room: each test makes hundreds of files and deletes them, and ext4
     * computes for long to find inodes that were not just deleted.
     */
    private static Path dataFolder() throws IOException {
      boolean fits =
          Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH_BYTES;
      if (!fits) {
        return Files.createTempDirectory(FOLDER);
      }
      deleteOfKilledRuns();
      return Files.createTempDirectory(MEMORY, FOLDER);
    }

    /** What these left would take memory for as long as the machine runs. */
    private static void deleteOfKilledRuns() throws IOException {
      Instant old = Instant.now().minus(STARTING);
      List<Path> folders;
      try (Stream<Path> all = Files.list(MEMORY)) {
        folders = all.filter(each -> ("" + each.getFileName()).startsWith(FOLDER)).toList();
      }
      for (Path each : folders) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(old) && !isServed(each)) {
          delete(each);
        }
      }
    }

    /** Whether the process that its {@code postmaster.pid} names is there. */
    private static boolean isServed(Path folder) {
      try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
        return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of).isPresent();
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      delete(data);
      delete(directory);
    }

    private static void delete(Path folder) throws IOException {
      List<Path> files;
      try (Stream<Path> all = Files.walk(folder)) {
        files = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static SharedServer shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(SharedServer.class, type -> SharedServer.start(), SharedServer.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    SharedServer shared = shared(context);
    config = shared.server().copyDatabase(shared.migrated());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    shared(context).server().dropDatabase(config);
  }

  /** The settings for the database of the test that runs. */
  CatalogueConfig.PostgreSql config() {
    return config;
  }

  /** The catalogue in the database of the test that runs. */
  Catalogue open() {
    return SqlCatalogue.open(config);
  }
}
