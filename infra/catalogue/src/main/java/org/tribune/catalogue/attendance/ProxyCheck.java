package org.tribune.catalogue.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * What is doubtful in who votes for whom, over the whole sitting. A doubt is told once, with the
 * time at which it began. Owned by the call that makes it.
 */
final class ProxyCheck {
  /** Members whose name is still to come at the roll call, or who are told as not called. */
  private final Set<SpeakerId> toBeCalled = new HashSet<>();

  private final Map<SpeakerId, PresenceChange> last = new HashMap<>();
  private final Map<SpeakerId, Set<SpeakerId>> membersOf = new HashMap<>();
  private final Map<List<Object>, AttendanceDoubt> doubts = new LinkedHashMap<>();
  private final int most;

  private ProxyCheck(Attendance attendance, int most) {
    attendance.seats().stream()
        .filter(each -> each.insteadOf().isEmpty() || !each.changes().isEmpty())
        .map(Seat::speaker)
        .forEach(toBeCalled::add);
    this.most = most;
  }

  /**
   * The doubts.
   *
   * @param most proxies that a holder may have
   */
  static List<AttendanceDoubt> of(Attendance attendance, int most) {
    ProxyCheck check = new ProxyCheck(attendance, most);
    PresenceHistory.of(attendance).forEach(check::look);
    return List.copyOf(check.doubts.values());
  }

  private void look(PresenceHistory.Moment moment) {
    Set<SpeakerId> touched = new LinkedHashSet<>();
    for (PresenceHistory.Event event : moment.events()) {
      SpeakerId who = event.seat().speaker();
      holder(who).ifPresent(before -> membersOf(before).remove(who));
      last.put(who, event.change());
      touched.add(who);
      holder(who)
          .ifPresent(
              holder -> {
                membersOf(holder).add(who);
                touched.add(holder);
              });
    }
    touched.forEach(who -> lookAtNumber(who, moment));
    withThoseBehind(touched)
        .forEach(who -> holder(who).ifPresent(holder -> look(who, holder, moment)));
  }

  /** These, whom they represent, whom those represent, and so on: a circle may open far away. */
  private Set<SpeakerId> withThoseBehind(Set<SpeakerId> touched) {
    Set<SpeakerId> all = new LinkedHashSet<>(touched);
    List<SpeakerId> open = new ArrayList<>(touched);
    while (!open.isEmpty()) {
      for (SpeakerId member : membersOf(open.removeLast())) {
        if (all.add(member)) {
          open.add(member);
        }
      }
    }
    return all;
  }

  private Set<SpeakerId> membersOf(SpeakerId holder) {
    return membersOf.computeIfAbsent(holder, _ -> new LinkedHashSet<>());
  }

  private Optional<SpeakerId> holder(SpeakerId member) {
    return Optional.ofNullable(last.get(member))
        .filter(each -> each.presence() == Presence.REPRESENTED)
        .flatMap(PresenceChange::proxy);
  }

  private void look(SpeakerId member, SpeakerId holder, PresenceHistory.Moment moment) {
    List<SpeakerId> circle = circle(member);
    if (!circle.isEmpty()) {
      add(
          List.of(DoubtKind.PROXY_CIRCLE, new HashSet<>(circle)),
          AttendanceDoubt.of(DoubtKind.PROXY_CIRCLE).about(circle),
          moment);
      return;
    }
    PresenceChange state = last.get(holder);
    if (state == null ? toBeCalled.contains(holder) : state.presence() == Presence.PRESENT) {
      return;
    }
    DoubtKind kind =
        state != null && state.presence() == Presence.REPRESENTED
            ? DoubtKind.HOLDER_REPRESENTED
            : DoubtKind.HOLDER_NOT_PRESENT;
    add(List.of(kind, member, holder), AttendanceDoubt.of(kind, member, holder), moment);
  }

  /** Those who represent each other in a circle that this member is part of; none: no circle. */
  private List<SpeakerId> circle(SpeakerId member) {
    List<SpeakerId> chain = new ArrayList<>();
    Set<SpeakerId> seen = new HashSet<>();
    Optional<SpeakerId> next = Optional.of(member);
    while (next.isPresent() && seen.add(next.get())) {
      chain.add(next.get());
      next = holder(next.get());
    }
    return next.equals(Optional.of(member)) ? chain : List.of();
  }

  private void lookAtNumber(SpeakerId holder, PresenceHistory.Moment moment) {
    int count = membersOf(holder).size();
    if (count > most) {
      doubts.merge(
          List.of(DoubtKind.TOO_MANY_PROXIES, holder),
          AttendanceDoubt.of(DoubtKind.TOO_MANY_PROXIES, holder)
              .at(moment.at())
              .during(moment.item())
              .counted(count, most),
          (before, now) ->
              now.count() > before.count() ? before.counted(now.count(), most) : before);
    }
  }

  private void add(List<Object> once, AttendanceDoubt doubt, PresenceHistory.Moment moment) {
    doubts.putIfAbsent(once, doubt.at(moment.at()).during(moment.item()));
  }
}
