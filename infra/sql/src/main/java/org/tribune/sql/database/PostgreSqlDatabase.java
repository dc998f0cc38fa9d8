package org.tribune.sql.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.UrgentAccess;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.audit.AuditGuards;
import org.tribune.sql.audit.AuditTable;

/**
 * A PostgreSQL database, through a small pool of connections, and a smaller one for what is urgent.
 */
public final class PostgreSqlDatabase implements Database {
  private static final int CONNECTIONS = 6;
  private static final int URGENT_CONNECTIONS = 2;
  private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(5);
  private static final List<String> TABLES =
      List.of(
          "channel",
          "broadcast",
          "recording",
          "segment",
          "asset",
          "correction",
          "account",
          "audit",
          "audit_genesis",
          "audit_checkpoint",
          "closed_session_proof",
          "sitting",
          "report");
  private static final Duration IDLE = Duration.ofMinutes(2);

  /** The server's limits: a statement, a wait for a lock, a transaction whose client went away. */
  private static final String SERVER_LIMITS =
      "-c statement_timeout=20s -c lock_timeout=10s"
          + " -c idle_in_transaction_session_timeout=30s -c synchronous_commit=on";

  /** The driver's limit: beyond all of the server's, so that a dead network is found out. */
  private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(30);

  /** The server ended one of two transactions that were in each other's way. */
  private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01");

  private final HikariDataSource pool;
  private final HikariDataSource urgentPool;
  private final Jdbi jdbi;
  private final Jdbi urgentJdbi;
  private final Attempts attempts =
      new Attempts(SOCKET_PATIENCE, said -> IN_THE_WAY.contains(said.getSQLState()));
  private final String name;

  private PostgreSqlDatabase(String name, HikariDataSource pool, HikariDataSource urgentPool) {
    this.name = name;
    this.pool = pool;
    this.urgentPool = urgentPool;
    jdbi = ParameterParser.jdbi(pool);
    urgentJdbi = ParameterParser.jdbi(urgentPool);
  }

  /** Connects, and brings the tables to this version if need be. */
  public static PostgreSqlDatabase open(CatalogueConfig.PostgreSql config) {
    HikariDataSource pool = new HikariDataSource(settings(config, "catalogue", CONNECTIONS));
    Schema schema =
        new Schema(
            config.url(),
            "SELECT 1 FROM pg_class WHERE oid = to_regclass('flyway_schema_history')",
            Map.of(
                "word",
                "TEXT COLLATE \"C\"",
                "bytes",
                "BYTEA",
                "clustered",
                "",
                "json",
                "::json",
                "appendOnly",
                AuditTable.POSTGRESQL_GUARD,
                "chainOnly",
                AuditGuards.POSTGRESQL));
    try {
      return translated(
          config.url(),
          () -> {
            if (needsMigration(schema, pool)) {
              schema.migrate(pool);
            }
            return new PostgreSqlDatabase(
                config.url(),
                pool,
                new HikariDataSource(settings(config, "catalogue-urgent", URGENT_CONNECTIONS)));
          });
    } catch (CatalogueException e) {
      pool.close();
      throw e;
    }
  }

  private static boolean needsMigration(Schema schema, HikariDataSource pool) {
    try {
      return schema.needsMigration(pool);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static HikariConfig settings(
      CatalogueConfig.PostgreSql config, String name, int connections) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName(name);
    settings.setJdbcUrl(config.url());
    settings.setUsername(config.user());
    settings.setPassword(config.password().reveal());
    settings.setMaximumPoolSize(connections);
    settings.setMinimumIdle(1);
    settings.setIdleTimeout(IDLE.toMillis());
    settings.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
    // The pool begins empty if the server is away: whoever calls gets the error.
    settings.setInitializationFailTimeout(-1);
    settings.addDataSourceProperty("ApplicationName", "tribune");
    settings.addDataSourceProperty("connectTimeout", "4");
    settings.addDataSourceProperty("socketTimeout", "" + SOCKET_PATIENCE.toSeconds());
    settings.addDataSourceProperty("tcpKeepAlive", "true");
    settings.addDataSourceProperty("options", SERVER_LIMITS);
    return settings;
  }

  private static <T> T translated(String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (CatalogueException e) {
      throw Attempts.sqlException(e).map(said -> PostgreSqlFailure.tell(name, said)).orElse(e);
    } catch (RuntimeException e) {
      throw PostgreSqlFailure.tell(name, e);
    }
  }

  private Jdbi jdbi() {
    return UrgentAccess.isUrgent() ? urgentJdbi : jdbi;
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return translated(name, () -> attempts.run(() -> jdbi().withHandle(work::apply)));
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return translated(name, () -> attempts.run(() -> jdbi().inTransaction(work::apply)));
  }

  /** PostgreSQL checks its pages when it reads them: reading all of them finds what is damaged. */
  @Override
  public List<String> findDamage() {
    return TABLES.stream().flatMap(table -> damageOf(table).stream()).toList();
  }

  private List<String> damageOf(String table) {
    try {
      var _ =
          read(
              handle ->
                  handle
                      .createQuery("SELECT COUNT(*) FROM (SELECT t.*::text FROM " + table + " t) r")
                      .mapTo(Long.class)
                      .one());
      return List.of();
    } catch (CatalogueException e) {
      return List.of(table + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    urgentPool.close();
    pool.close();
  }
}
