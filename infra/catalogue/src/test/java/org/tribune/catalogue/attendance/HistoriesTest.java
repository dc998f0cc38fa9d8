package org.tribune.catalogue.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.catalogue.attendance.Council.adopted;
import static org.tribune.catalogue.attendance.Council.minute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;

/** What holds whatever is typed: sittings of which a drawn number says who comes and goes. */
final class HistoriesTest {
  private static final int SITTINGS = 300;
  private static final int LAST_MINUTE = 60;
  private static final Set<DoubtKind> OF_PRESENCE =
      EnumSet.of(
          DoubtKind.NOT_ENTITLED,
          DoubtKind.VOTED_TWICE,
          DoubtKind.VOTE_MISSING,
          DoubtKind.VOTES_ABOVE_PRESENCE,
          DoubtKind.VOTES_BELOW_PRESENCE,
          DoubtKind.PROXY_OF_NO_PART);

  private static final List<Position> NOT_FOR =
      List.of(Position.AGAINST, Position.ABSTAINS, Position.NO_PART, Position.NO_VOTE);

  private static <T> T drawn(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Anything at all: proxies in circles, of nobody, to nobody; seats of substitutes. */
  private static Council anything(Random random) {
    int members = 1 + random.nextInt(12);
    Council council = Council.of(members);
    for (int i = random.nextInt(3); i > 0; i--) {
      council.substitute(members + i, 1 + random.nextInt(members));
    }
    for (int i = random.nextInt(60); i > 0; i--) {
      int who = 1 + random.nextInt(members + 2);
      int when = random.nextInt(LAST_MINUTE);
      if (random.nextInt(3) == 0) {
        council.represented(when, who, 1 + random.nextInt(members + 3));
      } else {
        council.at(when, who, drawn(random, List.of(Presence.values())));
      }
    }
    return council;
  }

  @Test
  void seats_atEveryMoment_areEachInOneList() {
    for (int seed = 0; seed < SITTINGS; seed++) {
      Council council = anything(new Random(seed));
      Attendance attendance = council.attendance();
      for (int minute = -1; minute <= LAST_MINUTE; minute++) {
        AttendanceAt then = council.at(minute);
        List<SpeakerId> all = new ArrayList<>();
        all.addAll(then.present());
        all.addAll(then.represented().keySet());
        all.addAll(then.unrepresented());
        all.addAll(then.excused());
        all.addAll(then.absent());
        all.addAll(then.left());
        all.addAll(then.notCalled());
        assertThat(all)
            .as("seed %d, minute %d", seed, minute)
            .containsExactlyInAnyOrderElementsOf(
                attendance.seats().stream().map(Seat::speaker).toList());
        assertThat(then.present()).containsAll(then.represented().values());
      }
    }
  }

  @Test
  void votes_atEveryMoment_areThoseOfWhoIsThereAndWhomTheyRepresent() {
    for (int seed = 0; seed < SITTINGS; seed++) {
      Council council = anything(new Random(seed));
      for (int minute = 0; minute <= LAST_MINUTE; minute += 7) {
        AttendanceAt then = council.at(minute);
        QuorumCheck quorum = QuorumCheck.of(council.attendance(), then, Quorum.HALF, List.of());
        assertThat(then.voters()).as("seed %d", seed).doesNotHaveDuplicates();
        Set<SpeakerId> there = new HashSet<>(then.present());
        there.addAll(then.represented().keySet());
        assertThat(there).containsAll(then.voters());
        assertThat(quorum.present()).isBetween(0, Math.min(then.votes(), quorum.inOffice()));
        assertThat(then.votes()).isLessThanOrEqualTo(quorum.inOffice());
        int byHolder =
            then.present().stream()
                .filter(each -> then.voters().contains(each))
                .mapToInt(each -> 1 + then.proxiesOf(each).size())
                .sum();
        int byOthers =
            then.present().stream()
                .filter(each -> !then.voters().contains(each))
                .mapToInt(each -> then.proxiesOf(each).size())
                .sum();
        assertThat(byHolder + byOthers).isEqualTo(then.votes());
      }
    }
  }

  @Test
  void handsRaised_atAnyMoment_addUpWithPresence() {
    for (int seed = 0; seed < SITTINGS; seed++) {
      Random random = new Random(seed);
      Council council = anything(random);
      int minute = random.nextInt(LAST_MINUTE);
      Map<Integer, Position> others = new HashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        others.put(1 + random.nextInt(12), drawn(random, NOT_FOR));
      }
      Ballot ballot = council.hands(minute, others);
      Vote vote = adopted(ballot);
      int votes = council.at(minute).votes();
      assertThat(ballot.casts()).as("seed %d", seed).hasSize(votes);
      int counted =
          vote.tally().map(each -> sum(each) + ballot.voters(Position.NO_VOTE).size()).orElse(0);
      assertThat(counted).isEqualTo(votes);
      assertThat(council.voted(vote).kinds()).doesNotContainAnyElementsOf(OF_PRESENCE);
    }
  }

  private static int sum(Tally tally) {
    return tally.inFavour() + tally.against() + tally.abstentions() + tally.notTakingPart();
  }

  @Test
  void vote_ofOneTooManyOrTooFew_isAlwaysTold() {
    for (int seed = 0; seed < SITTINGS; seed++) {
      Random random = new Random(seed);
      Council council = anything(random);
      if (!council.attendance().hasBegun()) {
        continue;
      }
      int minute = random.nextInt(LAST_MINUTE);
      int votes = council.at(minute).votes();
      Vote more = counted(minute, votes + 1);
      assertThat(council.voted(more).kinds())
          .as("seed %d", seed)
          .contains(DoubtKind.VOTES_ABOVE_PRESENCE);
      if (votes > 0) {
        assertThat(council.voted(counted(minute, votes - 1)).kinds())
            .contains(DoubtKind.VOTES_BELOW_PRESENCE);
      }
      assertThat(council.voted(counted(minute, votes)).kinds())
          .doesNotContain(DoubtKind.VOTES_ABOVE_PRESENCE, DoubtKind.VOTES_BELOW_PRESENCE);
    }
  }

  private static Vote counted(int minute, int votes) {
    return Council.decided(
        VoteOutcome.ADOPTED,
        Council.secret(minute, /* blank= */ 0),
        Optional.of(new Tally(votes, 0, 0, 0)));
  }

  /** The proxies are looked at in one pass; here they are looked at again at every moment. */
  @Test
  void holders_whoAreNotThere_areToldExactlyWhenTheyAreNot() {
    for (int seed = 0; seed < SITTINGS; seed++) {
      Council council = anything(new Random(seed));
      Set<List<SpeakerId>> expected = new HashSet<>();
      Map<SpeakerId, Integer> most = new HashMap<>();
      for (int minute = 0; minute <= LAST_MINUTE; minute++) {
        look(council, minute, expected, most);
      }
      List<AttendanceDoubt> doubts = council.checks().doubts();
      Set<List<SpeakerId>> told = new HashSet<>();
      Set<SpeakerId> tooMany = new HashSet<>();
      for (AttendanceDoubt doubt : doubts) {
        if (doubt.kind() == DoubtKind.HOLDER_NOT_PRESENT
            || doubt.kind() == DoubtKind.HOLDER_REPRESENTED) {
          told.add(doubt.speakers());
        }
        if (doubt.kind() == DoubtKind.TOO_MANY_PROXIES) {
          assertThat(doubt.count()).isEqualTo(most.get(doubt.speakers().getFirst()));
          tooMany.addAll(doubt.speakers());
        }
      }
      assertThat(told).as("seed %d", seed).isEqualTo(expected);
      most.values().removeIf(each -> each <= AssemblyRules.LAW.proxiesPerHolder());
      assertThat(tooMany).isEqualTo(most.keySet());
    }
  }

  private static void look(
      Council council, int minute, Set<List<SpeakerId>> expected, Map<SpeakerId, Integer> most) {
    Map<SpeakerId, PresenceChange> last = new HashMap<>();
    Map<SpeakerId, Integer> held = new HashMap<>();
    Map<SpeakerId, Seat> seats = new HashMap<>();
    for (Seat seat : council.attendance().seats()) {
      seats.put(seat.speaker(), seat);
      seat.at(minute(minute)).ifPresent(each -> last.put(seat.speaker(), each));
    }
    last.forEach(
        (member, change) ->
            holder(change)
                .ifPresent(
                    holder -> {
                      held.merge(holder, 1, Integer::sum);
                      boolean waits =
                          !last.containsKey(holder)
                              && seats.containsKey(holder)
                              && mayBeCalled(seats.get(holder));
                      if (!waits && !isPresent(last.get(holder)) && !isCircle(member, last)) {
                        expected.add(List.of(member, holder));
                      }
                    }));
    held.forEach((holder, count) -> most.merge(holder, count, Math::max));
  }

  private static boolean mayBeCalled(Seat seat) {
    return seat.insteadOf().isEmpty() || !seat.changes().isEmpty();
  }

  private static Optional<SpeakerId> holder(PresenceChange change) {
    return change.presence() == Presence.REPRESENTED ? change.proxy() : Optional.empty();
  }

  private static boolean isPresent(@Nullable PresenceChange change) {
    return change != null && change.presence() == Presence.PRESENT;
  }

  private static boolean isCircle(SpeakerId member, Map<SpeakerId, PresenceChange> last) {
    SpeakerId next = member;
    for (int steps = 0; steps <= last.size(); steps++) {
      PresenceChange change = last.get(next);
      if (change == null || holder(change).isEmpty()) {
        return false;
      }
      next = holder(change).get();
      if (next.equals(member)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void quorum_isLostExactlyWhenOneFewerIsThereThanNeeded() {
    for (int seed = 0; seed < SITTINGS; seed++) {
      Council council = anything(new Random(seed));
      List<Instant> expected = new ArrayList<>();
      boolean wasReached = false;
      for (int minute = 0; minute <= LAST_MINUTE; minute++) {
        boolean isReached =
            QuorumCheck.of(council.attendance(), council.at(minute), Quorum.HALF, List.of())
                .isReached();
        if (wasReached && !isReached) {
          expected.add(minute(minute));
        }
        wasReached = isReached;
      }
      assertThat(council.checks().doubts())
          .filteredOn(each -> each.kind() == DoubtKind.QUORUM_LOST)
          .extracting(each -> each.at().orElseThrow())
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void fiveHundredMembers_whoComeAndGoAndVote_areLookedAtAsOne() {
    Council council = Council.of(500).present(1, 499);
    for (int i = 1; i < 250; i++) {
      council.at(5, 250 + i, Presence.LEFT).represented(5, 250 + i, i);
    }
    council.represented(0, 500, 250).chair(1);
    Ballot ballot = council.hands(10, Map.of(1, Position.AGAINST, 2, Position.ABSTAINS));
    assertThat(ballot.casts()).hasSize(500);
    council.voted(adopted(ballot));
    assertThat(adopted(ballot).tally()).contains(new Tally(496, 2, 2, 0));
    Map<DoubtKind, Integer> kinds = new EnumMap<>(DoubtKind.class);
    council.kinds().forEach(each -> kinds.merge(each, 1, Integer::sum));
    assertThat(kinds).isEqualTo(Map.of(DoubtKind.QUORUM_LOST, 1, DoubtKind.VOTE_WITHOUT_QUORUM, 1));
  }
}
