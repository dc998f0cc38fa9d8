package org.tribune.site.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Interruption;
import org.tribune.site.attendance.PublicVotes;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;

/** What of decisions is public, and that nothing else gets out. */
final class PublicDecisionsTest {
  private static final Instant START = SittingSamples.EVENING;
  private static final ItemId BUDGET = new ItemId("budget");

  /** What clerks alone read. */
  private static final String SECRET = "mot-du-secretariat";

  private static PublicDecisions decisions(Interruption... closed) {
    return new PublicDecisions(new TemporaryCatalogue(), _ -> new PublicVotes(List.of(closed)));
  }

  private static Interruption closed(long from, Optional<Long> until) {
    return new Interruption(
        Interruption.Kind.CLOSED_SESSION, START.plusSeconds(from), until.map(START::plusSeconds));
  }

  /** One by name at this second. */
  private static Vote vote(long second) {
    Ballot ballot =
        new Ballot(
            BallotKind.ROLL_CALL,
            START.plusSeconds(second),
            List.of(
                new Cast(new SpeakerId("martin"), Position.FOR),
                new Cast(new SpeakerId("dupont"), Position.AGAINST)),
            /* blank= */ 0);
    return new Vote(
        VoteOutcome.ADOPTED, /* isUnanimous= */ false, Optional.empty(), Optional.of(ballot));
  }

  /** A held sitting whose first item but one is the budget, voted a minute after the start. */
  private static Sitting sitting(Optional<Vote> vote) {
    Sitting whole = SittingSamples.recorded("sitting", START).in(SittingStatus.HELD);
    return whole.withItems(
        whole.items().stream()
            .map(
                each ->
                    each.id().equals(BUDGET)
                        ? each.change()
                            .notes(SECRET)
                            .summary(SECRET)
                            .vote(vote)
                            .motions(List.of(new Motion(new MotionId("amend"), "Amendement", vote)))
                            .deliberation(Optional.of(numbered(Optional.empty())))
                            .build()
                        : each)
            .toList());
  }

  private static Deliberation numbered(Optional<Instant> publishedAt) {
    return new Deliberation(
        "2026-" + SECRET, "7.1", Optional.of(new DocumentId("report")), publishedAt);
  }

  private static Sitting published(Sitting sitting) {
    return sitting.withItems(
        sitting.items().stream()
            .map(
                each ->
                    each.id().equals(BUDGET)
                        ? each.change()
                            .deliberation(Optional.of(numbered(Optional.of(START))))
                            .build()
                        : each)
            .toList());
  }

  private static Sitting with(Sitting sitting, DocumentKind kind, boolean isPublic) {
    Document document = sitting.documents().getFirst();
    return sitting.withDocuments(
        List.of(document.described(document.item(), kind, SECRET, isPublic)));
  }

  private static PublicDecision only(List<PublicDecision> found) {
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void decision_ofAPublicVote_hasTheVoteAndNothingThatIsForClerks() {
    PublicDecision found = only(decisions().of(sitting(Optional.of(vote(60)))));
    assertThat(found.vote()).contains(vote(60));
    assertThat(found.votedAt()).contains(START.plusSeconds(60));
    assertThat(found.address()).isEqualTo("/sittings/sitting/deliberations/budget");
    assertThat(found.isListed()).isFalse();
    assertThat(found.deliberation()).isEmpty();
    assertThat(found.toString()).doesNotContain(SECRET);
  }

  @Test
  void decision_behindClosedDoors_isReadOnceTheyAreOpenAndNeverByName() {
    Sitting sitting = sitting(Optional.of(vote(60)));
    assertThat(decisions(closed(50, Optional.empty())).of(sitting)).isEmpty();

    PublicDecision later = only(decisions(closed(50, Optional.of(80L))).of(sitting));
    assertThat(later.vote().orElseThrow().tally()).contains(new Tally(1, 1, 0, 0));
    assertThat(later.votedAt()).isEmpty();
    assertThat(later.item().toString()).doesNotContain("dupont");
    assertThat(later.sitting().items().toString()).doesNotContain("dupont");
  }

  @Test
  void voteWithoutAnHour_isNotReadWhileDoorsAreClosed() {
    Vote typed = new Vote(VoteOutcome.REJECTED, /* isUnanimous= */ false, Optional.empty());
    Sitting sitting = sitting(Optional.of(typed));
    assertThat(decisions(closed(50, Optional.empty())).of(sitting)).isEmpty();
    assertThat(only(decisions(closed(50, Optional.of(80L))).of(sitting)).vote()).contains(typed);
  }

  private static Optional<Vote> votedAt(Optional<Instant> hour) {
    Vote vote = new Vote(VoteOutcome.WITHDRAWN, /* isUnanimous= */ false, Optional.empty());
    return Optional.of(vote.recorded(hour));
  }

  @Test
  void motion_isReadWhereNoClosedSessionWas_elseOnceAnHourTellsThatItWasVotedInTheOpen() {
    List<Optional<Vote>> inTheOpen =
        List.of(
            votedAt(Optional.of(START.plusSeconds(20))),
            votedAt(Optional.of(START.plusSeconds(90))),
            Optional.of(vote(95)));
    List<Optional<Vote>> elsewhereOrUnknown =
        List.of(
            Optional.empty(),
            votedAt(Optional.empty()),
            votedAt(Optional.of(START.plusSeconds(60))),
            Optional.of(vote(70)));
    for (Interruption doors : List.of(closed(50, Optional.of(80L)), closed(50, Optional.empty()))) {
      boolean isOver = doors.until().isPresent();
      assertThat(inTheOpen).allMatch(vote -> isOver == hasMotion(vote, doors) || before(vote));
      assertThat(inTheOpen.getFirst()).matches(vote -> hasMotion(vote, doors));
      assertThat(elsewhereOrUnknown).noneMatch(vote -> hasMotion(vote, doors));
    }
    assertThat(inTheOpen).allMatch(PublicDecisionsTest::hasMotion);
    assertThat(elsewhereOrUnknown).allMatch(PublicDecisionsTest::hasMotion);
  }

  private static boolean before(Optional<Vote> vote) {
    return vote.flatMap(Vote::at).orElseThrow().isBefore(START.plusSeconds(50));
  }

  private static boolean hasMotion(Optional<Vote> ofIt, Interruption... closed) {
    Sitting sitting = sitting(ofIt);
    return decisions(closed)
        .shown(sitting)
        .flatMap(shown -> shown.item(BUDGET))
        .filter(item -> !item.motions().isEmpty())
        .isPresent();
  }

  @Test
  void decision_ofARoomWithoutPublic_hasNoNames() {
    Sitting open = sitting(Optional.of(vote(60)));
    Sitting inside = open.with(open.facts().change().isOpenToPublic(false).build());
    PublicDecision found = only(decisions().of(inside));
    assertThat(found.vote().orElseThrow().tally()).contains(new Tally(1, 1, 0, 0));
    assertThat(found.votedAt()).contains(START.plusSeconds(60));
    assertThat(found.item().toString()).doesNotContain("dupont");
    assertThat(found.sitting().attendance().seats()).isEmpty();
    assertThat(only(decisions().of(open)).sitting().attendance().seats()).hasSize(3);
  }

  @Test
  void decision_ofADraftOrOfWhatDoesNotTakePlace_isNone() {
    Sitting held = sitting(Optional.of(vote(60)));
    Sitting draft = SittingSamples.draft("sitting", START).withItems(held.items());
    assertThat(decisions().of(draft)).isEmpty();
    assertThat(decisions().of(draft.in(SittingStatus.CANCELLED))).isEmpty();
    assertThat(decisions().of(draft.in(SittingStatus.POSTPONED))).isEmpty();
    assertThat(decisions().of(draft.in(SittingStatus.ANNOUNCED))).hasSize(1);
  }

  @Test
  void number_isReadOnceItIsOnThePublicList_andTheSignedDocumentOnceItIsPublished() {
    Sitting sitting = sitting(Optional.of(vote(60)));
    Sitting hidden = with(sitting, DocumentKind.DELIBERATION_LIST, /* isPublic= */ false);
    assertThat(only(decisions().of(hidden)).number()).isEmpty();
    assertThat(only(decisions().of(hidden)).sitting().documents()).isEmpty();

    Sitting listed = with(sitting, DocumentKind.DELIBERATION_LIST, /* isPublic= */ true);
    PublicDecision found = only(decisions().of(listed));
    assertThat(found.isListed()).isTrue();
    assertThat(found.number()).contains("2026-" + SECRET);
    assertThat(found.matter()).contains("7.1");
    assertThat(found.signed()).isEmpty();
    assertThat(found.publishedAt()).isEmpty();

    PublicDecision published = only(decisions().of(published(listed)));
    assertThat(published.signed()).contains(new DocumentId("report"));
    assertThat(published.publishedAt()).contains(START);
    assertThat(only(decisions().of(published(hidden))).signed()).isEmpty();
  }

  @Test
  void deliberation_whoseVoteNobodyWroteDown_isADecisionOnceItIsPublished() {
    Sitting sitting = sitting(Optional.empty());
    assertThat(decisions().of(sitting)).isEmpty();
    assertThat(only(decisions().of(published(sitting))).vote()).isEmpty();
  }

  @Test
  void all_areOfTheNewestSittingFirst_andOneIsFoundByItsItem() {
    TemporaryCatalogue catalogue = new TemporaryCatalogue();
    Sitting newer = SittingSamples.recorded("newer", START.plusSeconds(9)).in(SittingStatus.HELD);
    Sitting older = SittingSamples.recorded("older", START).in(SittingStatus.HELD);
    Sitting draft = SittingSamples.draft("draft", START).withItems(older.items());
    List.of(older, draft, newer)
        .forEach(each -> assertThat(catalogue.sittings().create(each)).isTrue());
    PublicDecisions decisions = new PublicDecisions(catalogue, _ -> new PublicVotes(List.of()));
    assertThat(decisions.all().map(PublicDecision::address))
        .containsExactly(
            "/sittings/newer/deliberations/budget", "/sittings/older/deliberations/budget");
    assertThat(decisions.find(older.id(), BUDGET)).isPresent();
    assertThat(decisions.find(draft.id(), BUDGET)).isEmpty();
    assertThat(decisions.find(older.id(), new ItemId("other"))).isEmpty();
    AgendaItem shown = decisions.find(older.id(), BUDGET).orElseThrow().item();
    assertThat(shown.motions()).hasSize(1);
  }
}
