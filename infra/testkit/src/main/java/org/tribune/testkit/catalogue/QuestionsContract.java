package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.tribune.testkit.catalogue.QuestionSamples.ASKED;
import static org.tribune.testkit.catalogue.QuestionSamples.asker;
import static org.tribune.testkit.catalogue.QuestionSamples.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Answer;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Ban;
import org.tribune.catalogue.question.Claim;
import org.tribune.catalogue.question.Flag;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questioning;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.question.ReportReason;
import org.tribune.catalogue.question.ReportState;
import org.tribune.catalogue.question.Reporter;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.catalogue.question.Workload;
import org.tribune.catalogue.question.WrittenAnswer;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.QuestioningMode;

/** What the {@link Questions} of every {@link Catalogue} must do. */
public abstract class QuestionsContract extends OpenedCatalogue {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final SittingId OTHER = new SittingId("20261126-bureau-k3v9");
  private static final Instant LATER = ASKED.plusSeconds(60);

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Questions questions;

  @BeforeEach
  final void openQuestions() {
    questions = catalogue.questions();
  }

  private Question asked(String id, SittingId sitting, Instant at) {
    Question question = waiting(id, sitting, at);
    Asker asker = asker(question, Optional.of("michele@example.org"));
    assertThat(questions.create(question, asker, "challenge-" + id, LATER)).isTrue();
    return question;
  }

  private Question replaced(Question changed) {
    return questions.replace(List.of(changed)).orElseThrow().getFirst();
  }

  private long version() {
    return questions.version(SITTING);
  }

  @Test
  void everything_ofNoQuestion_isAbsent() {
    QuestionId id = new QuestionId("q1");
    assertThat(questions.find(id)).isEmpty();
    assertThat(questions.ofSitting(SITTING)).isEmpty();
    assertThat(questions.count(SITTING)).isZero();
    assertThat(questions.asker(id)).isEmpty();
    assertThat(questions.version(SITTING)).isZero();
    assertThat(questions.sittings()).isEmpty();
    assertThat(questions.questioning(SITTING)).isEmpty();
    assertThat(questions.replace(List.of(waiting("q1", SITTING, ASKED)))).isEmpty();
    assertThat(questions.support(id, "browser", ASKED)).isFalse();
    assertThat(questions.withdrawSupport(id, "browser")).isFalse();
    assertThat(questions.hold(new Claim(id, new AccountId("a1"), "Ana", LATER), false, ASKED))
        .isEmpty();
  }

  @Test
  void create_aQuestion_isReadBackAsItIs() {
    Question question = asked("q1", SITTING, ASKED);
    assertThat(questions.find(question.id())).contains(question);
    assertThat(questions.asker(question.id()))
        .contains(asker(question, Optional.of("michele@example.org")));
  }

  @Test
  void create_withAChallengeThatWasUsed_writesNothing() {
    asked("q1", SITTING, ASKED);
    Question second = waiting("q2", SITTING, LATER);
    assertThat(questions.create(second, asker(second, Optional.empty()), "challenge-q1", LATER))
        .isFalse();
    assertThat(questions.find(second.id())).isEmpty();
    assertThat(questions.useChallenge("challenge-q1", LATER)).isFalse();
    assertThat(questions.useChallenge("another", LATER)).isTrue();
  }

  @Test
  void ofSitting_givesItsOwnByTimeAndId() {
    asked("q3", SITTING, LATER);
    asked("q2", SITTING, ASKED);
    asked("q1", SITTING, ASKED);
    asked("q4", OTHER, ASKED);
    assertThat(questions.ofSitting(SITTING))
        .extracting(each -> each.id().value())
        .containsExactly("q1", "q2", "q3");
    assertThat(questions.count(SITTING)).isEqualTo(3);
  }

  @Test
  void replace_everyStanding_isReadBackAsItIs() {
    Question leader = replaced(asked("q1", SITTING, ASKED).published("Ana", LATER));
    Question refused =
        asked("q2", SITTING, ASKED)
            .refused(RefusalReason.OTHER, "Ce n'est pas une question.", "Ana", LATER);
    assertThat(questions.find(replaced(refused).id())).contains(refused.at(1));
    Question contested = replaced(refused.at(1).contested("Mais si.", LATER));
    assertThat(questions.find(contested.id())).contains(contested);
    Question merged = replaced(contested.merged(leader.id(), "Ben", LATER));
    assertThat(questions.find(merged.id())).contains(merged);
    Question shown = replaced(leader.sentToChair("Ana", LATER).shown("Ana", LATER));
    assertThat(questions.find(shown.id())).contains(shown);
    Answer answer =
        new Answer(
            Optional.of(new SpokenAnswer(new BroadcastId("b1"), LATER)),
            Optional.of(new WrittenAnswer(LATER, "Le président", "En mars.")));
    Question answered = replaced(shown.answered(answer, "Ana", LATER));
    assertThat(questions.find(answered.id())).contains(answered);
    assertThat(answered.version()).isEqualTo(3);
  }

  @Test
  void replace_oneThatChangedSince_writesNoneOfThem() {
    Question first = asked("q1", SITTING, ASKED);
    Question second = asked("q2", OTHER, ASKED);
    replaced(second.published("Ana", LATER));
    assertThat(
            questions.replace(
                List.of(first.published("Ben", LATER), second.published("Ben", LATER))))
        .isEmpty();
    assertThat(questions.find(first.id())).contains(first);
  }

  @Test
  void replace_byManyAtOnce_countsOnce() {
    Question question = asked("q1", SITTING, ASKED);
    List<CompletableFuture<Boolean>> tries =
        IntStream.range(0, 8)
            .mapToObj(
                each ->
                    CompletableFuture.supplyAsync(
                        () ->
                            questions
                                .replace(List.of(question.published("who " + each, LATER)))
                                .isPresent()))
            .toList();
    assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(questions.find(question.id()).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void versions_afterEachChangeOfWhatIsShown_areHigher() {
    Question question = asked("q1", SITTING, ASKED);
    long asked = version();
    Question published = replaced(question.published("Ana", LATER));
    long decided = version();
    assertThat(decided).isGreaterThan(asked);
    questions.support(published.id(), "browser", LATER);
    long supported = version();
    assertThat(supported).isGreaterThan(decided);
    questions.support(published.id(), "browser", LATER);
    assertThat(version()).isEqualTo(supported);
    assertThat(questions.sittings()).containsExactly(SITTING);
    questions.withdrawSupport(published.id(), "browser");
    assertThat(version()).isGreaterThan(supported);
  }

  @Test
  void changedSince_aNumber_givesWhatWasWrittenAfterIt() {
    assertThat(questions.versions()).isEmpty();
    Set<Long> all = new HashSet<>(Set.of(questions.version()));
    Question first = asked("q1", SITTING, ASKED);
    assertThat(all.add(questions.version())).isTrue();
    Question second = asked("q2", SITTING, ASKED);
    asked("q3", OTHER, ASKED);
    assertThat(questions.versions())
        .containsOnly(entry(SITTING, version()), entry(OTHER, questions.version(OTHER)));
    assertThat(questions.changedSince(SITTING, 0)).containsExactlyInAnyOrder(first, second);
    long seen = version();
    assertThat(questions.changedSince(SITTING, seen)).isEmpty();
    Question published = replaced(second.published("Ana", LATER));
    assertThat(questions.changedSince(SITTING, seen)).containsExactly(published);
    assertThat(all.add(questions.version())).isTrue();
    assertThat(all.add(questions.version())).isFalse();
    seen = version();
    questions.support(published.id(), "browser", LATER);
    assertThat(version()).isGreaterThan(seen);
    assertThat(questions.changedSince(SITTING, seen)).isEmpty();
    assertThat(all.add(questions.version())).isTrue();
    List<QuestionFile> files = questions.files(SITTING);
    long before = questions.version();
    questions.forget(SITTING);
    assertThat(questions.version()).isNotEqualTo(before);
    files.forEach(questions::restore);
    assertThat(questions.changedSince(SITTING, 0)).hasSize(2);
  }

  @Test
  void workloads_areOfSittingsWhereSomethingIsToDo() {
    assertThat(questions.workloads(ASKED)).isEmpty();
    Question refused =
        replaced(asked("q1", SITTING, ASKED).refused(RefusalReason.OTHER, "Non.", "Ana", LATER));
    assertThat(questions.workloads(ASKED)).isEmpty();
    replaced(refused.contested("Mais si.", LATER.plusSeconds(9)));
    assertThat(questions.workloads(ASKED))
        .containsExactly(workload(0, 1, 0, 0, 0, Optional.of(LATER.plusSeconds(9))));
    Question waiting = asked("q2", SITTING, LATER);
    replaced(
        waiting.corrected(
            waiting.author(), "Et la digue ?", Set.of(Flag.REPEAT, Flag.WORD), LATER));
    Question published = replaced(asked("q3", SITTING, ASKED).published("Ana", LATER));
    questions.save(report("r1", published, LATER));
    questions.save(report("r2", published, LATER).decided(ReportState.DISMISSED, "Ana", "", LATER));
    questions.hold(new Claim(waiting.id(), new AccountId("a1"), "Ana", LATER), false, ASKED);
    asked("q4", OTHER, ASKED);
    assertThat(questions.workloads(ASKED))
        .containsExactlyInAnyOrder(
            workload(1, 1, 1, 1, 1, Optional.of(LATER)),
            new Workload(OTHER, 1, 0, 0, 0, 0, Optional.of(ASKED)));
    assertThat(questions.workloads(LATER)).contains(workload(1, 1, 1, 1, 0, Optional.of(LATER)));
    questions.save(report("r1", published, LATER).decided(ReportState.DISMISSED, "Ana", "", LATER));
    assertThat(questions.workloads(LATER)).contains(workload(1, 1, 1, 0, 0, Optional.of(LATER)));
  }

  private static Workload workload(
      int waiting, int contested, int flagged, int reported, int held, Optional<Instant> since) {
    return new Workload(SITTING, waiting, contested, flagged, reported, held, since);
  }

  @Test
  void supports_ofMergedQuestions_countEachSupporterOnce() {
    Question leader = replaced(asked("q1", SITTING, ASKED).published("Ana", LATER));
    Question same = replaced(asked("q2", SITTING, ASKED).published("Ana", LATER));
    assertThat(questions.support(leader.id(), "one", LATER)).isTrue();
    assertThat(questions.support(leader.id(), "one", LATER)).isFalse();
    assertThat(questions.support(same.id(), "one", LATER)).isTrue();
    assertThat(questions.support(same.id(), "two", LATER)).isTrue();
    assertThat(questions.supports(SITTING))
        .containsOnly(entry(leader.id(), 1), entry(same.id(), 2));
    Question merged = replaced(same.merged(leader.id(), "Ana", LATER));
    assertThat(questions.supports(SITTING)).containsOnly(entry(leader.id(), 2));
    assertThat(questions.supportedBy(SITTING, "two")).containsExactly(leader.id());
    assertThat(questions.withdrawSupport(leader.id(), "one")).isTrue();
    assertThat(questions.supports(SITTING)).containsOnly(entry(leader.id(), 1));
    replaced(merged.undone("Ana", LATER));
    assertThat(questions.supports(SITTING)).containsOnly(entry(same.id(), 1));
    assertThat(questions.supports(OTHER)).isEmpty();
  }

  @Test
  void askersBefore_onlyThoseWhoCanBeToldFromOthers() {
    Question first = asked("q1", SITTING, ASKED);
    Question second = asked("q2", SITTING, LATER);
    assertThat(questions.askersBefore(LATER, 10))
        .extracting(Asker::question)
        .containsExactly(first.id());
    assertThat(questions.askersBefore(LATER.plusSeconds(1), 1)).hasSize(1);
    questions.forgetAuthor(first.id());
    assertThat(questions.asker(first.id()))
        .contains(known(first, "", "", Optional.of("michele@example.org")));
    assertThat(questions.askersBefore(LATER.plusSeconds(1), 10))
        .extracting(Asker::question)
        .containsExactly(second.id());
    questions.forgetEmail(first.id());
    assertThat(questions.asker(first.id())).contains(known(first, "", "", Optional.empty()));
  }

  private static Asker known(
      Question question, String browser, String origin, Optional<String> email) {
    return new Asker(
        question.id(),
        "link-of-" + question.id(),
        browser,
        origin,
        email,
        "fr",
        question.askedAt());
  }

  @Test
  void withEmail_onlyThoseWhoseAddressIsKept_theOldestFirst_aPageAtATime() {
    Question late = asked("q1", SITTING, LATER);
    Question first = asked("q2", OTHER, ASKED);
    Question second = asked("q3", SITTING, ASKED);
    Question gone = asked("q4", SITTING, ASKED);
    questions.forgetEmail(gone.id());
    questions.forgetAuthor(first.id());
    List<Asker> page = questions.withEmail(Optional.empty(), 2);
    assertThat(page).extracting(Asker::question).containsExactly(first.id(), second.id());
    assertThat(questions.withEmail(Optional.of(page.getLast()), 2))
        .extracting(Asker::question)
        .containsExactly(late.id());
    assertThat(questions.askersBefore(LATER, 9))
        .extracting(Asker::question)
        .containsExactly(second.id(), gone.id());
  }

  @Test
  void takeEmail_byManyAtOnce_isGivenToOne() {
    Question question = asked("q1", SITTING, ASKED);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Optional<Asker>>> tries =
          IntStream.range(0, 8)
              .mapToObj(
                  each ->
                      CompletableFuture.supplyAsync(
                          () -> questions.takeEmail(question.id(), "answer", ASKED, LATER),
                          threads))
              .toList();
      assertThat(tries.stream().filter(each -> each.join().isPresent())).hasSize(1);
    }
  }

  @Test
  void takeEmail_again_isGivenOnceItsTimeIsOver_orForAnotherOccasion() {
    Question question = asked("q1", SITTING, ASKED);
    Asker asker = asker(question, Optional.of("michele@example.org"));
    assertThat(questions.takeEmail(question.id(), "answer", ASKED, LATER)).contains(asker);
    assertThat(questions.takeEmail(question.id(), "answer", LATER.minusMillis(1), LATER)).isEmpty();
    assertThat(questions.takeEmail(question.id(), "refusal", ASKED, LATER)).contains(asker);
    assertThat(questions.takeEmail(question.id(), "answer", LATER, LATER.plusSeconds(1)))
        .contains(asker);
    questions.keepTaken(question.id(), "answer", LATER.plusSeconds(60));
    assertThat(questions.sweep(LATER.plusSeconds(59))).isEqualTo(2);
    assertThat(questions.takeEmail(question.id(), "answer", LATER.plusSeconds(59), LATER))
        .isEmpty();
    questions.sweep(LATER.plusSeconds(60));
    assertThat(questions.takeEmail(question.id(), "answer", LATER.plusSeconds(59), LATER))
        .contains(asker);
  }

  @Test
  void takeEmail_ofAnAddressThatIsNotThere_givesNone() {
    Question question = asked("q1", SITTING, ASKED);
    questions.forgetEmail(question.id());
    assertThat(questions.takeEmail(question.id(), "answer", ASKED, LATER)).isEmpty();
    assertThat(questions.takeEmail(new QuestionId("q2"), "answer", ASKED, LATER)).isEmpty();
  }

  @Test
  void questioning_ofTwoWhoWrite_isThatOfTheFirst() {
    Questioning open =
        new Questioning(SITTING, QuestioningMode.OPEN, Optional.of(ASKED), Optional.of(LATER), 0);
    assertThat(questions.replace(open)).contains(open.at(1));
    assertThat(questions.replace(open)).isEmpty();
    Questioning off =
        new Questioning(SITTING, QuestioningMode.OFF, Optional.empty(), Optional.empty(), 1);
    assertThat(questions.replace(off)).contains(off.at(2));
    assertThat(questions.questioning(SITTING)).contains(off.at(2));
    assertThat(questions.questioning(OTHER)).isEmpty();
  }

  @Test
  void reports_areThoseOfTheSitting_theNewestFirst() {
    Question question = asked("q1", SITTING, ASKED);
    Report first = report("r1", question, ASKED);
    Report second = report("r2", question, LATER);
    questions.save(first);
    questions.save(second);
    Report decided = first.decided(ReportState.DISMISSED, "Ana", "", LATER);
    questions.save(decided);
    assertThat(questions.reports(SITTING)).containsExactly(second, decided);
    assertThat(questions.reports(OTHER)).isEmpty();
  }

  @Test
  void link_thatIsToBeMailed_opensTheQuestionToo_andIsMailedOnce() {
    Question question = QuestionSamples.waiting("q1", SITTING, ASKED);
    Asker asker =
        new Asker(
            question.id(),
            "link",
            "browser",
            "origin",
            Optional.of("michele@example.org"),
            /* wantsLink= */ true,
            /* mailedHash= */ Optional.empty(),
            "fr",
            ASKED);
    assertThat(questions.create(question, asker, "c1", LATER)).isTrue();
    assertThat(questions.asker(question.id())).contains(asker);
    questions.keepMailedLink(question.id(), "first");
    questions.keepMailedLink(question.id(), "second");
    assertThat(questions.asker(question.id())).contains(asker.mailed("second"));
    questions.linkMailed(question.id());
    Asker mailed = asker.mailed("second").withLink();
    assertThat(mailed.wantsLink()).isFalse();
    assertThat(questions.asker(question.id())).contains(mailed);
    questions.forgetEmail(question.id());
    questions.forgetAuthor(question.id());
    assertThat(questions.asker(question.id()).orElseThrow().mailedHash()).contains("second");
  }

  @Test
  void reports_thatAreDecided_waitForTheirLetter_untilTheyAreTold() {
    Question question = asked("q1", SITTING, ASKED);
    Report open = reachable(report("r1", question, ASKED));
    Report late = reachable(report("r2", question, LATER));
    Report silent = report("r3", question, LATER);
    for (Report each : List.of(open, late, silent)) {
      questions.save(each);
    }
    assertThat(questions.untold(10)).isEmpty();
    Report upheld = late.decided(ReportState.UPHELD, "Ana", "Merci.", LATER);
    Report dismissed = open.decided(ReportState.DISMISSED, "Ana", "", LATER);
    questions.save(upheld);
    questions.save(dismissed);
    questions.save(silent.decided(ReportState.UPHELD, "Ana", "", LATER));
    assertThat(questions.untold(10)).containsExactly(dismissed, upheld);
    assertThat(questions.untold(1)).containsExactly(dismissed);
    assertThat(questions.report(upheld.id())).contains(upheld);
    assertThat(questions.report(new QuestionId("nobody"))).isEmpty();
    questions.save(upheld.told());
    assertThat(questions.untold(10)).containsExactly(dismissed);
    Report told = questions.report(upheld.id()).orElseThrow();
    assertThat(told.contact()).isEmpty();
    assertThat(told.message()).contains("Merci.");
    assertThat(told.reporter()).isEqualTo(upheld.reporter());
  }

  @Test
  void untoldReport_isTakenByOneOfMany_untilTheTimeIsOver() {
    QuestionId report = new QuestionId("r1");
    assertThat(questions.takeUntold(report, ASKED, LATER)).isTrue();
    assertThat(questions.takeUntold(report, ASKED, LATER)).isFalse();
    assertThat(questions.takeUntold(new QuestionId("r2"), ASKED, LATER)).isTrue();
    assertThat(questions.takeUntold(report, LATER, LATER.plusSeconds(1))).isTrue();
  }

  private static Report reachable(Report report) {
    return new Report(
        report.id(),
        report.question(),
        report.sitting(),
        report.reason(),
        report.words(),
        "paul@example.org",
        report.state(),
        report.at(),
        report.decidedBy(),
        report.decidedAt(),
        Optional.of(new Reporter("hash", "en")),
        report.message());
  }

  private static Report report(String id, Question question, Instant at) {
    return new Report(
        new QuestionId(id),
        question.id(),
        question.sitting(),
        ReportReason.INSULT,
        "",
        "",
        ReportState.OPEN,
        at,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void bans_areThoseThatHold() {
    Question question = asked("q1", SITTING, ASKED);
    Ban ban =
        new Ban(
            new QuestionId("b1"),
            question.id(),
            "browser",
            "origin",
            ASKED,
            LATER,
            "Insultes répétées.",
            "Ana",
            Optional.empty());
    questions.save(ban);
    assertThat(questions.bans(ASKED)).containsExactly(ban);
    assertThat(questions.bans(LATER)).isEmpty();
    questions.save(ban.appealed("Ce n'était pas moi."));
    assertThat(questions.bans(ASKED)).containsExactly(ban.appealed("Ce n'était pas moi."));
  }

  @Test
  void hold_ofAnother_staysUntilItEndsOrIsTakenOver() {
    Question question = asked("q1", SITTING, ASKED);
    Claim ana = new Claim(question.id(), new AccountId("a1"), "Ana", LATER);
    Claim ben = new Claim(question.id(), new AccountId("a2"), "Ben", LATER.plusSeconds(60));
    assertThat(questions.hold(ana, /* takingOver= */ false, ASKED)).contains(ana);
    assertThat(questions.hold(ben, /* takingOver= */ false, ASKED)).contains(ana);
    assertThat(questions.holds(SITTING, ASKED)).containsExactly(ana);
    assertThat(questions.hold(ben, /* takingOver= */ true, ASKED)).contains(ben);
    assertThat(questions.hold(ana, /* takingOver= */ false, ben.until())).contains(ana);
    assertThat(questions.holds(OTHER, ASKED)).isEmpty();
    assertThat(questions.holds(SITTING, LATER)).isEmpty();
    questions.letGo(SITTING, new AccountId("a1"));
    assertThat(questions.hold(ben, /* takingOver= */ false, ASKED)).contains(ben);
    replaced(question.published("Ben", ASKED));
    assertThat(questions.holds(SITTING, ASKED)).isEmpty();
  }

  @Test
  void secret_ofTwoWhoMakeIt_isThatOfTheFirstUntilItEnds() {
    assertThat(questions.secret("salt", "one", LATER)).isEqualTo("one");
    assertThat(questions.secret("salt", "two", LATER)).isEqualTo("one");
    assertThat(questions.sweep(ASKED)).isZero();
    assertThat(questions.sweep(LATER)).isEqualTo(1);
    assertThat(questions.secret("salt", "two", LATER.plus(Duration.ofDays(1)))).isEqualTo("two");
  }

  @Test
  void restore_whatWasInABackup_isAsItWas() {
    Question question = replaced(asked("q1", SITTING, ASKED).published("Ana", LATER));
    questions.support(question.id(), "one", LATER);
    questions.save(report("r1", question, LATER));
    List<QuestionFile> files = questions.files(SITTING);
    questions.forget(SITTING);
    files.forEach(questions::restore);
    files.forEach(questions::restore);
    assertThat(questions.files(SITTING)).isEqualTo(files);
    assertThat(questions.supports(SITTING)).containsOnly(entry(question.id(), 1));
    assertThat(questions.find(question.id())).contains(question);
  }

  @Test
  void forget_aSitting_leavesTheOthers() {
    Question question = asked("q1", SITTING, ASKED);
    Question other = asked("q2", OTHER, ASKED);
    questions.support(question.id(), "browser", ASKED);
    questions.save(report("r1", question, ASKED));
    questions.forget(SITTING);
    assertThat(questions.ofSitting(SITTING)).isEmpty();
    assertThat(questions.asker(question.id())).isEmpty();
    assertThat(questions.reports(SITTING)).isEmpty();
    assertThat(questions.ofSitting(OTHER)).containsExactly(other);
  }

  @Test
  void everything_afterARestart_isThere() {
    Question question = asked("q1", SITTING, ASKED);
    try (Catalogue again = open()) {
      assertThat(again.questions().find(question.id())).contains(question);
    }
  }
}
