package org.tribune.site.opendata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Csv;

/**
 * Who came to the sittings of those assemblies that publish it. Owned by the call that makes it.
 */
final class AttendanceRecords {
  private static final List<String> COLUMNS =
      List.of(
          "sitting_id",
          "date",
          "assembly",
          "person_id",
          "person",
          "group",
          "roll_call",
          "represented_by",
          "instead_of",
          "attended");

  private final Bodies bodies;
  private final List<Popolo.Attended> events = new ArrayList<>();
  private final Map<String, Popolo.Person> persons = new LinkedHashMap<>();
  private final Map<String, Assembly> assemblies = new LinkedHashMap<>();

  /** The group of each person by sitting: it may change from one sitting to the next. */
  private final Map<String, Map<String, String>> groups = new HashMap<>();

  AttendanceRecords(Bodies bodies) {
    this.bodies = bodies;
  }

  /** The same over all sittings where it is known who the person is; else in this sitting alone. */
  static String personId(Speaker speaker) {
    return speaker.member().map(MemberId::value).orElse(speaker.id().value());
  }

  List<Popolo.Attended> events() {
    return events;
  }

  List<Popolo.Person> persons() {
    return List.copyOf(persons.values());
  }

  /** How many rows {@link #csv} has. */
  int rows() {
    return events.stream().mapToInt(each -> each.attendees().size()).sum();
  }

  /**
   * Adds a sitting, unless nobody was called there, or its assembly does not publish who was.
   *
   * @param sitting as everybody may know it
   */
  void add(Sitting sitting) {
    Optional<Assembly> assembly = bodies.of(sitting);
    if (!bodies.publishesAttendance(sitting) || !sitting.attendance().hasBegun()) {
      return;
    }
    String body = Bodies.id(sitting.facts().body());
    assembly.ifPresent(each -> assemblies.putIfAbsent(body, each));
    AttendanceAt called = AttendanceAt.rollCall(sitting.attendance());
    List<Popolo.Attendee> attendees =
        sitting.attendance().seats().stream()
            .flatMap(seat -> attendee(sitting, seat, called).stream())
            .toList();
    events.add(new Popolo.Attended(sitting.id().value(), body, sitting.facts().day(), attendees));
  }

  private Optional<Popolo.Attendee> attendee(Sitting sitting, Seat seat, AttendanceAt called) {
    return sitting
        .speaker(seat.speaker())
        .map(
            who ->
                new Popolo.Attendee(
                    person(sitting, who),
                    seat.changes().stream()
                        .findFirst()
                        .map(PresenceChange::presence)
                        .map(ApiWords::of),
                    Optional.ofNullable(called.represented().get(seat.speaker()))
                        .flatMap(each -> person(sitting, each)),
                    seat.insteadOf().flatMap(each -> person(sitting, each)),
                    seat.changes().stream().anyMatch(each -> each.presence() == Presence.PRESENT)));
  }

  private Optional<String> person(Sitting sitting, SpeakerId id) {
    return sitting.speaker(id).map(each -> person(sitting, each));
  }

  private String person(Sitting sitting, Speaker speaker) {
    String id = personId(speaker);
    persons.putIfAbsent(id, new Popolo.Person(id, speaker.name()));
    groups
        .computeIfAbsent(sitting.id().value(), _ -> new HashMap<>())
        .putIfAbsent(id, speaker.group());
    return id;
  }

  /** Since when who came sits, and until when. */
  List<Popolo.Membership> memberships() {
    return assemblies.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().members().stream()
                    .filter(member -> persons.containsKey(member.id().value()))
                    .map(member -> membership(each.getKey(), member)))
        .toList();
  }

  private static Popolo.Membership membership(String organization, Member member) {
    return new Popolo.Membership(
        member.id().value(),
        organization,
        said(member.role()),
        said(member.group()),
        said(member.commune()),
        member.from(),
        member.until());
  }

  private static Optional<String> said(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  /**
   * One row for each seat of each sitting.
   *
   * @param names of the assemblies, by what they are called by in the data
   */
  String csv(Map<String, String> names) {
    StringBuilder text = new StringBuilder(Csv.openLine(COLUMNS.stream()));
    for (Popolo.Attended event : events) {
      Map<String, String> grouped = groups.getOrDefault(event.id(), Map.of());
      for (Popolo.Attendee each : event.attendees()) {
        text.append(
            Csv.openLine(
                Stream.of(
                    event.id(),
                    event.date().toString(),
                    names.getOrDefault(event.organizationId(), event.organizationId()),
                    each.personId(),
                    name(Optional.of(each.personId())),
                    grouped.getOrDefault(each.personId(), ""),
                    each.rollCall().orElse(""),
                    name(each.representedById()),
                    name(each.insteadOfId()),
                    String.valueOf(each.attended()))));
      }
    }
    return text.toString();
  }

  private String name(Optional<String> person) {
    return person
        .flatMap(each -> Optional.ofNullable(persons.get(each)))
        .map(Popolo.Person::name)
        .orElse("");
  }
}
