package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * Who was where at one moment. Each seat is in exactly one of the lists, in the order of the table.
 * Immutable.
 *
 * @param present in the room
 * @param represented by a holder who was in the room: member and holder
 * @param unrepresented said to be represented, but by nobody who was in the room
 * @param notCalled of whom nothing was said yet
 * @param voters whose votes count: who was present, and who was represented. One vote a seat in
 *     office: a substitute has none beside the member whom they sit for, and goes before a proxy
 */
public record AttendanceAt(
    List<SpeakerId> present,
    Map<SpeakerId, SpeakerId> represented,
    List<SpeakerId> unrepresented,
    List<SpeakerId> excused,
    List<SpeakerId> absent,
    List<SpeakerId> left,
    List<SpeakerId> notCalled,
    List<SpeakerId> voters) {
  public AttendanceAt {
    present = List.copyOf(present);
    represented = Collections.unmodifiableMap(new LinkedHashMap<>(represented));
    unrepresented = List.copyOf(unrepresented);
    excused = List.copyOf(excused);
    absent = List.copyOf(absent);
    left = List.copyOf(left);
    notCalled = List.copyOf(notCalled);
    voters = List.copyOf(voters);
  }

  /** As it was at a time, what happened at that very moment included. */
  public static AttendanceAt of(Attendance attendance, Instant then) {
    return of(attendance, seat -> seat.at(then));
  }

  /** As it was at the roll call: what was said of each first. */
  public static AttendanceAt rollCall(Attendance attendance) {
    return of(attendance, seat -> seat.changes().stream().findFirst());
  }

  private static AttendanceAt of(
      Attendance attendance, Function<Seat, Optional<PresenceChange>> change) {
    Map<SpeakerId, PresenceChange> last = new LinkedHashMap<>();
    attendance
        .seats()
        .forEach(seat -> change.apply(seat).ifPresent(each -> last.put(seat.speaker(), each)));
    Map<Presence, List<SpeakerId>> lists = new LinkedHashMap<>();
    Map<SpeakerId, SpeakerId> represented = new LinkedHashMap<>();
    List<SpeakerId> unrepresented = new ArrayList<>();
    List<SpeakerId> notCalled = new ArrayList<>();
    for (Seat seat : attendance.seats()) {
      SpeakerId who = seat.speaker();
      PresenceChange its = last.get(who);
      if (its == null) {
        notCalled.add(who);
      } else if (its.presence() != Presence.REPRESENTED) {
        lists.computeIfAbsent(its.presence(), _ -> new ArrayList<>()).add(who);
      } else {
        its.proxy()
            .filter(holder -> isPresent(last.get(holder)))
            .ifPresentOrElse(holder -> represented.put(who, holder), () -> unrepresented.add(who));
      }
    }
    List<SpeakerId> present = lists.getOrDefault(Presence.PRESENT, List.of());
    return new AttendanceAt(
        present,
        represented,
        unrepresented,
        lists.getOrDefault(Presence.EXCUSED, List.of()),
        lists.getOrDefault(Presence.ABSENT, List.of()),
        lists.getOrDefault(Presence.LEFT, List.of()),
        notCalled,
        voters(attendance.seats(), new HashSet<>(present), represented.keySet()));
  }

  private static boolean isPresent(@Nullable PresenceChange change) {
    return change != null && change.presence() == Presence.PRESENT;
  }

  private static List<SpeakerId> voters(
      List<Seat> seats, Set<SpeakerId> present, Set<SpeakerId> represented) {
    Set<SpeakerId> replaced = new HashSet<>();
    for (Seat seat : seats) {
      if (present.contains(seat.speaker())) {
        seat.insteadOf().filter(member -> !present.contains(member)).ifPresent(replaced::add);
      }
    }
    List<SpeakerId> voters = new ArrayList<>();
    Set<SpeakerId> sitting = new HashSet<>();
    for (Seat seat : seats) {
      SpeakerId who = seat.speaker();
      boolean votes =
          seat.insteadOf().isPresent()
              ? present.contains(who) && replaced.contains(seat.insteadOf().get())
              : present.contains(who) || (represented.contains(who) && !replaced.contains(who));
      // Of two substitutes of one member, the first.
      if (votes && sitting.add(seat.insteadOf().orElse(who))) {
        voters.add(who);
      }
    }
    return voters;
  }

  /** For whom somebody who is present votes, beside themselves. */
  public List<SpeakerId> proxiesOf(SpeakerId holder) {
    return represented.entrySet().stream()
        .filter(each -> each.getValue().equals(holder))
        .map(Map.Entry::getKey)
        .filter(voters::contains)
        .toList();
  }

  /** How many votes there are: one for each of the {@link #voters}. */
  public int votes() {
    return voters.size();
  }
}
