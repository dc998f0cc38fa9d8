package org.tribune.catalogue.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.catalogue.attendance.Council.ITEM;
import static org.tribune.catalogue.attendance.Council.ids;
import static org.tribune.catalogue.attendance.Council.minute;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemChair;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SpeakerId;

final class PresenceDoubtsTest {
  @Test
  void aSittingAsItShouldBe_hasNoDoubtAndItsQuorum() {
    Council council =
        Council.of(5)
            .present(1, 3)
            .represented(0, 4, 1)
            .at(0, 5, Presence.EXCUSED)
            .at(20, 5, Presence.PRESENT, ITEM)
            .at(40, 3, Presence.LEFT)
            .at(50, 3, Presence.PRESENT)
            .chair(1);
    assertThat(council.checks().doubts()).isEmpty();
    assertThat(council.checks().quorum())
        .containsExactly(
            new ItemQuorum(Optional.empty(), Optional.empty(), new QuorumCheck(5, 3, 3)),
            new ItemQuorum(Optional.of(ITEM), Optional.of(minute(20)), new QuorumCheck(5, 4, 3)));
  }

  @Test
  void beforeAnybodyIsCalled_nothingIsToldAndNoQuorumIsAsked() {
    Council council = Council.of(5).chair(1);
    assertThat(council.checks()).isEqualTo(new SittingChecks(List.of(), List.of()));
    assertThat(council.present(1, 3).kinds()).containsExactly(DoubtKind.NOT_CALLED);
    assertThat(council.doubt(DoubtKind.NOT_CALLED).speakers()).isEqualTo(ids(4, 5));
  }

  @Test
  void comingAndGoing_thatDoesNotFollow_isTold() {
    Council council =
        Council.of(9)
            .present(1, 7)
            .at(10, 1, Presence.LEFT)
            .at(20, 1, Presence.LEFT, ITEM)
            .at(10, 2, Presence.PRESENT)
            .at(0, 8, Presence.EXCUSED)
            .at(30, 8, Presence.LEFT)
            .at(0, 9, Presence.LEFT);
    assertThat(council.checks().doubts())
        .extracting(
            AttendanceDoubt::kind,
            AttendanceDoubt::speakers,
            AttendanceDoubt::at,
            AttendanceDoubt::item)
        .containsExactly(
            tuple(DoubtKind.LEFT_TWICE, 1, 20, Optional.of(ITEM)),
            tuple(DoubtKind.ARRIVED_TWICE, 2, 10, Optional.empty()),
            tuple(DoubtKind.LEFT_WITHOUT_ARRIVING, 8, 30, Optional.empty()),
            tuple(DoubtKind.LEFT_WITHOUT_ARRIVING, 9, 0, Optional.empty()));
  }

  private static Tuple tuple(DoubtKind kind, int who, int minute, Optional<ItemId> item) {
    return Tuple.tuple(kind, ids(who), Optional.of(minute(minute)), item);
  }

  @Test
  void quorum_whenItIsLost_isToldWithWhoWentAndWhen() {
    Council council =
        Council.of(4)
            .present(1, 4)
            .at(10, 4, Presence.LEFT)
            .at(20, 3, Presence.LEFT, ITEM)
            .at(30, 3, Presence.PRESENT)
            .represented(40, 3, 1);
    assertThat(council.checks().doubts())
        .filteredOn(each -> each.kind() == DoubtKind.QUORUM_LOST)
        .containsExactly(
            new AttendanceDoubt(
                DoubtKind.QUORUM_LOST,
                Optional.of(ITEM),
                Optional.empty(),
                ids(3),
                Optional.of(minute(20)),
                2,
                3),
            new AttendanceDoubt(
                DoubtKind.QUORUM_LOST,
                Optional.empty(),
                Optional.empty(),
                ids(3),
                Optional.of(minute(40)),
                2,
                3));
    assertThat(council.withoutQuorum().kinds()).doesNotContain(DoubtKind.QUORUM_LOST);
  }

  @Test
  void quorum_thatWasNeverThere_isNotLostAgainAndAgain() {
    Council council = Council.of(10).present(1, 3).at(5, 1, Presence.LEFT);
    assertThat(council.kinds()).containsExactly(DoubtKind.NOT_CALLED);
    assertThat(council.checks().quorum().getFirst().check().isReached()).isFalse();
  }

  @Test
  void proxies_thatCantBe_areTold() {
    Council council =
        Council.of(12)
            .present(1, 7)
            .at(0, 8, Presence.ABSENT)
            .represented(0, 9, 8)
            .represented(0, 10, 9)
            .represented(0, 11, 1)
            .represented(0, 12, 1);
    assertThat(council.checks().doubts())
        .extracting(AttendanceDoubt::kind, AttendanceDoubt::speakers, AttendanceDoubt::count)
        .containsExactlyInAnyOrder(
            Tuple.tuple(DoubtKind.HOLDER_NOT_PRESENT, ids(9, 8), 0),
            Tuple.tuple(DoubtKind.HOLDER_REPRESENTED, ids(10, 9), 0),
            Tuple.tuple(DoubtKind.TOO_MANY_PROXIES, ids(1), 2));
    AssemblyRules two = new AssemblyRules(2, Quorum.HALF, "", /* publishesAttendance= */ false);
    assertThat(SittingChecks.of(council.sitting(), two, Map.of()).doubts())
        .extracting(AttendanceDoubt::kind)
        .doesNotContain(DoubtKind.TOO_MANY_PROXIES);
  }

  @Test
  void proxies_inACircle_areToldOnce() {
    Council council =
        Council.of(8)
            .present(5, 8)
            .represented(0, 1, 2)
            .represented(1, 2, 3)
            .represented(2, 3, 1)
            .represented(3, 4, 4);
    assertThat(council.checks().doubts())
        .filteredOn(each -> each.kind() == DoubtKind.PROXY_CIRCLE)
        .extracting(each -> each.speakers().stream().map(SpeakerId::value).sorted().toList())
        .containsExactly(List.of("m1", "m2", "m3"), List.of("m4"));
    assertThat(council.at(9).voters()).isEqualTo(ids(5, 6, 7, 8));
  }

  @Test
  void proxies_whoseHolderIsCalledLaterOrLeaves_areToldOnlyIfTheyAreNotThere() {
    Council council =
        Council.of(5).represented(0, 1, 5).at(1, 2, Presence.PRESENT).at(1, 3, Presence.PRESENT);
    council.at(1, 4, Presence.PRESENT).at(2, 5, Presence.PRESENT);
    assertThat(council.kinds()).isEmpty();
    council.at(60, 5, Presence.LEFT);
    assertThat(council.kinds()).containsExactly(DoubtKind.HOLDER_NOT_PRESENT);
    assertThat(council.doubt(DoubtKind.HOLDER_NOT_PRESENT).at()).contains(minute(60));
    Council neverCalled = Council.of(3).present(2, 2).represented(0, 1, 3);
    assertThat(neverCalled.kinds()).containsExactly(DoubtKind.NOT_CALLED);
    Council substitute = Council.of(2).substitute(3, 2).present(2, 2).represented(0, 1, 3);
    assertThat(substitute.kinds()).containsExactly(DoubtKind.HOLDER_NOT_PRESENT);
    Council guest = Council.of(2).present(2, 2).represented(0, 1, 77);
    assertThat(guest.kinds())
        .containsExactly(DoubtKind.UNKNOWN_SPEAKER, DoubtKind.HOLDER_NOT_PRESENT);
  }

  @Test
  void proxies_thatSayTooLittleOrTooMuch_areTold() {
    Council council = Council.of(3).present(1, 2).at(0, 3, Presence.REPRESENTED);
    Sitting sitting = council.sitting();
    assertThat(council.kinds()).containsExactly(DoubtKind.REPRESENTED_BY_NOBODY);
    Seat odd =
        Seat.of(Council.id(3))
            .then(
                new PresenceChange(
                    minute(0), Optional.empty(), Presence.EXCUSED, Optional.of(Council.id(1))));
    List<Seat> seats =
        List.of(sitting.attendance().seats().get(0), sitting.attendance().seats().get(1), odd);
    assertThat(
            SittingChecks.of(
                    sitting.with(sitting.attendance().with(seats)), AssemblyRules.LAW, Map.of())
                .doubts())
        .extracting(AttendanceDoubt::kind)
        .containsExactly(DoubtKind.PROXY_UNUSED);
  }

  @Test
  void substitute_besideTheirMember_isTold() {
    Council council = Council.of(3).substitute(9, 2).present(1, 3).at(10, 9, Presence.PRESENT);
    assertThat(council.kinds()).containsExactly(DoubtKind.SUBSTITUTE_BESIDE_MEMBER);
    assertThat(council.doubt(DoubtKind.SUBSTITUTE_BESIDE_MEMBER).speakers()).isEqualTo(ids(9, 2));
    assertThat(council.at(10).votes()).isEqualTo(3);
  }

  @Test
  void chair_whoIsNotThere_isToldForTheItem() {
    Council council = Council.of(3).present(1, 3).chair(1).at(10, 1, Presence.LEFT);
    council.at(20, 3, Presence.PRESENT, ITEM);
    assertThat(council.kinds())
        .containsExactly(DoubtKind.ARRIVED_TWICE, DoubtKind.CHAIR_NOT_PRESENT);
    assertThat(council.chairOfItem(2).kinds()).containsExactly(DoubtKind.ARRIVED_TWICE);
    assertThat(Council.of(1).present(1, 1).chair(7).kinds())
        .containsExactly(DoubtKind.UNKNOWN_SPEAKER, DoubtKind.CHAIR_NOT_PRESENT);
  }

  @Test
  void whoOrWhatIsGone_isToldAndKept() {
    Sitting sitting = Council.of(2).present(1, 2).sitting();
    ItemId gone = new ItemId("gone");
    Attendance attendance =
        new Attendance(
            List.of(
                Seat.of(Council.id(1))
                    .then(
                        new PresenceChange(
                            minute(0), Optional.of(gone), Presence.PRESENT, Optional.empty())),
                Seat.of(Council.id(5)).then(PresenceChange.called(minute(0), Presence.PRESENT))),
            Optional.of(Council.id(1)),
            Optional.of(Council.id(6)),
            List.of(new ItemChair(gone, Council.id(1))),
            Optional.of(LocalDate.parse("2026-11-19")),
            /* isWithoutQuorum= */ false);
    Sitting with = sitting.with(attendance);
    assertThat(with.attendance()).isEqualTo(attendance);
    assertThat(SittingChecks.of(with, AssemblyRules.LAW, Map.of()).doubts())
        .extracting(AttendanceDoubt::kind, AttendanceDoubt::speakers, AttendanceDoubt::item)
        .containsExactly(
            Tuple.tuple(DoubtKind.UNKNOWN_SPEAKER, ids(6), Optional.empty()),
            Tuple.tuple(DoubtKind.UNKNOWN_SPEAKER, ids(5), Optional.empty()),
            Tuple.tuple(DoubtKind.UNKNOWN_ITEM, List.of(), Optional.of(gone)));
  }

  @Test
  void seat_thatIsThereTwice_isOneWithAllThatWasSaid() {
    Seat first = Seat.of(Council.id(1)).then(PresenceChange.called(minute(5), Presence.LEFT));
    Seat second = Seat.of(Council.id(1)).then(PresenceChange.called(minute(0), Presence.PRESENT));
    Attendance attendance = Attendance.NONE.with(List.of(first, second, second));
    assertThat(attendance.seats())
        .containsExactly(second.then(PresenceChange.called(minute(5), Presence.LEFT)));
  }
}
