package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.testkit.catalogue.AuditChainContract;

final class PostgreSqlAuditChainTest extends AuditChainContract {
  @RegisterExtension static final PostgreSqlDatabases DATABASES = new PostgreSqlDatabases();

  private static final List<String> TO_VERSION_13 =
      List.of(
          "DROP TRIGGER audit_not_changed ON audit",
          "DROP TRIGGER audit_not_erased ON audit",
          "DROP TABLE audit_genesis",
          "DROP FUNCTION audit_genesis_refuse",
          "DROP TABLE audit_checkpoint",
          "DROP TABLE closed_session_proof",
          "ALTER TABLE audit DROP COLUMN hash",
          "ALTER TABLE audit DROP COLUMN commitment",
          "ALTER TABLE audit DROP COLUMN salt",
          "CREATE TRIGGER audit_not_changed BEFORE UPDATE OR DELETE ON audit"
              + " FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
          "DROP TABLE data_key",
          "DROP TABLE account_contact",
          "DROP TABLE recording_captions",
          "DROP TABLE transcript_caption",
          "DROP TABLE caption_input",
          "DROP TABLE caption_revision",
          "DROP TABLE minutes",
          "DROP TABLE subscription",
          "DROP TABLE subscription_told",
          "DROP TABLE minutes_revision",
          "DROP TABLE publication",
          "DROP TABLE publication_seen",
          "DROP TABLE assembly",
          "DROP TABLE transcript_hearing",
          "DROP TABLE shredded_key",
          "DROP TABLE key_state",
          "DROP INDEX question_in_plain",
          "DROP INDEX question_report_in_plain",
          "DROP INDEX question_report_untold",
          "DROP INDEX question_ban_in_plain",
          "DROP INDEX question_asker_in_plain",
          "ALTER TABLE question DROP COLUMN ciphertext",
          "ALTER TABLE question_report DROP COLUMN ciphertext",
          "ALTER TABLE question_report DROP COLUMN untold",
          "ALTER TABLE question_ban DROP COLUMN ciphertext",
          "ALTER TABLE question_asker DROP COLUMN ciphertext",
          "ALTER TABLE question_asker DROP COLUMN mailed_hash",
          "ALTER TABLE broadcast DROP COLUMN withholdings",
          "DELETE FROM flyway_schema_history WHERE version IN ('16', '17', '19', '22', '25', '26', '27', '28', '29', '30', '31', '32', '33', '34', '35', '36', '37')");

  @Override
  protected Catalogue open() {
    return DATABASES.open();
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(
        DATABASES.config().url(),
        DATABASES.config().user(),
        DATABASES.config().password().reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET salt = NULL",
        "UPDATE audit SET subject = ''",
        "UPDATE audit SET hash = NULL",
        "UPDATE audit SET account = NULL, who = '', subject = '', detail = '', came_from = '',"
            + " salt = NULL, at = 0",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "UPDATE audit_genesis SET adopted = 1",
        "DELETE FROM audit_genesis",
        "TRUNCATE audit_genesis",
        "UPDATE audit_checkpoint SET number = 2",
        "UPDATE audit_checkpoint SET mailed_at = NULL",
        "DELETE FROM audit_checkpoint",
        "TRUNCATE audit_checkpoint"
      })
  void chain_changedByAnotherProgram_isRefusedByTheDatabase(String sql) throws SQLException {
    try (Catalogue catalogue = open();
        Connection other = connection();
        Statement statement = other.createStatement()) {
      TamperedTrail.fill(catalogue);
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("audit trail");
      assertThat(TamperedTrail.verify(catalogue).isSound()).isTrue();
    }
  }

  @Test
  void migration_ofATrailWithoutAChain_chainsAllOfIt() throws SQLException {
    try (Catalogue catalogue = open()) {
      TamperedTrail.fill(catalogue);
    }
    try (Connection other = connection();
        Statement statement = other.createStatement()) {
      for (String sql : TO_VERSION_13) {
        statement.execute(sql);
      }
    }
    try (Catalogue catalogue = open()) {
      var _ = catalogue.accounts().record(entry(AuditAction.SIGNED_OUT, "after"));
      ChainReport report = TamperedTrail.verify(catalogue);
      assertThat(report.violations()).isEmpty();
      assertThat(report.adopted()).isEqualTo(TamperedTrail.ENTRIES);
      assertThat(report.entries()).isEqualTo(TamperedTrail.ENTRIES + 1);
    }
  }

  @Test
  void record_byTwoProcessesAtOnce_makesOneChain() {
    try (Catalogue one = open();
        Catalogue other = open()) {
      CompletableFuture.allOf(
              Stream.of(one, other)
                  .flatMap(
                      each ->
                          IntStream.range(0, 20)
                              .mapToObj(
                                  number ->
                                      CompletableFuture.runAsync(
                                          () ->
                                              each.accounts()
                                                  .record(
                                                      entry(AuditAction.WENT_LIVE, "" + number)))))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      ChainReport report = ChainVerification.of(one.accounts().auditChain(), List.of());
      assertThat(report.violations()).isEmpty();
      assertThat(report.entries()).isEqualTo(40);
    }
  }
}
