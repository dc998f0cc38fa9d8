package org.tribune.site.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.network.ClientNetwork;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.QuestionSamples;

final class QuestionRetentionTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");

  private final FakeMediaClock clock = new FakeMediaClock();
  private final Questions questions = new TemporaryCatalogue().questions();
  private final QuestionRetention retention =
      new QuestionRetention(questions, QuestionsConfig.USUAL, clock);

  private Question asked(String id) {
    Instant now = clock.now().toInstant();
    Question question = QuestionSamples.waiting(id, SITTING, now);
    assertThat(
            questions.create(
                question, QuestionSamples.asker(question, Optional.of("a@example.org")), id, now))
        .isTrue();
    return question;
  }

  private Question found(String id) {
    return questions.find(new QuestionId(id)).orElseThrow();
  }

  @Test
  void authors_afterTheirTime_areForgotten_andTheirLinksAreNot() {
    Question question = asked("q1");
    clock.advance(Duration.ofDays(29));
    asked("q2");
    retention.run();
    assertThat(questions.asker(question.id()).orElseThrow().browser()).isNotEmpty();
    clock.advance(Duration.ofDays(2));
    retention.run();
    var asker = questions.asker(question.id()).orElseThrow();
    assertThat(asker.browser() + asker.origin()).isEmpty();
    assertThat(asker.email()).as("it is kept for the answer").contains("a@example.org");
    assertThat(asker.linkHash()).isNotEmpty();
    assertThat(questions.asker(new QuestionId("q2")).orElseThrow().browser()).isNotEmpty();
  }

  @Test
  void emails_withoutAnAnswer_areForgottenAfterTheirTime() {
    asked("q1");
    for (int i = 0; i < 450; i++) {
      asked("p" + i);
    }
    clock.advance(Duration.ofDays(179));
    asked("q2");
    retention.run();
    assertThat(questions.withEmail(Optional.empty(), 1_000)).hasSize(452);
    clock.advance(Duration.ofDays(2));
    retention.run();
    assertThat(questions.withEmail(Optional.empty(), 1_000))
        .extracting(Asker::question)
        .containsExactly(new QuestionId("q2"));
  }

  @Test
  void moreAuthorsThanAreForgottenAtOnce_areAllForgotten() {
    for (int i = 0; i < 450; i++) {
      asked("q" + i);
    }
    clock.advance(Duration.ofDays(31));
    retention.run();
    assertThat(questions.askersBefore(clock.now().toInstant(), 10)).isEmpty();
  }

  @Test
  void texts_thatWereNeverPublic_areForgotten_andThePublicOnesAreNot() {
    Instant now = clock.now().toInstant();
    Question published = asked("q1").published("Ana", now);
    Question refused = asked("q2").refused(RefusalReason.INSULT, "Non.", "Ana", now);
    asked("q3");
    questions.replace(List.of(published, refused));
    retention.run();
    clock.advance(Duration.ofDays(181));
    retention.run();
    assertThat(found("q1").text()).isNotEmpty();
    assertThat(found("q2").text()).isEmpty();
    assertThat(found("q2").toString()).doesNotContain("Michèle", "Non.");
    assertThat(found("q3").text()).isEmpty();
  }

  private static ClientNetwork network(String address) {
    return ClientNetwork.of(InetAddress.ofLiteral(address));
  }

  @Test
  void saltOfADay_isDestroyedAtItsEnd_soThatNoAddressCanBeFoundAgain() {
    Origins origins = new Origins(questions, clock);
    String before = origins.of(network("192.0.2.7"));
    assertThat(new Origins(questions, clock).of(network("192.0.2.7"))).isEqualTo(before);
    assertThat(origins.of(network("192.0.2.8"))).isNotEqualTo(before);
    assertThat(origins.of(network("2001:db8:1:2:a::1")))
        .isEqualTo(origins.of(network("2001:db8:1:2:b::2")));
    assertThat(origins.of(network("2001:db8:1:100::1")))
        .isNotEqualTo(origins.of(network("2001:db8:1:2::1")));
    assertThat(origins.of(network("::ffff:192.0.2.7"))).isEqualTo(before);
    clock.advance(Duration.ofDays(1));
    retention.run();
    assertThat(new Origins(questions, clock).of(network("192.0.2.7"))).isNotEqualTo(before);
  }
}
