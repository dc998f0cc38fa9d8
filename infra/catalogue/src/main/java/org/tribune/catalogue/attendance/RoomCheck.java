package org.tribune.catalogue.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * What is doubtful in who is in the room together, over the whole sitting: when the quorum was
 * lost, and substitutes who sit beside their member. Owned by the call that makes it.
 */
final class RoomCheck {
  private final Map<SpeakerId, PresenceChange> last = new HashMap<>();
  private final Map<SpeakerId, Set<SpeakerId>> inOffice = new HashMap<>();
  private final Map<SpeakerId, List<SpeakerId>> substitutes = new HashMap<>();
  private final Map<List<SpeakerId>, AttendanceDoubt> doubled = new LinkedHashMap<>();
  private final List<AttendanceDoubt> lost = new ArrayList<>();
  private final Set<SpeakerId> filled = new HashSet<>();
  private final int needed;

  private RoomCheck(Attendance attendance, Quorum quorum) {
    Set<SpeakerId> offices = new HashSet<>();
    for (Seat seat : attendance.seats()) {
      offices.add(seat.insteadOf().orElse(seat.speaker()));
      seat.insteadOf()
          .ifPresent(
              member ->
                  substitutes.computeIfAbsent(member, _ -> new ArrayList<>()).add(seat.speaker()));
    }
    needed = attendance.isWithoutQuorum() ? 0 : quorum.of(offices.size());
  }

  static List<AttendanceDoubt> of(Attendance attendance, Quorum quorum) {
    RoomCheck check = new RoomCheck(attendance, quorum);
    PresenceHistory.of(attendance).forEach(check::look);
    List<AttendanceDoubt> all = new ArrayList<>(check.doubled.values());
    all.addAll(check.lost);
    return all;
  }

  private void look(PresenceHistory.Moment moment) {
    boolean wasReached = filled.size() >= needed;
    List<SpeakerId> gone = new ArrayList<>();
    for (PresenceHistory.Event event : moment.events()) {
      SpeakerId who = event.seat().speaker();
      if (isPresent(who) && event.change().presence() != Presence.PRESENT) {
        gone.add(who);
      }
      last.put(who, event.change());
      fill(event.seat());
    }
    if (wasReached && filled.size() < needed) {
      lost.add(
          AttendanceDoubt.of(DoubtKind.QUORUM_LOST)
              .about(gone)
              .at(moment.at())
              .during(moment.item())
              .counted(filled.size(), needed));
    }
    moment.events().forEach(event -> lookAtSubstitutes(event.seat(), moment));
  }

  private void fill(Seat seat) {
    SpeakerId office = seat.insteadOf().orElse(seat.speaker());
    Set<SpeakerId> there = inOffice.computeIfAbsent(office, _ -> new HashSet<>());
    if (isPresent(seat.speaker())) {
      there.add(seat.speaker());
    } else {
      there.remove(seat.speaker());
    }
    if (there.isEmpty()) {
      filled.remove(office);
    } else {
      filled.add(office);
    }
  }

  private boolean isPresent(SpeakerId who) {
    PresenceChange change = last.get(who);
    return change != null && change.presence() == Presence.PRESENT;
  }

  private boolean isRepresented(SpeakerId who) {
    PresenceChange change = last.get(who);
    return change != null && change.presence() == Presence.REPRESENTED;
  }

  private void lookAtSubstitutes(Seat seat, PresenceHistory.Moment moment) {
    SpeakerId member = seat.insteadOf().orElse(seat.speaker());
    if (!isPresent(member) && !isRepresented(member)) {
      return;
    }
    for (SpeakerId substitute : substitutes.getOrDefault(member, List.of())) {
      if (isPresent(substitute) && !substitute.equals(member)) {
        doubled.putIfAbsent(
            List.of(substitute, member),
            AttendanceDoubt.of(DoubtKind.SUBSTITUTE_BESIDE_MEMBER, substitute, member)
                .at(moment.at())
                .during(moment.item()));
      }
    }
  }
}
