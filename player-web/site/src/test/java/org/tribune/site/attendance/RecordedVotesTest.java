package org.tribune.site.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openapitools.jackson.nullable.JsonNullable;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Interruption;

final class RecordedVotesTest {
  private static final Instant START = Instant.parse("2026-11-24T18:00:00Z");
  private static final Instant THEN = START.plusSeconds(100);
  private static final Instant NOW = START.plusSeconds(200);
  private static final Vote ADOPTED =
      new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ false, Optional.of(new Tally(30, 2, 1, 0)));
  private static final Vote REJECTED =
      new Vote(VoteOutcome.REJECTED, /* isUnanimous= */ false, Optional.empty());
  private static final Ballot BALLOT =
      new Ballot(
          BallotKind.SHOW_OF_HANDS,
          THEN,
          List.of(new Cast(SpeakerId.create(), Position.FOR)),
          /* blank= */ 0);

  private static Sitting sitting(Optional<Vote> vote, Optional<Vote> ofMotion) {
    AgendaItem item =
        AgendaItem.of(new ItemId("a"), /* level= */ 0, "1", "Budget")
            .change()
            .vote(vote)
            .motions(List.of(new Motion(new MotionId("m"), "Amendement", ofMotion)))
            .build();
    return Sitting.draft(
            new SittingId("20261124-conseil-k3v9"),
            SittingFacts.of("Conseil", START, ZoneId.of("Europe/Paris")).build(),
            START,
            "Anne")
        .withItems(List.of(item));
  }

  private static Optional<Instant> recorded(Optional<Vote> before, Vote after) {
    AgendaItem item =
        RecordedVotes.of(
                sitting(before, before), sitting(Optional.of(after), Optional.of(after)), NOW)
            .items()
            .getFirst();
    Optional<Instant> ofMotion = item.motions().getFirst().vote().flatMap(Vote::at);
    assertThat(item.vote().flatMap(Vote::at)).isEqualTo(ofMotion);
    return ofMotion;
  }

  @Test
  void of_newOrChangedResult_isOfNow() {
    assertThat(recorded(Optional.empty(), ADOPTED)).contains(NOW);
    assertThat(recorded(Optional.of(ADOPTED.recorded(Optional.of(THEN))), REJECTED)).contains(NOW);
    assertThat(recorded(Optional.of(ADOPTED), REJECTED)).contains(NOW);
  }

  @Test
  void of_resultThatIsAsItWas_keepsItsHourOrNone() {
    assertThat(recorded(Optional.of(ADOPTED.recorded(Optional.of(THEN))), ADOPTED)).contains(THEN);
    assertThat(recorded(Optional.of(ADOPTED), ADOPTED)).isEmpty();
    Vote byName = new Vote(VoteOutcome.ADOPTED, true, Optional.empty(), Optional.of(BALLOT));
    assertThat(recorded(Optional.of(byName), byName.result())).contains(THEN);
    assertThat(recorded(Optional.empty(), byName)).contains(THEN);
  }

  @Test
  void of_newItem_isOfNow() {
    Sitting empty = sitting(Optional.empty(), Optional.empty()).withItems(List.of());
    AgendaItem item =
        RecordedVotes.of(empty, sitting(Optional.of(ADOPTED), Optional.empty()), NOW)
            .items()
            .getFirst();
    assertThat(item.vote().flatMap(Vote::recordedAt)).contains(NOW);
  }

  @Test
  void vote_ofPageThatKnowsNoBallot_keepsTheOneThatIsThere() {
    Vote before = new Vote(VoteOutcome.ADOPTED, true, Optional.empty(), Optional.of(BALLOT));
    VoteRequest old =
        new VoteRequest(
            VoteOutcome.REJECTED, Optional.empty(), Optional.empty(), JsonNullable.undefined());

    assertThat(old.vote(Optional.of(before)).ballot()).contains(BALLOT);
    assertThat(old.vote(Optional.empty()).ballot()).isEmpty();
    VoteRequest without =
        new VoteRequest(
            VoteOutcome.REJECTED, Optional.empty(), Optional.empty(), JsonNullable.of(null));
    assertThat(without.vote(Optional.of(before)).ballot()).isEmpty();
  }

  private static Optional<Vote> shown(PublicVotes votes, Vote vote) {
    AgendaItem item = votes.shown(sitting(Optional.of(vote), Optional.of(vote))).items().getFirst();
    // A motion of a closed session is gone with its title, also afterwards.
    assertThat(item.motions()).allMatch(each -> each.vote().equals(item.vote()));
    return item.vote();
  }

  private static Interruption closed(Optional<Instant> until) {
    return new Interruption(Interruption.Kind.CLOSED_SESSION, THEN.minusSeconds(10), until, true);
  }

  @Test
  void shown_typedBehindClosedDoors_isReadOnceTheyAreOpen() {
    Vote typed = ADOPTED.recorded(Optional.of(THEN));
    PublicVotes during = new PublicVotes(List.of(closed(Optional.empty())), Optional.empty(), true);
    PublicVotes after = new PublicVotes(List.of(closed(Optional.of(NOW))), Optional.empty(), true);

    assertThat(shown(during, typed)).isEmpty();
    assertThat(shown(after, typed)).contains(ADOPTED);
    Sitting sitting = sitting(Optional.of(typed), Optional.of(typed));
    assertThat(after.shown(sitting).items().getFirst().motions()).isEmpty();
    // What an older program wrote was published then, but it may be of behind the doors.
    assertThat(shown(during, ADOPTED)).isEmpty();
    assertThat(
            after.shown(sitting(Optional.of(ADOPTED), Optional.empty())).items().getFirst().vote())
        .contains(ADOPTED);
  }

  @Test
  void shown_whileThePictureIsHeldBack_waitsForIt() {
    Vote typed = ADOPTED.recorded(Optional.of(THEN));
    assertThat(shown(new PublicVotes(List.of(), Optional.of(THEN.minusMillis(1)), true), typed))
        .isEmpty();
    assertThat(shown(new PublicVotes(List.of(), Optional.of(THEN), true), typed)).contains(typed);
  }

  @Test
  void shown_inTheRoom_neverSaysWhatWasVotedBehindClosedDoors() {
    Vote typed = ADOPTED.recorded(Optional.of(THEN));
    PublicVotes room = new PublicVotes(List.of(closed(Optional.of(NOW))), Optional.empty(), false);

    assertThat(shown(room, typed)).isEmpty();
    assertThat(shown(room, typed.recorded(Optional.of(NOW)))).isPresent();
  }
}
