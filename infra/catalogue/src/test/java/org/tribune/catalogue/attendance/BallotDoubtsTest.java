package org.tribune.catalogue.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tribune.catalogue.attendance.Council.ITEM;
import static org.tribune.catalogue.attendance.Council.adopted;
import static org.tribune.catalogue.attendance.Council.decided;
import static org.tribune.catalogue.attendance.Council.id;
import static org.tribune.catalogue.attendance.Council.ids;
import static org.tribune.catalogue.attendance.Council.minute;
import static org.tribune.catalogue.attendance.Council.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.text.ValidationException;

final class BallotDoubtsTest {
  /** Seven members: five in the room, the sixth represented by the first, the seventh excused. */
  private static Council council() {
    return Council.of(7).present(1, 5).represented(0, 6, 1).at(0, 7, Presence.EXCUSED).chair(1);
  }

  @Test
  void handsRaised_withProxies_addUp() {
    Council council = council();
    Vote vote = adopted(council.hands(10, Map.of(2, Position.AGAINST, 3, Position.ABSTAINS)));
    assertThat(vote.tally()).contains(new Tally(4, 1, 1, 0));
    assertThat(council.voted(vote).kinds()).isEmpty();
  }

  @Test
  void handsRaised_ofWhoHoldsAProxy_countTwice() {
    Council council = council();
    Vote vote = adopted(council.hands(10, Map.of(1, Position.AGAINST)));
    assertThat(vote.tally()).contains(new Tally(4, 2, 0, 0));
    assertThat(vote.ballot().orElseThrow().voters(Position.AGAINST)).isEqualTo(ids(1, 6));
  }

  @Test
  void whoIsConcerned_isCountedOutWithTheirProxies_andNotForTheQuorum() {
    Council council = council();
    Vote vote = adopted(council.hands(10, Map.of(1, Position.NO_PART)));
    assertThat(vote.tally()).contains(new Tally(4, 0, 0, 2));
    assertThat(council.voted(vote).kinds()).containsExactly(DoubtKind.CHAIR_NOT_PRESENT);
    assertThat(council.chairOfItem(2).kinds()).isEmpty();
    Vote two = adopted(council.hands(10, Map.of(1, Position.NO_PART, 3, Position.NO_PART)));
    assertThat(council.voted(two).kinds()).containsExactly(DoubtKind.VOTE_WITHOUT_QUORUM);
    assertThat(council.doubt(DoubtKind.VOTE_WITHOUT_QUORUM))
        .extracting(AttendanceDoubt::count, AttendanceDoubt::expected)
        .containsExactly(3, 4);
  }

  @Test
  void whoHasLeftTheRoomForIt_mayBeListedAsTakingNoPart() {
    Council council = council().at(5, 5, Presence.LEFT);
    List<Cast> casts = new ArrayList<>(council.hands(10, Map.of()).casts());
    casts.add(new Cast(id(5), Position.NO_PART));
    Ballot ballot = new Ballot(BallotKind.ROLL_CALL, minute(10), casts, /* blank= */ 0);
    assertThat(council.voted(adopted(ballot)).kinds()).isEmpty();
  }

  @Test
  void proxyOfWhoTakesNoPart_thatVotes_isTold() {
    Council council = council().chairOfItem(2);
    Ballot hands = council.hands(10, Map.of(1, Position.NO_PART));
    Vote vote = adopted(with(hands, new Cast(id(6), Position.FOR)));
    assertThat(council.voted(vote).kinds()).containsExactly(DoubtKind.PROXY_OF_NO_PART);
    assertThat(council.doubt(DoubtKind.PROXY_OF_NO_PART).speakers()).isEqualTo(ids(6));
  }

  /** The ballot with another vote of somebody who is listed. */
  private static Ballot with(Ballot ballot, Cast other) {
    return new Ballot(
        ballot.kind(),
        ballot.at(),
        ballot.casts().stream()
            .map(each -> each.voter().equals(other.voter()) ? other : each)
            .toList(),
        ballot.blank());
  }

  @Test
  void votes_thatPresenceDoesNotGive_areToldOneByOne() {
    Council council = council();
    List<Cast> casts = new ArrayList<>(council.hands(10, Map.of()).casts());
    casts.removeIf(each -> each.voter().equals(id(4)));
    casts.add(new Cast(id(2), Position.AGAINST));
    casts.add(new Cast(id(7), Position.FOR));
    Vote vote = adopted(new Ballot(BallotKind.ROLL_CALL, minute(10), casts, /* blank= */ 0));
    assertThat(council.voted(vote).checks().doubts())
        .extracting(
            AttendanceDoubt::kind,
            AttendanceDoubt::speakers,
            AttendanceDoubt::count,
            AttendanceDoubt::expected)
        .containsExactly(
            tuple(DoubtKind.VOTED_TWICE, ids(2), 0, 0),
            tuple(DoubtKind.NOT_ENTITLED, ids(7), 0, 0),
            tuple(DoubtKind.VOTES_ABOVE_PRESENCE, List.of(), 7, 6),
            tuple(DoubtKind.VOTE_MISSING, ids(4), 5, 6));
    assertThat(council.doubt(DoubtKind.VOTED_TWICE).item()).contains(ITEM);
  }

  @Test
  void secretBallot_hasNumbersThatAddUp_andNeverNames() {
    Council council = council();
    Vote six = decided(VoteOutcome.ADOPTED, secret(10, 1), Optional.of(new Tally(4, 1, 0, 0)));
    assertThat(council.voted(six).kinds()).isEmpty();
    Vote eight = decided(VoteOutcome.ADOPTED, secret(10, 2), Optional.of(new Tally(5, 1, 0, 0)));
    assertThat(council.voted(eight).doubt(DoubtKind.VOTES_ABOVE_PRESENCE))
        .extracting(AttendanceDoubt::count, AttendanceDoubt::expected)
        .containsExactly(8, 6);
    Vote five = decided(VoteOutcome.ADOPTED, secret(10, 0), Optional.of(new Tally(4, 1, 0, 0)));
    assertThat(council.voted(five).kinds()).containsExactly(DoubtKind.VOTES_BELOW_PRESENCE);
    Vote tie = decided(VoteOutcome.ADOPTED, secret(10, 0), Optional.of(new Tally(3, 3, 0, 0)));
    assertThat(council.voted(tie).kinds()).containsExactly(DoubtKind.TIE_IN_SECRET);
    assertThatThrownBy(
            () ->
                new Ballot(
                    BallotKind.SECRET,
                    minute(0),
                    List.of(new Cast(id(1), Position.FOR)),
                    /* blank= */ 0))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void tie_isToldWithWhoPresides_andTheResultIsWhatTheClerkSays() {
    Council council = council();
    Ballot ballot = council.hands(10, Map.of(1, Position.AGAINST, 2, Position.AGAINST));
    Vote vote = decided(VoteOutcome.REJECTED, ballot, Optional.empty());
    assertThat(vote.tally()).contains(new Tally(3, 3, 0, 0));
    assertThat(council.voted(vote).kinds()).containsExactly(DoubtKind.TIE);
    assertThat(council.doubt(DoubtKind.TIE).speakers()).isEqualTo(ids(1));
    assertThat(council.sitting().items().getFirst().vote()).contains(vote);
  }

  @Test
  void result_thatIsNotWhatTheNumbersSay_isTold() {
    Council council = council();
    Ballot most = council.hands(10, Map.of(2, Position.AGAINST));
    assertThat(council.voted(decided(VoteOutcome.REJECTED, most, Optional.empty())).kinds())
        .containsExactly(DoubtKind.OUTCOME_DIFFERS);
    Vote few = new Vote(VoteOutcome.ADOPTED, false, Optional.of(new Tally(2, 4, 0, 0)));
    assertThat(council.voted(few).kinds()).containsExactly(DoubtKind.OUTCOME_DIFFERS);
    Vote nobody = new Vote(VoteOutcome.ADOPTED, true, Optional.of(new Tally(6, 0, 0, 0)));
    assertThat(council.voted(nobody).kinds()).isEmpty();
  }

  @Test
  void item_withdrawnAfterItsVote_keepsItAndIsTold() {
    Council council = council();
    Ballot ballot = council.hands(10, Map.of());
    Vote withdrawn = decided(VoteOutcome.WITHDRAWN, ballot, Optional.empty());
    assertThat(council.voted(withdrawn).kinds()).containsExactly(DoubtKind.WITHDRAWN_AFTER_VOTE);
    assertThat(council.sitting().item(ITEM).orElseThrow().vote().orElseThrow().ballot())
        .contains(ballot);
    Vote plain = new Vote(VoteOutcome.WITHDRAWN, false, Optional.empty());
    assertThat(council.voted(plain).kinds()).isEmpty();
  }

  @Test
  void vote_withoutQuorum_isTold() {
    Council council = council().at(5, 2, Presence.LEFT).at(6, 3, Presence.LEFT);
    Vote vote = adopted(council.hands(10, Map.of()));
    assertThat(council.voted(vote).kinds())
        .containsExactly(DoubtKind.QUORUM_LOST, DoubtKind.VOTE_WITHOUT_QUORUM);
    assertThat(council.withoutQuorum().kinds()).isEmpty();
  }

  @Test
  void motions_areLookedAtLikeTheItemsOwnVote() {
    Council council = council();
    Ballot ballot = council.hands(10, Map.of());
    List<Cast> casts = ballot.casts().subList(1, ballot.casts().size());
    Motion motion =
        new Motion(
            new MotionId("amend"),
            "Amendement n° 1",
            Optional.of(
                adopted(new Ballot(BallotKind.SHOW_OF_HANDS, ballot.at(), casts, /* blank= */ 0))));
    AgendaItem item =
        AgendaItem.of(new ItemId("two"), 0, "2", "Voirie")
            .change()
            .motions(List.of(motion))
            .build();
    assertThat(council.item(item).kinds()).containsExactly(DoubtKind.VOTE_MISSING);
    assertThat(council.doubt(DoubtKind.VOTE_MISSING).motion()).contains(motion.id());
    assertThat(council.checks().quorum())
        .extracting(ItemQuorum::item)
        .containsExactly(Optional.empty(), Optional.of(item.id()));
  }

  @Test
  void quorumOfAnItem_isThatOfWhenItsDebateBegan() {
    Council council = council().at(20, 5, Presence.LEFT).at(21, 4, Presence.LEFT);
    Sitting sitting = council.voted(adopted(council.hands(10, Map.of()))).sitting();
    Map<ItemId, Instant> begun = Map.of(ITEM, minute(30));
    assertThat(SittingChecks.of(sitting, AssemblyRules.LAW, begun).quorum().getLast())
        .isEqualTo(
            new ItemQuorum(Optional.of(ITEM), Optional.of(minute(30)), new QuorumCheck(7, 3, 4)));
  }

  @Test
  void vote_ofASittingWithoutARollCall_isNotCompared() {
    Vote vote = decided(VoteOutcome.ADOPTED, secret(0, 0), Optional.of(new Tally(400, 3, 0, 0)));
    assertThat(Council.of(3).voted(vote).checks())
        .isEqualTo(new SittingChecks(List.of(), List.of()));
  }

  @Test
  void deliberations_withTheSameNumber_areTold() {
    Council council = council();
    for (String id : List.of("a", "b")) {
      council.item(
          AgendaItem.of(new ItemId(id), 0, "", "Voirie")
              .change()
              .deliberation(
                  Optional.of(
                      new Deliberation("2026-11-1", "8.3", Optional.empty(), Optional.empty())))
              .build());
    }
    assertThat(council.kinds()).containsExactly(DoubtKind.NUMBER_TWICE);
    assertThat(council.doubt(DoubtKind.NUMBER_TWICE).item()).contains(new ItemId("b"));
  }

  @Test
  void tally_ofABallotWithNames_isWhatTheyComeTo_andOneWithoutIsWhatWasTyped() {
    Ballot named =
        new Ballot(
            BallotKind.SHOW_OF_HANDS,
            minute(0),
            List.of(new Cast(id(1), Position.FOR), new Cast(id(2), Position.NO_VOTE)),
            /* blank= */ 0);
    Tally typed = new Tally(30, 2, 1, 0);
    assertThat(decided(VoteOutcome.ADOPTED, named, Optional.of(typed)).tally())
        .contains(new Tally(1, 0, 0, 0));
    Ballot counted = new Ballot(BallotKind.SHOW_OF_HANDS, minute(0), List.of(), /* blank= */ 0);
    assertThat(decided(VoteOutcome.ADOPTED, counted, Optional.of(typed)).tally()).contains(typed);
  }
}
