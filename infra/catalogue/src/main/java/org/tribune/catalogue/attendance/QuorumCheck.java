package org.tribune.catalogue.attendance;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * Whether enough members are in the room. Who is only represented does not count, nor does who
 * leaves since the matter concerns them; a substitute counts for whom they sit.
 *
 * @param inOffice how many seats are filled, whoever came
 * @param present of them, those in the room
 * @param needed how many have to be
 */
public record QuorumCheck(int inOffice, int present, int needed) {
  /**
   * At one moment.
   *
   * @param outOfRoom those who take no part in what is voted on
   */
  public static QuorumCheck of(
      Attendance attendance, AttendanceAt then, Quorum quorum, Collection<SpeakerId> outOfRoom) {
    Set<SpeakerId> present = new HashSet<>(then.present());
    present.removeAll(new HashSet<>(outOfRoom));
    Set<SpeakerId> offices = new HashSet<>();
    Set<SpeakerId> filled = new HashSet<>();
    for (Seat seat : attendance.seats()) {
      SpeakerId office = seat.insteadOf().orElse(seat.speaker());
      offices.add(office);
      if (present.contains(seat.speaker())) {
        filled.add(office);
      }
    }
    return new QuorumCheck(
        offices.size(),
        filled.size(),
        attendance.isWithoutQuorum() ? 0 : quorum.of(offices.size()));
  }

  /** True if enough are there. */
  public boolean isReached() {
    return present >= needed;
  }
}
