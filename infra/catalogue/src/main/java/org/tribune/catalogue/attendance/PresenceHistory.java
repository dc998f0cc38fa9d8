package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;

/** The changes of all seats, moment by moment. */
final class PresenceHistory {
  private PresenceHistory() {}

  /** Somebody's change. */
  record Event(Seat seat, PresenceChange change) {}

  /** All that changed at one moment. */
  record Moment(Instant at, List<Event> events) {
    /** The item during which it was, if any of the changes says so. */
    Optional<ItemId> item() {
      return events.stream().flatMap(each -> each.change().item().stream()).findFirst();
    }
  }

  static List<Moment> of(Attendance attendance) {
    TreeMap<Instant, List<Event>> moments = new TreeMap<>();
    for (Seat seat : attendance.seats()) {
      for (PresenceChange change : seat.changes()) {
        moments.computeIfAbsent(change.at(), _ -> new ArrayList<>()).add(new Event(seat, change));
      }
    }
    return moments.entrySet().stream()
        .map(each -> new Moment(each.getKey(), each.getValue()))
        .toList();
  }
}
