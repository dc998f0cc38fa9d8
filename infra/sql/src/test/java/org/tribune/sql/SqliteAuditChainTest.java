package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainViolation;
import org.tribune.catalogue.audit.ChainViolation.Kind;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.audit.AuditTable;
import org.tribune.testkit.catalogue.AuditChainContract;
import org.tribune.testkit.sql.SqliteFile;

final class SqliteAuditChainTest extends AuditChainContract {
  private static final List<String> WITHOUT_GUARDS =
      List.of(
          "DROP TRIGGER audit_not_changed",
          "DROP TRIGGER audit_not_erased",
          "DROP TRIGGER audit_genesis_not_changed",
          "DROP TRIGGER audit_genesis_not_erased",
          "DROP TRIGGER audit_checkpoint_not_changed",
          "DROP TRIGGER audit_checkpoint_not_erased");

  @TempDir Path directory = Path.of("");

  private Path file() {
    return directory.resolve("tribune.db");
  }

  @Override
  protected Catalogue open() {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(file()));
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
        "UPDATE audit_genesis SET adopted = 1",
        "DELETE FROM audit_genesis",
        "UPDATE audit_checkpoint SET number = 2",
        "UPDATE audit_checkpoint SET mailed_at = NULL",
        "DELETE FROM audit_checkpoint"
      })
  void chain_changedByAnotherProgram_isRefusedByTheDatabase(String sql) throws SQLException {
    try (Catalogue catalogue = open();
        SqliteFile other = SqliteFile.open(file())) {
      TamperedTrail.fill(catalogue);
      assertThatThrownBy(() -> other.execute(sql)).hasMessageContaining("audit trail");
      assertThat(TamperedTrail.verify(catalogue).isSound()).isTrue();
    }
  }

  /** What whoever may change the triggers does, and at which entry it is seen as what. */
  private static Stream<Arguments> tampering() {
    String erase =
        "UPDATE audit SET account = NULL, who = '', subject = '', detail = '', came_from = '',"
            + " salt = NULL WHERE number = 3";
    return Stream.of(
        Arguments.of("UPDATE audit SET who = 'Nobody' WHERE number = 3", Kind.CHANGED, 3),
        Arguments.of("UPDATE audit SET detail = 'x' WHERE number = 6", Kind.CHANGED, 6),
        Arguments.of("UPDATE audit SET at = at + 1 WHERE number = 1", Kind.UNLINKED, 1),
        Arguments.of("UPDATE audit SET action = 'unheard-of' WHERE number = 2", Kind.UNLINKED, 2),
        Arguments.of("DELETE FROM audit WHERE number = 4", Kind.MISSING, 4),
        Arguments.of("DELETE FROM audit WHERE number IN (1, 2)", Kind.MISSING, 1),
        Arguments.of(
            "INSERT INTO audit SELECT 7, at, account, who, action, subject, detail, came_from,"
                + " salt, commitment, hash FROM audit WHERE number = 6",
            Kind.UNLINKED,
            7),
        Arguments.of(
            "INSERT INTO audit (number, at, account, who, action, subject, detail, came_from)"
                + " VALUES (7, 0, NULL, '', 'signed-out', '', '', '')",
            Kind.UNLINKED,
            7),
        Arguments.of(
            "UPDATE audit SET number = CASE number WHEN 3 THEN -4 ELSE -3 END"
                + " WHERE number IN (3, 4)",
            Kind.UNLINKED,
            3),
        Arguments.of(erase, Kind.ERASED, 3),
        Arguments.of("UPDATE audit SET salt = NULL WHERE number = 3", Kind.CHANGED, 3),
        Arguments.of("DELETE FROM audit_genesis", Kind.GENESIS, 0),
        Arguments.of("UPDATE audit_genesis SET adopted = 6", Kind.UNLINKED, 1));
  }

  @ParameterizedTest
  @MethodSource("tampering")
  void verify_trailThatWasTamperedWith_tellsWhatAndWhere(String sql, Kind kind, long number)
      throws SQLException {
    try (Catalogue catalogue = open()) {
      TamperedTrail.fill(catalogue);
      try (SqliteFile other = SqliteFile.open(file())) {
        execute(other, WITHOUT_GUARDS);
        other.execute(sql);
        other.execute("UPDATE audit SET number = -number WHERE number < 0");
      }
      assertThat(TamperedTrail.verify(catalogue).violations())
          .extracting(ChainViolation::kind, ChainViolation::number)
          .contains(tuple(kind, number));
    }
  }

  @Test
  void verify_endCutOff_isSeenWithAHeadFromOutsideOnly() throws SQLException {
    try (Catalogue catalogue = open()) {
      AuditHead mailed = TamperedTrail.fill(catalogue);
      try (SqliteFile other = SqliteFile.open(file())) {
        execute(other, WITHOUT_GUARDS);
        other.execute("DELETE FROM audit WHERE number > 4");
      }
      assertThat(TamperedTrail.verify(catalogue).isSound()).isTrue();
      assertThat(TamperedTrail.verify(catalogue, mailed).violations())
          .singleElement()
          .satisfies(each -> assertThat(each.text()).contains("ends with entry 4", "missing"));
    }
  }

  /** A fork: all from entry 3 on is made anew, with right hashes. */
  @Test
  void verify_endMadeAnew_isSeenWithAHeadFromOutsideOnly() throws SQLException {
    try (Catalogue catalogue = open()) {
      AuditHead mailed = TamperedTrail.fill(catalogue);
      try (SqliteFile other = SqliteFile.open(file())) {
        execute(other, WITHOUT_GUARDS);
        other.execute("DELETE FROM audit WHERE number > 2");
      }
      for (int i = 3; i <= TamperedTrail.ENTRIES; i++) {
        var _ = catalogue.accounts().record(TamperedTrail.entry("nothing-happened"));
      }
      assertThat(TamperedTrail.verify(catalogue).isSound()).isTrue();
      assertThat(TamperedTrail.verify(catalogue, mailed).violations())
          .extracting(ChainViolation::kind, ChainViolation::number)
          .containsExactly(tuple(Kind.HEAD, 6L));
    }
  }

  private static final List<String> TO_VERSION_13 =
      List.of(
          "DROP TABLE audit_genesis",
          "DROP TABLE audit_checkpoint",
          "DROP TABLE closed_session_proof",
          "ALTER TABLE audit DROP COLUMN hash",
          "ALTER TABLE audit DROP COLUMN commitment",
          "ALTER TABLE audit DROP COLUMN salt",
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

  @Test
  void migration_ofATrailWithoutAChain_chainsAllOfIt() throws SQLException {
    try (Catalogue catalogue = open()) {
      TamperedTrail.fill(catalogue);
    }
    try (SqliteFile other = SqliteFile.open(file())) {
      execute(other, WITHOUT_GUARDS);
      execute(other, TO_VERSION_13);
      other.execute(
          AuditTable.SQLITE_GUARD.substring(0, AuditTable.SQLITE_GUARD.indexOf("END;") + 4));
      other.execute(AuditTable.SQLITE_GUARD.substring(AuditTable.SQLITE_GUARD.indexOf("END;") + 4));
    }
    try (Catalogue catalogue = open()) {
      var _ = catalogue.accounts().record(entry(AuditAction.SIGNED_OUT, "after"));
      ChainReport report = TamperedTrail.verify(catalogue);
      assertThat(report.violations()).isEmpty();
      assertThat(report.adopted()).isEqualTo(TamperedTrail.ENTRIES);
      assertThat(report.entries()).isEqualTo(TamperedTrail.ENTRIES + 1);
    }
  }

  private static void execute(SqliteFile file, List<String> statements) throws SQLException {
    for (String each : statements) {
      file.execute(each);
    }
  }
}
