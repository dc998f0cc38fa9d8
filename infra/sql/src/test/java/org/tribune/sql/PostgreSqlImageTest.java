package org.tribune.sql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.Secret;
import org.tribune.testkit.catalogue.CatalogueContract;

/** The contract on PostgreSQL's official image, where there is a Docker engine. */
final class PostgreSqlImageTest extends CatalogueContract {
  @SuppressWarnings("NullAway.Init") // started before all tests
  private static PostgreSQLContainer server;

  @TempDir static Path keys = Path.of("");
  private static int databases;
  private CatalogueConfig config = new CatalogueConfig.Sqlite(Path.of(""));

  @BeforeAll
  static void startServer() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "PostgreSQL's image needs a Docker engine; PostgreSqlCatalogueTest does without");
    server = new PostgreSQLContainer("postgres:18-alpine");
    server.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected void prepare() {
    String name = "catalogue" + ++databases;
    try {
      server.execInContainer("createdb", "-U", server.getUsername(), name);
    } catch (IOException e) {
      throw new IllegalStateException("No database for the test", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("No database for the test", e);
    }
    config =
        new CatalogueConfig.PostgreSql(
            "jdbc:postgresql://"
                + server.getHost()
                + ":"
                + server.getFirstMappedPort()
                + "/"
                + name,
            server.getUsername(),
            new Secret(server.getPassword()),
            keys.resolve(name).resolve(CatalogueConfig.MASTER_KEY));
  }

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(config);
  }
}
