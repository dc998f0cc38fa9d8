package org.tribune.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.testkit.sql.PostgreSqlServer;

/** A PostgreSQL for the tests of a class, with an empty database for each of them. */
final class PostgreSqlDatabases implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  @SuppressWarnings("NullAway.Init") // made before all tests
  private Path directory;

  @SuppressWarnings("NullAway.Init") // started before all tests
  private PostgreSqlServer server;

  @SuppressWarnings("NullAway.Init") // made before each test
  private CatalogueConfig.PostgreSql config;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("tribune-postgresql");
    server = PostgreSqlServer.start(directory);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    config = server.createDatabase();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
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
