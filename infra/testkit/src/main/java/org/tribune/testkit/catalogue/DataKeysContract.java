package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.QuestionSamples.ASKED;
import static org.tribune.testkit.catalogue.QuestionSamples.asker;
import static org.tribune.testkit.catalogue.QuestionSamples.waiting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.Bytes;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;

/** What the {@link DataKeys} of every {@link Catalogue} must do. */
public abstract class DataKeysContract extends OpenedCatalogue {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final KeyName NAME = new KeyName(KeyKind.ORIGINALS, "20261125-chamber-abcd/1");
  private static final Bytes PLAIN = Bytes.utf8("what was said");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private DataKeys keys;

  @BeforeEach
  final void openKeys() {
    keys = catalogue.dataKeys();
  }

  @Test
  void obtain_twice_isTheSameKeyUntilItIsShredded() {
    assertThat(keys.find(NAME)).isEmpty();
    DataKey key = keys.obtain(NAME);
    Bytes ciphertext = key.encrypt("store", "name", PLAIN);
    assertThat(keys.obtain(NAME).decrypt("store", "name", ciphertext)).isEqualTo(PLAIN);
    assertThat(keys.find(NAME).orElseThrow().id()).isEqualTo(key.id());
    assertThat(keys.shred(NAME)).isTrue();
    assertThat(keys.shred(NAME)).isFalse();
    assertThat(keys.find(NAME)).isEmpty();
    assertThat(keys.shredded()).containsExactly(key.id());
    assertThat(keys.obtain(NAME).id()).isNotEqualTo(key.id());
  }

  @Test
  void obtain_byManyAtOnce_isOneKey() {
    keys.prepare();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<KeyId>> tries =
          IntStream.range(0, 8)
              .mapToObj(
                  each -> CompletableFuture.supplyAsync(() -> keys.obtain(NAME).id(), threads))
              .toList();
      assertThat(tries.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
  }

  @Test
  void rotate_afterAKeyWasShredded_leavesTheOthersOpenUnderAnotherMasterKey() {
    DataKey kept = keys.obtain(NAME);
    KeyName other = new KeyName(KeyKind.BAN, "b1");
    keys.obtain(other);
    assertThat(keys.isRotationDue()).isFalse();
    keys.shred(other);
    assertThat(keys.isRotationDue()).isTrue();
    keys.rotate();
    assertThat(keys.isRotationDue()).isFalse();
    Bytes ciphertext = kept.encrypt("store", "name", PLAIN);
    assertThat(keys.obtain(NAME).decrypt("store", "name", ciphertext)).isEqualTo(PLAIN);
    assertThat(keys.check().violations()).isEmpty();
  }

  @Test
  void shredAgain_whatAnOlderCopyBroughtBack_isGoneAndRemembered() {
    KeyId first = keys.obtain(NAME).id();
    KeyId unknown = new KeyId("00112233445566778899aabbccddeeff");
    assertThat(keys.shredAgain(Set.of(first, unknown))).isEqualTo(1);
    assertThat(keys.shredAgain(Set.of(first, unknown))).isZero();
    assertThat(keys.find(NAME)).isEmpty();
    assertThat(keys.shredded()).containsExactlyInAnyOrder(first, unknown);
  }

  @Test
  void auditShredded_counts_eachOnce() {
    keys.obtain(NAME);
    keys.shred(NAME);
    assertThat(keys.auditShredded()).isEqualTo(Map.of(KeyKind.ORIGINALS, 1));
    assertThat(keys.auditShredded()).isEmpty();
  }

  @Test
  void everythingOfAQuestion_hasAKey_whichDiesWithIt() {
    Questions questions = catalogue.questions();
    Question question = asked(questions, "q1");
    KeyId text = id(KeyKind.QUESTION, "q1");
    KeyId who = id(KeyKind.ASKER, "q1");
    question = replaced(questions, question.published("Ana", ASKED));
    assertThat(id(KeyKind.QUESTION, "q1")).isEqualTo(text);

    questions.forgetEmail(question.id());
    assertThat(keys.shredded()).containsExactly(who);
    KeyId browser = id(KeyKind.ASKER, "q1");
    assertThat(browser).isNotEqualTo(who);
    questions.forgetEmail(question.id());
    assertThat(id(KeyKind.ASKER, "q1")).isEqualTo(browser);
    questions.forgetAuthor(question.id());
    assertThat(keys.find(new KeyName(KeyKind.ASKER, "q1"))).isEmpty();

    replaced(questions, question.withdrawn(ASKED));
    assertThat(id(KeyKind.QUESTION, "q1")).isNotEqualTo(text);
    assertThat(keys.shredded()).containsExactlyInAnyOrder(who, browser, text);
    assertThat(questions.find(question.id()).orElseThrow().text()).isEmpty();
  }

  @Test
  void aQuestionThatItsAuthorWritesAnew_losesTheKeyOfItsFirstWords() {
    Questions questions = catalogue.questions();
    Question question = asked(questions, "q1");
    KeyId first = id(KeyKind.QUESTION, "q1");
    replaced(questions, question.corrected(question.author(), "Et la digue ?", Set.of(), ASKED));
    assertThat(keys.shredded()).containsExactly(first);
    assertThat(questions.find(question.id()).orElseThrow().text()).isEqualTo("Et la digue ?");
  }

  @Test
  void reportsAndBans_haveKeysOfTheirOwn_untilTheyAreToldOrOver() {
    Questions questions = catalogue.questions();
    Question question = asked(questions, "q1");
    Report report =
        new Report(
            new QuestionId("r1"),
            question.id(),
            SITTING,
            ReportReason.INSULT,
            "On m'y nomme.",
            "paul@example.org",
            ReportState.OPEN,
            ASKED,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    questions.save(report);
    KeyId open = id(KeyKind.REPORT, "r1");
    questions.save(report.decided(ReportState.DISMISSED, "Ana", "", ASKED));
    assertThat(keys.shredded()).isEmpty();
    questions.save(questions.report(report.id()).orElseThrow().told());
    assertThat(keys.shredded()).containsExactly(open);
    assertThat(questions.reports(SITTING)).extracting(Report::contact).containsExactly("");
    Instant end = ASKED.plusSeconds(60);
    questions.save(
        new Ban(
            new QuestionId("b1"),
            question.id(),
            "browser",
            "origin",
            ASKED,
            end,
            "Insultes.",
            "Ana",
            Optional.empty()));
    KeyId ban = id(KeyKind.BAN, "b1");
    questions.sweep(end);
    assertThat(keys.shredded()).containsExactlyInAnyOrder(open, ban);
    assertThat(keys.find(new KeyName(KeyKind.BAN, "b1"))).isEmpty();
  }

  @Test
  void forget_aSitting_destroysAllItsKeys() {
    Questions questions = catalogue.questions();
    asked(questions, "q1");
    asked(questions, "q2");
    Set<KeyId> all =
        Set.of(
            id(KeyKind.QUESTION, "q1"),
            id(KeyKind.ASKER, "q1"),
            id(KeyKind.QUESTION, "q2"),
            id(KeyKind.ASKER, "q2"));
    questions.forget(SITTING);
    assertThat(keys.find(new KeyName(KeyKind.QUESTION, "q1"))).isEmpty();
    assertThat(keys.check().keys()).isZero();
    assertThat(keys.shredded()).isEqualTo(all);
  }

  @Test
  void everything_afterARestart_isThere() {
    DataKey key = keys.obtain(NAME);
    Bytes ciphertext = key.encrypt("store", "name", PLAIN);
    KeyName other = new KeyName(KeyKind.BAN, "b1");
    KeyId gone = keys.obtain(other).id();
    keys.shred(other);
    try (Catalogue again = open()) {
      assertThat(again.dataKeys().obtain(NAME).decrypt("store", "name", ciphertext))
          .isEqualTo(PLAIN);
      assertThat(again.dataKeys().shredded()).containsExactly(gone);
    }
  }

  private KeyId id(KeyKind kind, String subject) {
    return keys.find(new KeyName(kind, subject)).orElseThrow().id();
  }

  private static Question asked(Questions questions, String id) {
    Question question = waiting(id, SITTING, ASKED);
    assertThat(
            questions.create(
                question,
                asker(question, Optional.of("michele@example.org")),
                "challenge-" + id,
                ASKED))
        .isTrue();
    return question;
  }

  private static Question replaced(Questions questions, Question changed) {
    return questions.replace(List.of(changed)).orElseThrow().getFirst();
  }
}
