package org.tribune.site.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemChair;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.site.http.RequestField;

/** Who was where during a sitting, all of it, as clerks send it. */
public record AttendanceRequest(
    List<SeatRequest> seats,
    @RequestField(orNull = true) Optional<SpeakerId> chair,
    @RequestField(orNull = true) Optional<SpeakerId> secretary,
    Optional<List<ItemChairRequest>> itemChairs,
    @RequestField(kind = "request.kind.day", orNull = true) Optional<LocalDate> convokedOn,
    Optional<Boolean> withoutQuorum) {
  public Attendance attendance() {
    return new Attendance(
        seats.stream().map(SeatRequest::seat).toList(),
        chair,
        secretary,
        itemChairs.orElse(List.of()).stream()
            .map(each -> new ItemChair(each.item(), each.speaker()))
            .toList(),
        convokedOn,
        withoutQuorum.orElse(false));
  }

  /** A seat with all its changes. */
  public record SeatRequest(
      SpeakerId speaker,
      @RequestField(orNull = true) Optional<SpeakerId> insteadOf,
      List<ChangeRequest> changes) {
    private Seat seat() {
      return new Seat(speaker, insteadOf, changes.stream().map(ChangeRequest::change).toList());
    }
  }

  /** From when on somebody is where. */
  public record ChangeRequest(
      @RequestField(kind = "request.kind.instant") Instant at,
      @RequestField(orNull = true) Optional<ItemId> item,
      Presence presence,
      @RequestField(orNull = true) Optional<SpeakerId> proxy) {
    private PresenceChange change() {
      return new PresenceChange(at, item, presence, proxy);
    }
  }

  /** Who presides while an item is debated. */
  public record ItemChairRequest(ItemId item, SpeakerId speaker) {}
}
