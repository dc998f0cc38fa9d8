package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;
import org.tribune.site.account.SecretHash;
import org.tribune.site.mail.UndeliveredException.Reason;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

class QuestionMailTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final String EMAIL = "michele@example.org";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeMediaClock clock = new FakeMediaClock(SittingSamples.EVENING);
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final Questions questions = catalogue.questions();
  private final Server server = new Server();
  private final QuestionMail mail = mail(server);
  private OptionalLong seconds = OptionalLong.empty();

  /** Takes what it is given, as long as nothing is wrong. */
  private static final class Server implements MailServer {
    final List<EmailMessage> taken = new ArrayList<>();
    final List<String> checks = new ArrayList<>();
    Optional<Reason> trouble = Optional.empty();
    Consumer<EmailMessage> before = email -> {};

    @Override
    public synchronized void deliver(EmailMessage email) {
      before.accept(email);
      check();
      taken.add(email);
    }

    @Override
    public void check() {
      checks.add("");
      trouble.ifPresent(
          reason -> {
            throw new UndeliveredException(reason, new Message("En panne.", "Out of order."));
          });
    }

    @Override
    public void hangUp() {}
  }

  private QuestionMail mail(MailServer to) {
    return SampleMail.of(catalogue, spoken -> seconds, to, clock);
  }

  @BeforeEach
  void announce() {
    catalogue.sittings().create(SittingSamples.whole(SITTING.value(), SittingSamples.EVENING));
  }

  private Question asked(String id, String language) {
    Instant now = now();
    Question question = QuestionSamples.waiting(id, SITTING, now);
    Asker asker =
        new Asker(question.id(), "link", "browser", "origin", Optional.of(EMAIL), language, now);
    assertThat(questions.create(question, asker, id, now)).isTrue();
    return question;
  }

  private Question asked(String id) {
    return asked(id, "fr");
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  private Question kept(Question changed) {
    return questions.replace(List.of(changed)).orElseThrow().getFirst();
  }

  private Question published(Question question) {
    return kept(question.published("Ana", now()));
  }

  private Question answered(Question question) {
    Answer answer =
        new Answer(
            Optional.empty(),
            Optional.of(new WrittenAnswer(now(), "La présidente", "En mars.\nPromis.")));
    return kept(published(question).answered(answer, "Ana", now()));
  }

  private Question refused(Question question) {
    return kept(question.refused(RefusalReason.INSULT, "Restez courtois.", "Ana", now()));
  }

  private Optional<String> email(String id) {
    return questions.asker(new QuestionId(id)).orElseThrow().email();
  }

  private void runAfter(Duration time) {
    clock.advance(time);
    mail.run();
  }

  private EmailMessage only() {
    assertThat(server.taken).hasSize(1);
    return server.taken.getFirst();
  }

  @Test
  void answer_isSentOnceAfterSecondThoughts_andTheAddressErased() {
    answered(asked("q1"));
    runAfter(Duration.ofMinutes(4));
    assertThat(server.taken).isEmpty();
    runAfter(MINUTE);
    EmailMessage email = only();
    assertThat(email.to()).isEqualTo(EMAIL);
    assertThat(email.subject()).isEqualTo("Réponse à votre question – Étang TV");
    assertThat(email.text())
        .contains("25 novembre 2026", "Budget primitif 2027")
        .contains("> Quand la route de l'étang sera-t-elle rouverte ?")
        .contains("Réponse de La présidente, le 25 novembre 2026 :\n\nEn mars.\nPromis.")
        .contains("https://live.example.org/sittings/20261125-conseil-k3v9#question-q1")
        .contains("adresse est effacée", "mairie@example.org");
    assertThat(email("q1")).isEmpty();
    runAfter(Duration.ofDays(1));
    assertThat(server.taken).hasSize(1);
    assertThat(mail.sent()).isEqualTo(1);
  }

  @Test
  void answer_thatIsUndoneMeanwhile_isNotSent() {
    Question answered = answered(asked("q1"));
    clock.advance(MINUTE);
    kept(answered.undone("Ana", now()));
    runAfter(Duration.ofHours(1));
    assertThat(server.taken).isEmpty();
    assertThat(email("q1")).contains(EMAIL);
  }

  @Test
  void answerOnAir_leadsToItsSecond_orToTheQuestionWhileThereIsNoReplay() {
    Answer onAir =
        new Answer(Optional.of(new SpokenAnswer(new BroadcastId("b1"), now())), Optional.empty());
    kept(published(asked("q1")).answered(onAir, "Ana", now()));
    runAfter(Duration.ofMinutes(5));
    assertThat(only().text()).contains("l’antenne : https://live.example.org/sittings/");
    seconds = OptionalLong.of(754);
    kept(published(asked("q2", "en")).answered(onAir, "Ana", now()));
    runAfter(Duration.ofMinutes(5));
    assertThat(server.taken.getLast().language()).isEqualTo("en");
    assertThat(server.taken.getLast().text())
        .startsWith("Hello,")
        .contains("It was answered on air: https://live.example.org/watch/b1#t=754");
  }

  @Test
  void merged_getsTheAnswerOfTheOneThatStandsForIt_withoutItsOwnWords() {
    Question leader = answered(asked("q1"));
    Question same = asked("q2");
    Question rude = same.corrected(same.author(), "La route, bande de nuls ?", same.flags(), now());
    kept(kept(rude).merged(leader.id(), "Ana", now()));
    runAfter(Duration.ofMinutes(6));
    assertThat(server.taken).hasSize(2);
    assertThat(server.taken.getLast().text())
        .contains("regroupée avec celle-ci", "> Quand la route", "#question-q1")
        .doesNotContain("nuls");
    assertThat(email("q2")).isEmpty();
  }

  @Test
  void refusal_isToldOnce_withTheReasonAndHowToContest_andWithoutTheCitizensWords() {
    refused(asked("q1"));
    runAfter(Duration.ofMinutes(6));
    assertThat(only().text())
        .contains("propos insultants", "> Restez courtois.", "180 jours", "lien privé")
        .doesNotContain("route");
    runAfter(Duration.ofDays(2));
    runAfter(Duration.ofDays(2));
    assertThat(server.taken).hasSize(1);
    assertThat(email("q1")).contains(EMAIL);
    assertThat(mail.givenUp()).isZero();
  }

  @Test
  void refusal_thatWasContested_isToldForGood_andTheAddressErased() {
    Question refused = refused(asked("q1"));
    runAfter(Duration.ofMinutes(6));
    refused(kept(refused.contested("C'était de l'humour.", now())));
    runAfter(Duration.ofMinutes(6));
    assertThat(server.taken).hasSize(2);
    assertThat(server.taken.getLast().text()).contains("définitive", "effacée");
    assertThat(email("q1")).isEmpty();
  }

  @Test
  void refusal_thatWasContestedAndWon_isAnsweredByMail() {
    Question refused = refused(asked("q1"));
    runAfter(Duration.ofMinutes(6));
    answered(kept(refused.contested("C'était de l'humour.", now())));
    runAfter(Duration.ofMinutes(6));
    assertThat(server.taken.getLast().subject()).startsWith("Réponse à votre question");
    assertThat(email("q1")).isEmpty();
  }

  @Test
  void withdrawn_isWrittenToNoMore_evenIfTheProcessDiedBeforeItForgot() {
    kept(answered(asked("q1")).withdrawn(now()));
    runAfter(Duration.ofMinutes(6));
    assertThat(server.taken).isEmpty();
    assertThat(email("q1")).isEmpty();
  }

  @Test
  void server_thatIsAway_isAskedLessAndLess_thenAllIsSent() {
    server.trouble = Optional.of(Reason.SERVER);
    answered(asked("q1"));
    mail.run();
    assertThat(mail.trouble().orElseThrow().message().fr()).isEqualTo("En panne.");
    for (int minute = 0; minute < 180; minute++) {
      runAfter(MINUTE);
    }
    assertThat(server.checks).hasSizeBetween(8, 14);
    server.trouble = Optional.empty();
    runAfter(Duration.ofMinutes(30));
    assertThat(only().to()).isEqualTo(EMAIL);
    assertThat(mail.trouble()).isEmpty();
  }

  @Test
  void server_thatStaysAway_isGivenUpAfterThreeDays_andTheAddressErased() {
    server.trouble = Optional.of(Reason.SERVER);
    answered(asked("q1"));
    asked("q2");
    runAfter(Duration.ofDays(3));
    assertThat(email("q1")).contains(EMAIL);
    runAfter(MINUTE);
    assertThat(email("q1")).isEmpty();
    assertThat(email("q2")).as("not answered").contains(EMAIL);
    assertThat(mail.givenUp()).isEqualTo(1);
  }

  @Test
  void letter_thatIsRefusedForNow_isTriedAgain_andHoldsNoOther() {
    answered(asked("q1"));
    answered(asked("q2"));
    clock.advance(Duration.ofMinutes(6));
    server.before = email -> server.trouble = trouble(email, "q1", Reason.LATER);
    mail.run();
    assertThat(only().id()).isEqualTo("q2.answer");
    mail.run();
    assertThat(server.taken).as("it waits").hasSize(1);
    server.before = email -> server.trouble = Optional.empty();
    runAfter(Duration.ofMinutes(6));
    assertThat(server.taken).hasSize(2);
    assertThat(mail.trouble()).isEmpty();
  }

  private static Optional<Reason> trouble(EmailMessage email, String of, Reason reason) {
    return email.id().startsWith(of) ? Optional.of(reason) : Optional.empty();
  }

  @Test
  void address_thatNobodyHas_isErased() {
    answered(asked("q1"));
    clock.advance(Duration.ofMinutes(6));
    server.before = email -> server.trouble = Optional.of(Reason.NOBODY);
    mail.run();
    assertThat(email("q1")).isEmpty();
    assertThat(mail.givenUp()).isEqualTo(1);
  }

  @Test
  void twoMachines_atOnce_sendOneLetter() {
    answered(asked("q1"));
    clock.advance(Duration.ofMinutes(6));
    CountDownLatch holds = new CountDownLatch(1);
    CountDownLatch bothTried = new CountDownLatch(1);
    server.before =
        email -> {
          holds.countDown();
          try {
            bothTried.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Server second = new Server();
    QuestionMail other = mail(second);
    Thread first = Thread.startVirtualThread(mail::run);
    await().until(() -> holds.getCount() == 0);
    other.run();
    bothTried.countDown();
    await().until(() -> !first.isAlive());
    assertThat(server.taken).hasSize(1);
    assertThat(second.taken).isEmpty();
    assertThat(email("q1")).isEmpty();
  }

  @Test
  void machine_thatDiesWithALetter_isFollowedByAnother_withTheSameLetter() {
    answered(asked("q1"));
    clock.advance(Duration.ofMinutes(6));
    server.before =
        email -> {
          throw new StackOverflowError("the process dies here");
        };
    assertThatThrownBy(mail::run).isInstanceOf(StackOverflowError.class);
    Server second = new Server();
    QuestionMail restarted = mail(second);
    restarted.run();
    assertThat(second.taken).as("it may be on its way yet").isEmpty();
    clock.advance(Duration.ofMinutes(6));
    restarted.run();
    assertThat(second.taken).extracting(EmailMessage::id).containsExactly("q1.answer");
    assertThat(email("q1")).isEmpty();
  }

  @Test
  void manyMoreThanAPage_areAllWrittenTo() {
    for (int i = 0; i < 450; i++) {
      answered(asked("q" + i));
    }
    runAfter(Duration.ofMinutes(6));
    assertThat(server.taken).hasSize(450);
  }

  @Test
  void started_itTellsWithoutALetterWhatIsWrong_andClosesAtOnce() {
    server.trouble = Optional.of(Reason.SERVER);
    mail.start();
    await().until(() -> mail.trouble().isPresent());
    mail.close();
    mail.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(each -> each.getName().equals("mail"));
  }

  private void askedWithLink(String id) {
    Question question = QuestionSamples.waiting(id, SITTING, now());
    Asker asker =
        new Asker(
            question.id(),
            "link",
            "browser",
            "origin",
            Optional.of(EMAIL),
            /* wantsLink= */ true,
            /* mailedHash= */ Optional.empty(),
            "fr",
            now());
    assertThat(questions.create(question, asker, id, now())).isTrue();
  }

  @Test
  void receipt_hasTheLinkAndNoWordOfTheQuestion_andIsSentOnceAtOnce() {
    askedWithLink("q1");
    mail.run();
    EmailMessage email = only();
    assertThat(email.subject()).isEqualTo("Votre question est bien reçue – Étang TV");
    assertThat(email.text())
        .contains("https://live.example.org/questions/q1#", "Budget primitif 2027", "Un modérateur")
        .contains("Votre adresse est gardée pour la suite")
        .doesNotContain("route de l'étang");
    String key = email.text().replaceAll("(?s).*/questions/q1#(\\S+).*", "$1");
    assertThat(questions.asker(new QuestionId("q1")).orElseThrow().mailedHash())
        .contains(SecretHash.of(key));
    runAfter(Duration.ofHours(1));
    assertThat(server.taken).hasSize(1);
    assertThat(email("q1")).contains(EMAIL);
    answered(questions.find(new QuestionId("q1")).orElseThrow());
    runAfter(Duration.ofMinutes(5));
    assertThat(server.taken).hasSize(2);
    assertThat(email("q1")).isEmpty();
  }

  @Test
  void receipt_whileTheServerIsAway_isSentLater_withALinkThatOpens() {
    askedWithLink("q1");
    server.trouble = Optional.of(Reason.LATER);
    mail.run();
    assertThat(server.taken).isEmpty();
    server.trouble = Optional.empty();
    runAfter(Duration.ofMinutes(10));
    String key = only().text().replaceAll("(?s).*/questions/q1#(\\S+).*", "$1");
    assertThat(questions.asker(new QuestionId("q1")).orElseThrow().mailedHash())
        .contains(SecretHash.of(key));
  }

  @Test
  void receipt_ofAQuestionThatWasWithdrawn_isNotSent() {
    askedWithLink("q1");
    kept(questions.find(new QuestionId("q1")).orElseThrow().withdrawn(now()));
    mail.run();
    assertThat(server.taken).isEmpty();
    assertThat(email("q1")).isEmpty();
  }
}
