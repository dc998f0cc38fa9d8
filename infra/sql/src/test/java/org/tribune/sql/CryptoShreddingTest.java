package org.tribune.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tribune.testkit.catalogue.QuestionSamples.ASKED;
import static org.tribune.testkit.catalogue.QuestionSamples.asker;
import static org.tribune.testkit.catalogue.QuestionSamples.waiting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.keys.KeyMaintenance;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.crypto.KeyCheck;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.MasterKeyFile;
import org.tribune.core.log.JsonCodec;
import org.tribune.testkit.sql.SqliteFile;

/** What is written of a question, where, and what is left of it once its key is destroyed. */
final class CryptoShreddingTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");

  /** Each is in something that a citizen, or somebody about a citizen, wrote. */
  private static final List<String> NEEDLES =
      List.of(
          "needle-of-text",
          "needle-of-name",
          "needle-of-answer",
          "needle-of-email",
          "needle-of-report",
          "needle-of-contact",
          "needle-of-ban",
          "browser-of-q1",
          "origin-of-q1");

  @TempDir Path data = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Catalogue catalogue;

  private Questions questions() {
    return catalogue.questions();
  }

  @BeforeEach
  void open() {
    catalogue = SqlCatalogue.open(new CatalogueConfig.Sqlite(file()));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private void reopen() {
    close();
    open();
  }

  private Path file() {
    return data.resolve("tribune.db");
  }

  private Path masterKey() {
    return data.resolve(CatalogueConfig.MASTER_KEY);
  }

  private Question askWithNeedles() {
    Question question =
        Question.asked(
            new QuestionId("q1"),
            SITTING,
            Optional.empty(),
            new Author("needle-of-name", "Saint-Aubin"),
            "Quand needle-of-text sera-t-elle rouverte ?",
            Set.of(),
            ASKED);
    assertThat(
            questions()
                .create(
                    question,
                    asker(question, Optional.of("needle-of-email@example.org")),
                    "challenge",
                    ASKED))
        .isTrue();
    WrittenAnswer answer = new WrittenAnswer(ASKED, "Le président", "En mars, needle-of-answer.");
    question = replaced(question.published("Ana", ASKED));
    question =
        replaced(
            question.answered(new Answer(Optional.empty(), Optional.of(answer)), "Ana", ASKED));
    questions().save(report(question));
    questions().save(ban(question));
    return question;
  }

  private Question replaced(Question changed) {
    return questions().replace(List.of(changed)).orElseThrow().getFirst();
  }

  private static Report report(Question question) {
    return new Report(
        new QuestionId("r1"),
        question.id(),
        SITTING,
        ReportReason.OTHER,
        "C'est needle-of-report.",
        "needle-of-contact@example.org",
        ReportState.OPEN,
        ASKED,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Ban ban(Question question) {
    return new Ban(
        new QuestionId("b1"),
        question.id(),
        "browser-of-q1",
        "origin-of-q1",
        ASKED,
        ASKED.plusSeconds(60),
        "needle-of-ban",
        "Ana",
        Optional.empty());
  }

  private Question ask(String id) {
    Question question = waiting(id, SITTING, ASKED);
    Asker asker = asker(question, Optional.of(id + "@example.org"));
    assertThat(questions().create(question, asker, "challenge-" + id, ASKED)).isTrue();
    return question;
  }

  /** The needles that are found in any file below {@code folder}. */
  private static List<String> found(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(each, ISO_8859_1);
        NEEDLES.stream().filter(content::contains).forEach(found::add);
      }
    }
    return found;
  }

  private void execute(String sql) throws SQLException {
    try (SqliteFile other = SqliteFile.open(file())) {
      other.execute(sql);
    }
  }

  private KeyMaintenance maintenance() {
    return new KeyMaintenance(
        catalogue.dataKeys(), masterKey(), /* rotates= */ true, Clock.fixed(ASKED, ZoneOffset.UTC));
  }

  @Test
  void whatIsWrittenOfAQuestion_isInNoFileInPlainText_notEvenBeforeItsEnd() throws Exception {
    Question question = askWithNeedles();
    assertThat(questions().ofSitting(SITTING)).containsExactly(question);
    assertThat(questions().reports(SITTING)).containsExactly(report(question));
    assertThat(questions().bans(ASKED)).containsExactly(ban(question));
    assertThat(Files.size(Path.of(file() + "-wal"))).isPositive();
    assertThat(found(data)).isEmpty();
  }

  @Test
  void anOlderCopyOfTheCatalogue_doesNotOpenWithTheMasterKeyAfterAnErasure() throws Exception {
    Question question = askWithNeedles();
    close();
    Path copy = Files.copy(file(), data.resolve("copy.db"));
    open();
    replaced(question.withdrawn(ASKED));
    maintenance().pass();
    close();
    Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
    open();
    assertThatExceptionOfType(CatalogueException.class)
        .isThrownBy(() -> questions().find(question.id()))
        .withMessageContaining("put back from an older copy");
  }

  @Test
  void anOlderCopyWithItsMasterKey_hasWhatDiedSinceDestroyedAgain() throws Exception {
    Question gone = askWithNeedles();
    Question kept = ask("q2");
    maintenance().pass();
    close();
    Path copy = Files.copy(file(), data.resolve("copy.db"));
    Path key = Files.copy(masterKey(), data.resolve("copy.key"));
    open();
    replaced(gone.withdrawn(ASKED));
    maintenance().pass();
    close();
    Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
    Files.move(key, masterKey(), StandardCopyOption.REPLACE_EXISTING);
    open();
    assertThat(questions().find(gone.id()).orElseThrow().text()).contains("needle-of-text");
    maintenance().pass();
    Question left = questions().find(gone.id()).orElseThrow();
    assertThat(left.state()).isEqualTo(QuestionState.WITHDRAWN);
    assertThat(left.text()).isEmpty();
    assertThat(left.author()).isEqualTo(Author.FORGOTTEN);
    assertThat(questions().ofSitting(SITTING)).containsExactlyInAnyOrder(left, kept);
    assertThat(catalogue.dataKeys().check().shredded()).isEqualTo(1);
    assertThat(catalogue.dataKeys().check().violations()).isEmpty();
  }

  /** As after a kill between the end of the key and that of the rows. */
  @Test
  void whatHasLostItsKey_readsAsWithdrawn_andCanBeForgottenForGood() throws Exception {
    Question question = askWithNeedles();
    execute("DELETE FROM data_key");
    assertThat(questions().find(question.id()).orElseThrow().isForgotten()).isTrue();
    assertThat(questions().ofSitting(SITTING)).hasSize(1);
    assertThat(questions().reports(SITTING)).isEmpty();
    assertThat(questions().bans(ASKED)).isEmpty();
    assertThat(questions().asker(question.id()).orElseThrow().email()).isEmpty();
    assertThat(questions().askersBefore(ASKED.plusSeconds(1), 9)).hasSize(1);
    questions().forgetAuthor(question.id());
    assertThat(questions().askersBefore(ASKED.plusSeconds(1), 9)).isEmpty();
    assertThat(questions().withEmail(Optional.empty(), 9)).isEmpty();
    assertThat(catalogue.dataKeys().check().violations())
        .hasSize(3)
        .allMatch(each -> each.contains("has lost its key"));
  }

  @Test
  void ciphertextsThatWereChangedOrSwapped_areLeftOutOfLists_andToldByTheCheck() throws Exception {
    Question flipped = ask("q1");
    Question swapped = ask("q2");
    Question cutOff = ask("q3");
    Question whole = ask("q4");
    execute(
        "UPDATE question SET ciphertext = (SELECT ciphertext FROM question WHERE id = 'q4')"
            + " WHERE id = 'q2'");
    execute("UPDATE question SET ciphertext = substr(ciphertext, 1, 60) WHERE id = 'q3'");
    execute(
        "UPDATE question SET ciphertext = CAST(substr(ciphertext, 1, 50) || x'00' ||"
            + " substr(ciphertext, 52) AS BLOB) WHERE id = 'q1'");
    assertThat(questions().ofSitting(SITTING)).containsExactly(whole);
    assertThat(questions().count(SITTING)).isEqualTo(4);
    for (Question each : List.of(flipped, swapped, cutOff)) {
      assertThatExceptionOfType(CatalogueException.class)
          .isThrownBy(() -> questions().find(each.id()))
          .withMessageContaining(each.id().value())
          .withMessageContaining("tribune doctor");
    }
    KeyCheck check = catalogue.dataKeys().check();
    assertThat(check.violations()).hasSize(3);
    assertThat(check.ciphertexts()).isEqualTo(5);
  }

  @Test
  void masterKeyThatIsMissing_isToldWithTheRemedy_andNoneIsMadeInItsPlace() throws Exception {
    Question question = ask("q1");
    Path away = Files.move(masterKey(), data.resolve("away"));
    reopen();
    assertThatExceptionOfType(CatalogueException.class)
        .isThrownBy(() -> questions().find(question.id()))
        .withMessageContaining(masterKey().toString())
        .withMessageContaining("put the file back");
    assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> ask("q2"));
    assertThatExceptionOfType(CatalogueException.class)
        .isThrownBy(() -> catalogue.dataKeys().prepare());
    assertThat(masterKey()).doesNotExist();
    assertThat(catalogue.channels()).isEmpty();
    Files.move(away, masterKey());
    assertThat(questions().find(question.id())).contains(question);
  }

  @Test
  void masterKeyOfAnotherSite_isNoticedBeforeAnythingIsWrittenUnderIt() throws Exception {
    Question question = ask("q1");
    Files.delete(masterKey());
    new MasterKeyFile(masterKey()).create();
    reopen();
    assertThatExceptionOfType(CatalogueException.class)
        .isThrownBy(() -> questions().find(question.id()))
        .withMessageContaining("holds another");
    assertThatExceptionOfType(CatalogueException.class)
        .isThrownBy(() -> ask("q2"))
        .withMessageContaining("holds another");
    assertThatExceptionOfType(CatalogueException.class)
        .isThrownBy(() -> catalogue.dataKeys().check())
        .withMessageContaining("holds another");
  }

  @Test
  void rotationThatBrokeOff_isGoneOnWith() throws Exception {
    Question question = ask("q1");
    questions().forgetEmail(question.id());
    MasterKeyFile file = new MasterKeyFile(masterKey());
    String before = file.load().current().id();
    file.replace(file.load().rotated());
    reopen();
    assertThat(ask("q2")).isNotNull();
    assertThat(catalogue.dataKeys().isRotationDue()).isTrue();
    catalogue.dataKeys().rotate();
    assertThat(catalogue.dataKeys().isRotationDue()).isFalse();
    assertThat(file.load().all()).hasSize(1).noneMatch(each -> each.id().equals(before));
    assertThat(questions().ofSitting(SITTING)).hasSize(2);
  }

  @Test
  void rotationByAnotherProcess_isFollowed() {
    Question question = ask("q1");
    try (Catalogue other = SqlCatalogue.open(new CatalogueConfig.Sqlite(file()))) {
      assertThat(other.questions().find(question.id())).contains(question);
      catalogue.dataKeys().rotate();
      assertThat(other.questions().find(question.id())).contains(question);
      Question second = waiting("q2", SITTING, ASKED);
      assertThat(other.questions().create(second, asker(second, Optional.empty()), "two", ASKED))
          .isTrue();
      catalogue.dataKeys().rotate();
      assertThat(other.questions().ofSitting(SITTING)).containsExactly(question, second);
    }
  }

  @Test
  void rotationsByTwoAtOnce_loseNothing() throws Exception {
    Question question = ask("q1");
    try (Catalogue other = SqlCatalogue.open(new CatalogueConfig.Sqlite(file()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> rotations = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        rotations.add(threads.submit(() -> catalogue.dataKeys().rotate()));
        rotations.add(threads.submit(() -> other.dataKeys().rotate()));
      }
      for (Future<?> each : rotations) {
        each.get();
      }
      assertThat(other.questions().find(question.id())).contains(question);
    }
    reopen();
    assertThat(questions().find(question.id())).contains(question);
    assertThat(new MasterKeyFile(masterKey()).load().earlier()).isEmpty();
  }

  @Test
  void whatWasWrittenBeforeThereWereKeys_isReadAndEncrypted_andGoneFromTheFiles() throws Exception {
    Question question = askWithNeedles();
    List<Object> before = everything(question);
    writeInPlain(question);
    assertThat(found(data)).containsAll(NEEDLES);
    assertThat(everything(question)).isEqualTo(before);
    // A process that ended amid it has encrypted some.
    assertThat(catalogue.dataKeys().encryptPlain(1)).isEqualTo(1);
    reopen();
    assertThat(everything(question)).isEqualTo(before);
    maintenance().pass();
    assertThat(everything(question)).isEqualTo(before);
    assertThat(catalogue.dataKeys().encryptPlain(9)).isZero();
    // What secure_delete would do over time.
    execute("VACUUM");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
    assertThat(found(data)).isEmpty();
    assertThat(catalogue.dataKeys().check().ciphertexts()).isEqualTo(4);
  }

  private List<Object> everything(Question question) {
    return List.of(
        questions().ofSitting(SITTING),
        questions().asker(question.id()),
        questions().withEmail(Optional.empty(), 9),
        questions().reports(SITTING),
        questions().bans(ASKED));
  }

  /** As the version before this one wrote it. */
  private void writeInPlain(Question question) throws SQLException {
    execute("DELETE FROM data_key");
    plain("question", question, Question.class);
    plain("question_report", report(question), Report.class);
    plain("question_ban", ban(question), Ban.class);
    execute(
        "UPDATE question_asker SET ciphertext = NULL, browser = 'browser-of-q1',"
            + " origin = 'origin-of-q1', email = 'needle-of-email@example.org', known = 3");
  }

  private <T> void plain(String table, T value, Class<T> type) throws SQLException {
    String json = new String(new JsonCodec<>(type).encode(value), UTF_8).replace("'", "''");
    execute("UPDATE " + table + " SET ciphertext = NULL, content = '" + json + "'");
  }

  @Test
  void maintenance_afterAnErasure_countsItInTheAuditTrail_withoutSayingOfWhat() {
    Question question = askWithNeedles();
    Set<KeyId> before = catalogue.dataKeys().shredded();
    replaced(question.withdrawn(ASKED));
    questions().forgetEmail(question.id());
    assertThat(before).isEmpty();
    maintenance().pass();
    AuditEntry entry = catalogue.accounts().audit(AuditQuery.newest(9)).getFirst();
    assertThat(entry.action()).isEqualTo(AuditAction.KEYS_SHREDDED);
    assertThat(entry.detail()).isEqualTo("question 1, asker 1");
    assertThat(entry.subject()).isEmpty();
  }
}
