package org.tribune.catalogue.sitting;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * Who was where during a sitting, and who presided. What does not go together is kept as it was
 * typed: {@code org.tribune.catalogue.attendance} tells what is doubtful in it. Immutable.
 *
 * @param seats in the order of the table, each speaker once
 * @param chair who presides; absent: not said yet
 * @param secretary who keeps the minutes (CGCT, L2121-15)
 * @param itemChairs who presides instead of the chair, at most one an item
 * @param convokedOn the day on which the convocation was sent
 * @param isWithoutQuorum true if it was convoked again after the quorum had been missed: any number
 *     decides (CGCT, L2121-17)
 */
public record Attendance(
    List<Seat> seats,
    Optional<SpeakerId> chair,
    Optional<SpeakerId> secretary,
    List<ItemChair> itemChairs,
    Optional<LocalDate> convokedOn,
    boolean isWithoutQuorum) {
  /** Nobody has said anything of it yet. */
  public static final Attendance NONE =
      new Attendance(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          /* isWithoutQuorum= */ false);

  private static final int MOST_SEATS = 1_000;

  public Attendance {
    if (seats.size() > MOST_SEATS) {
      throw new ValidationException("attendance.too-many-seats", MOST_SEATS);
    }
    seats = eachOnce(seats);
    Map<ItemId, ItemChair> chairs = new LinkedHashMap<>();
    itemChairs.forEach(each -> chairs.put(each.item(), each));
    itemChairs = List.copyOf(chairs.values());
  }

  /** A speaker that was seated twice has one seat, with all that was said of them. */
  private static List<Seat> eachOnce(List<Seat> seats) {
    Map<SpeakerId, Seat> once = new LinkedHashMap<>();
    seats.forEach(
        each -> once.merge(each.speaker(), each, (one, other) -> one.with(other.changes())));
    return List.copyOf(once.values());
  }

  /** This attendance with other seats. */
  public Attendance with(List<Seat> next) {
    return new Attendance(next, chair, secretary, itemChairs, convokedOn, isWithoutQuorum);
  }

  /** The seat of a speaker. */
  public Optional<Seat> seat(SpeakerId wanted) {
    return seats.stream().filter(each -> each.speaker().equals(wanted)).findFirst();
  }

  /** Who presides while an item is debated. */
  public Optional<SpeakerId> chairOf(ItemId item) {
    return itemChairs.stream()
        .filter(each -> each.item().equals(item))
        .map(ItemChair::speaker)
        .findFirst()
        .or(() -> chair);
  }

  /** True once somebody was called. */
  public boolean hasBegun() {
    return seats.stream().anyMatch(each -> !each.changes().isEmpty());
  }
}
