package org.tribune.catalogue.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.catalogue.attendance.Council.id;
import static org.tribune.catalogue.attendance.Council.ids;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.Presence;

final class AttendanceAtTest {
  @Test
  void of_eachMoment_saysWhoIsWhere() {
    Council council =
        Council.of(7)
            .present(1, 2)
            .at(0, 3, Presence.EXCUSED)
            .at(0, 4, Presence.ABSENT)
            .represented(0, 5, 1)
            .represented(0, 6, 4)
            .at(30, 4, Presence.PRESENT)
            .at(60, 1, Presence.LEFT);
    AttendanceAt called = AttendanceAt.rollCall(council.attendance());
    assertThat(called).isEqualTo(council.at(10));
    assertThat(called.present()).isEqualTo(ids(1, 2));
    assertThat(called.excused()).isEqualTo(ids(3));
    assertThat(called.absent()).isEqualTo(ids(4));
    assertThat(called.represented()).isEqualTo(Map.of(id(5), id(1)));
    assertThat(called.unrepresented()).isEqualTo(ids(6));
    assertThat(called.notCalled()).isEqualTo(ids(7));
    assertThat(called.voters()).isEqualTo(ids(1, 2, 5));
    AttendanceAt late = council.at(30);
    assertThat(late.voters()).isEqualTo(ids(1, 2, 4, 5, 6));
    assertThat(late.proxiesOf(id(4))).isEqualTo(ids(6));
    AttendanceAt last = council.at(60);
    assertThat(last.left()).isEqualTo(ids(1));
    assertThat(last.unrepresented()).isEqualTo(ids(5));
    assertThat(last.voters()).isEqualTo(ids(2, 4, 6));
    assertThat(council.at(-1).notCalled()).hasSize(7);
  }

  @Test
  void of_aSubstitute_votesForTheMemberAndBeforeTheirProxy() {
    Council council =
        Council.of(3)
            .present(1, 1)
            .substitute(9, 2)
            .at(0, 2, Presence.EXCUSED)
            .at(0, 9, Presence.PRESENT);
    assertThat(council.at(0).voters()).isEqualTo(ids(1, 9));
    assertThat(quorum(council, 0)).isEqualTo(new QuorumCheck(3, 2, 2));
    council.represented(10, 2, 1);
    assertThat(council.at(10).voters()).isEqualTo(ids(1, 9));
    assertThat(council.at(10).proxiesOf(id(1))).isEmpty();
    council.at(20, 2, Presence.PRESENT);
    assertThat(council.at(20).voters()).isEqualTo(ids(1, 2));
    assertThat(quorum(council, 20).present()).isEqualTo(2);
    council.at(30, 9, Presence.LEFT).represented(30, 2, 1);
    assertThat(council.at(30).voters()).isEqualTo(ids(1, 2));
  }

  private static QuorumCheck quorum(Council council, int minute) {
    return QuorumCheck.of(council.attendance(), council.at(minute), Quorum.HALF, List.of());
  }

  @Test
  void quorum_isMoreThanHalfAThirdOrNone_andProxiesDoNotCount() {
    assertThat(List.of(Quorum.HALF.of(40), Quorum.HALF.of(41), Quorum.HALF.of(0)))
        .containsExactly(21, 21, 1);
    assertThat(List.of(Quorum.THIRD.of(40), Quorum.THIRD.of(39), Quorum.NONE.of(40)))
        .containsExactly(14, 13, 0);
    Council council = Council.of(5).present(1, 2).represented(0, 3, 1).represented(0, 4, 2);
    assertThat(quorum(council, 0)).isEqualTo(new QuorumCheck(5, 2, 3));
    assertThat(quorum(council, 0).isReached()).isFalse();
    assertThat(quorum(council.withoutQuorum(), 0).isReached()).isTrue();
    council.at(1, 5, Presence.PRESENT);
    assertThat(QuorumCheck.of(council.attendance(), council.at(1), Quorum.HALF, ids(5)).present())
        .isEqualTo(2);
  }
}
