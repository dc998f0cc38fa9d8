package org.tribune.catalogue.attendance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemChair;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SpeakerId;

/** What is doubtful in the presence of each by themselves, and in whom and what it names. */
final class PresenceCheck {
  private PresenceCheck() {}

  static List<AttendanceDoubt> of(Sitting sitting) {
    Attendance attendance = sitting.attendance();
    List<AttendanceDoubt> doubts = new ArrayList<>();
    people(attendance)
        .filter(each -> sitting.speaker(each).isEmpty())
        .distinct()
        .forEach(each -> doubts.add(AttendanceDoubt.of(DoubtKind.UNKNOWN_SPEAKER, each)));
    items(attendance)
        .filter(each -> sitting.item(each).isEmpty())
        .distinct()
        .forEach(
            each ->
                doubts.add(AttendanceDoubt.of(DoubtKind.UNKNOWN_ITEM).during(Optional.of(each))));
    notCalled(attendance).ifPresent(doubts::add);
    attendance.seats().forEach(each -> addOf(each, doubts));
    return doubts;
  }

  private static Stream<SpeakerId> people(Attendance attendance) {
    return Stream.of(
            attendance.chair().stream(),
            attendance.secretary().stream(),
            attendance.itemChairs().stream().map(ItemChair::speaker),
            attendance.seats().stream().flatMap(PresenceCheck::people))
        .flatMap(each -> each);
  }

  private static Stream<SpeakerId> people(Seat seat) {
    return Stream.of(
            Stream.of(seat.speaker()),
            seat.insteadOf().stream(),
            seat.changes().stream().flatMap(each -> each.proxy().stream()))
        .flatMap(each -> each);
  }

  private static Stream<ItemId> items(Attendance attendance) {
    return Stream.concat(
        attendance.itemChairs().stream().map(ItemChair::item),
        attendance.seats().stream()
            .flatMap(each -> each.changes().stream())
            .flatMap(each -> each.item().stream()));
  }

  private static Optional<AttendanceDoubt> notCalled(Attendance attendance) {
    List<SpeakerId> waiting =
        attendance.seats().stream()
            .filter(each -> each.changes().isEmpty() && each.insteadOf().isEmpty())
            .map(Seat::speaker)
            .toList();
    return attendance.hasBegun() && !waiting.isEmpty()
        ? Optional.of(
            AttendanceDoubt.of(DoubtKind.NOT_CALLED)
                .about(waiting)
                .counted(attendance.seats().size() - waiting.size(), attendance.seats().size()))
        : Optional.empty();
  }

  private static void addOf(Seat seat, List<AttendanceDoubt> doubts) {
    Optional<Presence> before = Optional.empty();
    for (PresenceChange change : seat.changes()) {
      for (DoubtKind kind : kinds(before, change)) {
        doubts.add(AttendanceDoubt.of(kind, seat.speaker()).at(change.at()).during(change.item()));
      }
      before = Optional.of(change.presence());
    }
  }

  private static Set<DoubtKind> kinds(Optional<Presence> before, PresenceChange change) {
    Set<DoubtKind> kinds = new LinkedHashSet<>();
    boolean isRepresented = change.presence() == Presence.REPRESENTED;
    if (change.presence() == Presence.PRESENT && before.equals(Optional.of(Presence.PRESENT))) {
      kinds.add(DoubtKind.ARRIVED_TWICE);
    }
    if (change.presence() == Presence.LEFT && !before.equals(Optional.of(Presence.PRESENT))) {
      kinds.add(
          before.equals(Optional.of(Presence.LEFT))
              ? DoubtKind.LEFT_TWICE
              : DoubtKind.LEFT_WITHOUT_ARRIVING);
    }
    if (isRepresented && change.proxy().isEmpty()) {
      kinds.add(DoubtKind.REPRESENTED_BY_NOBODY);
    }
    if (!isRepresented && change.proxy().isPresent()) {
      kinds.add(DoubtKind.PROXY_UNUSED);
    }
    return kinds;
  }
}
