package org.tribune.site.member;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.Position;

/**
 * A member's year. Each number is told with what it is a part of; nothing is compared with others.
 *
 * @param sittings in which they had a seat, the latest first
 */
record MemberYear(int year, List<MemberSitting> sittings) {
  MemberYear {
    sittings = List.copyOf(sittings);
  }

  /** In how many sittings they were so. */
  int count(MemberSitting.State state) {
    return (int) sittings.stream().filter(each -> each.state() == state).count();
  }

  /** Sittings of their own seat in which somebody noted where they were. */
  int noted() {
    return sittings.size()
        - count(MemberSitting.State.NOT_NOTED)
        - count(MemberSitting.State.SUBSTITUTE);
  }

  /** Public ballots of sittings in which they had a seat. */
  int ballots() {
    return sittings.stream().mapToInt(each -> each.votes().size()).sum();
  }

  /** How often they voted so; empty: they were not there. */
  int votes(Optional<Position> position) {
    return (int)
        sittings.stream()
            .flatMap(each -> each.votes().stream())
            .filter(each -> each.position().equals(position))
            .count();
  }

  /** How many of these votes another gave for them by a proxy. */
  int byProxy() {
    return (int)
        sittings.stream()
            .flatMap(each -> each.votes().stream())
            .filter(each -> !each.holder().isEmpty())
            .count();
  }
}
