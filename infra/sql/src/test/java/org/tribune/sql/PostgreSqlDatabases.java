package org.tribune.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  @SuppressWarnings("NullAway.Init") // made before each test
  private CatalogueConfig.PostgreSql config;

  /** JUnit closes it after the last test of all. */
  private record SharedServer(
      Path directory, PostgreSqlServer server, CatalogueConfig.PostgreSql migrated)
      implements AutoCloseable {
    static SharedServer start() {
      try {
        Path directory = Files.createTempDirectory("tribune-postgresql");
        PostgreSqlServer server = PostgreSqlServer.start(directory);
        CatalogueConfig.PostgreSql migrated = server.createDatabase();
        PostgreSqlDatabase.open(migrated).close();
        return new SharedServer(directory, server, migrated);
      } catch (IOException e) {
        throw new UncheckedIOException("No folder for PostgreSQL", e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
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
