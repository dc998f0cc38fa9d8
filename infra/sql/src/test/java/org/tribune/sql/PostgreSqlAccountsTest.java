package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.account.AuditAction;
import org.tribune.core.account.AuditQuery;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.testkit.catalogue.AccountsContract;
import org.tribune.testkit.sql.PostgreSqlServer;

final class PostgreSqlAccountsTest extends AccountsContract {
  @TempDir static Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static PostgreSqlServer server;

  @SuppressWarnings("NullAway.Init") // made before each test
  private CatalogueConfig.PostgreSql config;

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

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE audit SET who = 'Nobody'", "DELETE FROM audit", "TRUNCATE TABLE audit"})
  void audit_changedByAnotherProgram_isRefusedByTheDatabase(String sql) throws SQLException {
    try (Catalogue catalogue = open();
        Connection other =
            DriverManager.getConnection(config.url(), config.user(), config.password().reveal());
        Statement statement = other.createStatement()) {
      var _ = catalogue.accounts().record(entry(AuditAction.SIGNED_OUT));
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("audit trail");
      assertThat(catalogue.accounts().audit(AuditQuery.newest(9)))
          .containsExactly(entry(AuditAction.SIGNED_OUT).numbered(1));
    }
  }
}
