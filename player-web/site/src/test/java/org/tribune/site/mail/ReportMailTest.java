package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.Reporter;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.site.mail.UndeliveredException.Reason;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

/** Who reported a question is notified of what was decided, once, and then forgotten. */
class ReportMailTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final String EMAIL = "paul@example.org";
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final FakeMediaClock clock = new FakeMediaClock(SittingSamples.EVENING);
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final Questions questions = catalogue.questions();
  private final FakeMailServer server = new FakeMailServer();
  private final List<EmailMessage> taken = server.taken;
  private final QuestionMail mail =
      SampleMail.of(catalogue, spoken -> OptionalLong.empty(), server, clock);

  @BeforeEach
  void announce() {
    catalogue.sittings().create(SittingSamples.whole(SITTING.value(), SittingSamples.EVENING));
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private Question published() {
    Question question = QuestionSamples.waiting("q1", SITTING, now());
    assertThat(
            questions.create(
                question, QuestionSamples.asker(question, Optional.empty()), "q1", now()))
        .isTrue();
    return kept(question.published("Ana", now()));
  }

  private Question kept(Question changed) {
    return questions.replace(List.of(changed)).orElseThrow().getFirst();
  }

  private Report reported(String contact, String language) {
    Report report =
        new Report(
            new QuestionId("r1"),
            new QuestionId("q1"),
            SITTING,
            ReportReason.PERSONAL_DATA,
            "C'est mon numéro : 06 12 34 56 78",
            contact,
            ReportState.OPEN,
            now(),
            "",
            Optional.empty(),
            Optional.of(new Reporter("hash", language)),
            Optional.empty());
    questions.save(report);
    return report;
  }

  private String contact() {
    return questions.report(new QuestionId("r1")).orElseThrow().contact();
  }

  private void runAfter(Duration time) {
    clock.advance(time);
    mail.run();
  }

  @Test
  void upheld_tellsWhatBecameOfTheQuestion_onceAndForgetsTheAddress() {
    Question question = published();
    Report report = reported(EMAIL, "fr");
    questions.save(report.decided(ReportState.UPHELD, "Ana", "Le numéro est retiré.", now()));
    kept(question.refused(RefusalReason.PERSONAL_DATA, "", "Ana", now()));
    runAfter(Duration.ofMinutes(4));
    assertThat(taken).isEmpty();
    runAfter(Duration.ofMinutes(1));
    EmailMessage email = taken.getFirst();
    assertThat(email.to()).isEqualTo(EMAIL);
    assertThat(email.subject()).isEqualTo("Suite donnée à votre signalement – Étang TV");
    assertThat(email.text())
        .contains("25 novembre 2026", "Budget primitif 2027", "données personnelles")
        .contains("Une suite a été donnée à votre signalement. La question n’est plus publiée.")
        .contains("Le modérateur vous écrit :\n\n> Le numéro est retiré.")
        .contains("par une personne, sans traitement automatisé", "mairie@example.org", "tribunal")
        .contains("Votre adresse est effacée")
        .doesNotContain("06 12", "route de l'étang", "#question-");
    assertThat(contact()).isEmpty();
    assertThat(mail.sent()).isEqualTo(1);
    runAfter(Duration.ofDays(1));
    assertThat(taken).hasSize(1);
  }

  @Test
  void dismissed_tellsThatTheQuestionStays_inTheReportersLanguage() {
    published();
    questions.save(reported(EMAIL, "en").decided(ReportState.DISMISSED, "Ana", "", now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken.getFirst().text())
        .startsWith("Hello,")
        .contains("no action was taken. The question stays published.")
        .contains("https://live.example.org/sittings/" + SITTING + "#question-q1");
  }

  @Test
  void rightOfReply_isSaidToBePublished() {
    Question question = published();
    Report report = reported(EMAIL, "fr");
    clock.advance(Duration.ofMinutes(1));
    kept(question.replied(new WrittenAnswer(now(), "Paul", "C'est faux."), "Ana", now()));
    questions.save(report.decided(ReportState.UPHELD, "Ana", "", now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken.getFirst().text()).contains("Un droit de réponse est publié");
  }

  @Test
  void server_thatIsAway_isTriedForThreeDays_thenTheAddressIsErased() {
    published();
    questions.save(reported(EMAIL, "fr").decided(ReportState.UPHELD, "Ana", "", now()));
    server.trouble = Optional.of(Reason.LATER);
    runAfter(FIVE_MINUTES);
    assertThat(contact()).isEqualTo(EMAIL);
    server.trouble = Optional.empty();
    runAfter(Duration.ofMinutes(2));
    assertThat(taken).isEmpty();
    server.trouble = Optional.of(Reason.LATER);
    runAfter(Duration.ofDays(4));
    assertThat(contact()).isEmpty();
    assertThat(mail.givenUp()).isEqualTo(1);
  }

  @Test
  void address_thatIsNone_isErasedWithoutALetter() {
    published();
    questions.save(
        reported("Paul, rue du Bac", "fr").decided(ReportState.UPHELD, "Ana", "", now()));
    runAfter(FIVE_MINUTES);
    assertThat(taken).isEmpty();
    assertThat(contact()).isEmpty();
  }
}
