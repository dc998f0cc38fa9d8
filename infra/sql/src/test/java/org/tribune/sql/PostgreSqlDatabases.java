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
import org.tribune.testkit.sql.PostgreSqlServer;

/** A PostgreSQL that all classes share, with an empty database for each of their tests. */
final class PostgreSqlDatabases implements BeforeEachCallback, AfterEachCallback {
  @SuppressWarnings("NullAway.Init") // made before each test
  private CatalogueConfig.PostgreSql config;

  /** JUnit closes it after the last test of all. */
  private record SharedServer(Path directory, PostgreSqlServer server) implements AutoCloseable {
    static SharedServer start() {
      try {
        Path directory = Files.createTempDirectory("tribune-postgresql");
        return new SharedServer(directory, PostgreSqlServer.start(directory));
      } catch (IOException e) {
        throw new UncheckedIOException("No folder for PostgreSQL", e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      List<Path> files;
      try (Stream<Path> all = Files.walk(directory)) {
        files = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static PostgreSqlServer serverOf(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(SharedServer.class, type -> SharedServer.start(), SharedServer.class)
        .server();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    config = serverOf(context).createDatabase();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    serverOf(context).dropDatabase(config);
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
