package org.tribune.site.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.attendance.AttendanceDoubt;
import org.tribune.catalogue.attendance.ItemQuorum;
import org.tribune.catalogue.attendance.QuorumCheck;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.site.http.ApiWords;

/** Attendance and what is doubtful in it, as the API answers it. */
public final class AttendanceResponses {
  private AttendanceResponses() {}

  /** All of it, for clerks. */
  public record Roll(
      List<SeatOf> seats,
      Optional<String> chair,
      Optional<String> secretary,
      List<ItemChairOf> itemChairs,
      Optional<LocalDate> convokedOn,
      boolean withoutQuorum) {
    public static Roll of(Attendance attendance) {
      return new Roll(
          attendance.seats().stream().map(SeatOf::of).toList(),
          attendance.chair().map(SpeakerId::value),
          attendance.secretary().map(SpeakerId::value),
          attendance.itemChairs().stream()
              .map(each -> new ItemChairOf(each.item().value(), each.speaker().value()))
              .toList(),
          attendance.convokedOn(),
          attendance.isWithoutQuorum());
    }
  }

  /** A seat. */
  public record SeatOf(String speaker, Optional<String> insteadOf, List<ChangeOf> changes) {
    static SeatOf of(Seat seat) {
      return new SeatOf(
          seat.speaker().value(),
          seat.insteadOf().map(SpeakerId::value),
          seat.changes().stream().map(ChangeOf::of).toList());
    }
  }

  /** From when on somebody is where. */
  public record ChangeOf(
      Instant at, Optional<String> item, String presence, Optional<String> proxy) {
    public static ChangeOf of(PresenceChange change) {
      return new ChangeOf(
          change.at(),
          change.item().map(ItemId::value),
          ApiWords.of(change.presence()),
          change.proxy().map(SpeakerId::value));
    }
  }

  /** Who presides for an item. */
  public record ItemChairOf(String item, String speaker) {}

  /** Something that a clerk should look at. */
  public record Check(
      String kind,
      Optional<String> item,
      Optional<String> motion,
      List<String> speakers,
      Optional<Instant> at,
      int count,
      int expected) {
    public static Check of(AttendanceDoubt doubt) {
      return new Check(
          ApiWords.of(doubt.kind()),
          doubt.item().map(ItemId::value),
          doubt.motion().map(MotionId::value),
          ids(doubt.speakers()),
          doubt.at(),
          doubt.count(),
          doubt.expected());
    }
  }

  /** Whether the quorum was there. */
  public record QuorumOf(
      Optional<String> item,
      Optional<Instant> at,
      int inOffice,
      int present,
      int needed,
      boolean reached) {
    public static QuorumOf of(ItemQuorum quorum) {
      QuorumCheck check = quorum.check();
      return new QuorumOf(
          quorum.item().map(ItemId::value),
          quorum.at(),
          check.inOffice(),
          check.present(),
          check.needed(),
          check.isReached());
    }
  }

  /**
   * Who came, for everybody: as it was at the roll call.
   *
   * @param inOffice how many seats are filled
   */
  public record Present(
      Optional<String> chair,
      Optional<String> secretary,
      int inOffice,
      List<String> present,
      List<Represented> represented,
      List<String> excused,
      List<String> absent) {
    public static Present of(Attendance attendance) {
      AttendanceAt called = AttendanceAt.rollCall(attendance);
      List<SpeakerId> excused = new ArrayList<>(called.excused());
      excused.addAll(called.unrepresented());
      return new Present(
          attendance.chair().map(SpeakerId::value),
          attendance.secretary().map(SpeakerId::value),
          QuorumCheck.of(attendance, called, Quorum.NONE, List.of()).inOffice(),
          ids(called.present()),
          called.represented().entrySet().stream()
              .map(each -> new Represented(each.getKey().value(), each.getValue().value()))
              .toList(),
          ids(excused),
          ids(called.absent()));
    }
  }

  /** Who votes for whom. */
  public record Represented(String speaker, String holder) {}

  private static List<String> ids(List<SpeakerId> speakers) {
    return speakers.stream().map(SpeakerId::value).toList();
  }
}
