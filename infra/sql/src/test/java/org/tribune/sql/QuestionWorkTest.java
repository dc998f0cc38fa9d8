package org.tribune.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.QuestionSamples.ASKED;
import static org.tribune.testkit.catalogue.QuestionSamples.asker;
import static org.tribune.testkit.catalogue.QuestionSamples.waiting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Flag;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.Workload;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.log.JsonCodec;

/** What was asked before the tables had columns for moderators' work. */
final class QuestionWorkTest {
  private static final Path MIGRATION =
      Path.of("src/main/resources/db/migration/V11__question_work.sql");
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");

  @RegisterExtension static final PostgreSqlDatabases DATABASES = new PostgreSqlDatabases();
  @TempDir Path directory = Path.of("");

  @Test
  void migration_ofASqliteWithQuestions_knowsWhatWaits() throws Exception {
    Path file = directory.resolve("tribune.db");
    try (Catalogue catalogue = SqlCatalogue.open(new CatalogueConfig.Sqlite(file))) {
      assertMigrated(catalogue, "jdbc:sqlite:" + file, "", "", /* json= */ "");
    }
  }

  @Test
  void migration_ofAPostgreSqlWithQuestions_knowsWhatWaits() throws Exception {
    CatalogueConfig.PostgreSql config = DATABASES.config();
    try (Catalogue catalogue = DATABASES.open()) {
      assertMigrated(
          catalogue, config.url(), config.user(), config.password().reveal(), /* json= */ "::json");
    }
  }

  private static void assertMigrated(
      Catalogue catalogue, String url, String user, String password, String json)
      throws SQLException, IOException {
    Questions questions = catalogue.questions();
    Question flagged = asked(questions, "q1", Set.of(Flag.LINK));
    Question contested = asked(questions, "q2", Set.of());
    contested = replaced(questions, contested.refused(RefusalReason.OTHER, "Non.", "Ana", ASKED));
    replaced(questions, contested.contested("Mais si.", ASKED));
    replaced(questions, asked(questions, "q3", Set.of(Flag.LINK)).published("Ana", ASKED));
    Report report =
        new Report(
            new QuestionId("r1"),
            flagged.id(),
            SITTING,
            ReportReason.INSULT,
            "",
            "",
            ReportState.OPEN,
            ASKED,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    questions.save(report);
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      writeInPlain(questions, connection);
      statement.execute("UPDATE question SET waits_since = NULL, contested = 1, flagged = 1");
      statement.execute("UPDATE question_report SET is_open = 0");
      assertThat(questions.workloads(ASKED)).isEmpty();
      for (String sql : Files.readString(MIGRATION).replace("${json}", json).split(";", -1)) {
        if (sql.strip().startsWith("UPDATE")) {
          statement.execute(sql);
        }
      }
    }
    assertThat(questions.workloads(ASKED))
        .containsExactly(new Workload(SITTING, 1, 1, 1, 1, 0, Optional.of(ASKED)));
  }

  /** As it was before there were keys. */
  private static void writeInPlain(Questions questions, Connection connection) throws SQLException {
    JsonCodec<Question> codec = new JsonCodec<>(Question.class);
    for (Question each : questions.ofSitting(SITTING)) {
      writeInPlain(connection, "question", each.id(), codec.encode(each));
    }
    for (Report each : questions.reports(SITTING)) {
      byte[] json = new JsonCodec<>(Report.class).encode(each);
      writeInPlain(connection, "question_report", each.id(), json);
    }
  }

  private static void writeInPlain(Connection connection, String table, QuestionId id, byte[] json)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE " + table + " SET ciphertext = NULL, content = ? WHERE id = ?")) {
      update.setString(1, new String(json, UTF_8));
      update.setString(2, id.value());
      update.executeUpdate();
    }
  }

  private static Question asked(Questions questions, String id, Set<Flag> flags) {
    Question sample = waiting(id, SITTING, ASKED);
    Question question =
        Question.asked(
            sample.id(), SITTING, sample.item(), sample.author(), sample.text(), flags, ASKED);
    assertThat(questions.create(question, asker(question, Optional.empty()), "c-" + id, ASKED))
        .isTrue();
    return question;
  }

  private static Question replaced(Questions questions, Question changed) {
    return questions.replace(List.of(changed)).orElseThrow().getFirst();
  }
}
