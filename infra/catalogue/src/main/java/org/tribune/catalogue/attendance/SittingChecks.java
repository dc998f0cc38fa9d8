package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;

/**
 * All that follows from a sitting's attendance and votes and is written down nowhere: what is
 * doubtful in them, and the quorum of each item. Nothing of it hinders anything: a clerk may know
 * better.
 *
 * @param doubts of the presence first, then of the items in the order of the agenda; at most 1,000
 * @param quorum at the roll call, then of each item of which it is known when it was dealt with;
 *     nothing before anybody was called
 */
public record SittingChecks(List<AttendanceDoubt> doubts, List<ItemQuorum> quorum) {
  private static final int MOST_DOUBTS = 1_000;

  public SittingChecks {
    doubts = List.copyOf(doubts);
    quorum = List.copyOf(quorum);
  }

  /**
   * Checks a sitting.
   *
   * @param rules of its assembly
   * @param begun when the debate of an item began, where that was marked
   */
  public static SittingChecks of(Sitting sitting, AssemblyRules rules, Map<ItemId, Instant> begun) {
    Attendance attendance = sitting.attendance();
    List<AttendanceDoubt> doubts = new ArrayList<>(PresenceCheck.of(sitting));
    doubts.addAll(ProxyCheck.of(attendance, rules.proxiesPerHolder()));
    doubts.addAll(RoomCheck.of(attendance, rules.quorum()));
    List<ItemQuorum> quorum = new ArrayList<>();
    if (attendance.hasBegun()) {
      quorum.add(
          new ItemQuorum(
              Optional.empty(),
              Optional.empty(),
              QuorumCheck.of(
                  attendance, AttendanceAt.rollCall(attendance), rules.quorum(), List.of())));
      attendance
          .chair()
          .filter(each -> attendance.seat(each).isEmpty())
          .ifPresent(each -> doubts.add(AttendanceDoubt.of(DoubtKind.CHAIR_NOT_PRESENT, each)));
    }
    Set<String> numbers = new HashSet<>();
    Map<ItemId, Instant> instants = instants(sitting, begun);
    for (AgendaItem item : sitting.items()) {
      votes(item).forEach(each -> doubts.addAll(each.doubts(attendance, rules, item.id())));
      item.deliberation()
          .map(Deliberation::number)
          .filter(number -> !number.isEmpty() && !numbers.add(number))
          .ifPresent(_ -> doubts.add(numberTwice(item)));
      Instant at = instants.get(item.id());
      if (at != null && attendance.hasBegun()) {
        addItem(attendance, rules, item, at, doubts, quorum);
      }
    }
    return new SittingChecks(doubts.stream().limit(MOST_DOUBTS).toList(), quorum);
  }

  private static AttendanceDoubt numberTwice(AgendaItem item) {
    return AttendanceDoubt.of(DoubtKind.NUMBER_TWICE).during(Optional.of(item.id()));
  }

  private record Voted(Optional<Motion> motion, Vote vote) {
    List<AttendanceDoubt> doubts(Attendance attendance, AssemblyRules rules, ItemId item) {
      return BallotCheck.of(attendance, rules.quorum(), item, motion.map(Motion::id), vote);
    }
  }

  private static Stream<Voted> votes(AgendaItem item) {
    return Stream.concat(
        item.motions().stream()
            .flatMap(each -> each.vote().stream().map(vote -> new Voted(Optional.of(each), vote))),
        item.vote().stream().map(vote -> new Voted(Optional.empty(), vote)));
  }

  /** When an item was dealt with: when its debate began, or else the first vote or change in it. */
  private static Map<ItemId, Instant> instants(Sitting sitting, Map<ItemId, Instant> begun) {
    Map<ItemId, Instant> changed = new HashMap<>();
    for (Seat seat : sitting.attendance().seats()) {
      for (PresenceChange each : seat.changes()) {
        each.item().ifPresent(item -> changed.merge(item, each.at(), SittingChecks::earlier));
      }
    }
    Map<ItemId, Instant> instants = new HashMap<>();
    for (AgendaItem item : sitting.items()) {
      Optional.ofNullable(begun.get(item.id()))
          .or(() -> firstBallot(item))
          .or(() -> Optional.ofNullable(changed.get(item.id())))
          .ifPresent(at -> instants.put(item.id(), at));
    }
    return instants;
  }

  private static Optional<Instant> firstBallot(AgendaItem item) {
    return votes(item)
        .flatMap(each -> each.vote().ballot().stream())
        .map(Ballot::at)
        .min(Comparator.naturalOrder());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void addItem(
      Attendance attendance,
      AssemblyRules rules,
      AgendaItem item,
      Instant at,
      List<AttendanceDoubt> doubts,
      List<ItemQuorum> quorum) {
    AttendanceAt then = AttendanceAt.of(attendance, at);
    quorum.add(
        new ItemQuorum(
            Optional.of(item.id()),
            Optional.of(at),
            QuorumCheck.of(attendance, then, rules.quorum(), List.of())));
    Optional<SpeakerId> chair = attendance.chairOf(item.id());
    chair
        .filter(each -> attendance.seat(each).isPresent() && !then.present().contains(each))
        .ifPresent(
            each ->
                doubts.add(
                    AttendanceDoubt.of(DoubtKind.CHAIR_NOT_PRESENT, each)
                        .during(Optional.of(item.id()))
                        .at(at)));
  }
}
