package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.testkit.catalogue.AccountsContract;
import org.tribune.testkit.sql.SqliteFile;

final class SqliteAccountsTest extends AccountsContract {
  @TempDir Path directory = Path.of("");

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(MigratedSqlite.in(directory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE audit SET who = 'Nobody'", "DELETE FROM audit"})
  void audit_changedByAnotherProgram_isRefusedByTheDatabase(String sql) throws SQLException {
    try (Catalogue catalogue = open();
        SqliteFile other = SqliteFile.open(MigratedSqlite.in(directory).path())) {
      var _ = catalogue.accounts().record(entry(AuditAction.SIGNED_OUT));
      assertThatThrownBy(() -> other.execute(sql)).hasMessageContaining("audit trail");
      assertThat(catalogue.accounts().audit(AuditQuery.newest(9)))
          .containsExactly(entry(AuditAction.SIGNED_OUT).numbered(1));
    }
  }
}
