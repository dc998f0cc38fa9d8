package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.testkit.catalogue.AccountsContract;

final class PostgreSqlAccountsTest extends AccountsContract {
  @RegisterExtension static final PostgreSqlDatabases DATABASES = new PostgreSqlDatabases();

  @Override
  protected Catalogue open() {
    return DATABASES.open();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE audit SET who = 'Nobody'", "DELETE FROM audit", "TRUNCATE TABLE audit"})
  void audit_changedByAnotherProgram_isRefusedByTheDatabase(String sql) throws SQLException {
    try (Catalogue catalogue = open();
        Connection other =
            DriverManager.getConnection(
                DATABASES.config().url(),
                DATABASES.config().user(),
                DATABASES.config().password().reveal());
        Statement statement = other.createStatement()) {
      var _ = catalogue.accounts().record(entry(AuditAction.SIGNED_OUT));
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("audit trail");
      assertThat(catalogue.accounts().audit(AuditQuery.newest(9)))
          .containsExactly(entry(AuditAction.SIGNED_OUT).numbered(1));
    }
  }
}
