package org.tribune.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.testkit.catalogue.PasskeysContract;
import org.tribune.testkit.sql.PostgreSqlServer;

final class PostgreSqlPasskeysTest extends PasskeysContract {
  @TempDir static Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static PostgreSqlServer server;

  private CatalogueConfig config = new CatalogueConfig.Sqlite(Path.of(""));

  @BeforeAll
  static void startServer() {
    server = PostgreSqlServer.start(directory);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected void prepare() {
    config = server.createDatabase();
  }

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(config);
  }
}
