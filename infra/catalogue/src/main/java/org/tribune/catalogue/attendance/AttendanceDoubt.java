package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.SpeakerId;

/**
 * Something that a clerk should look at. It is told, and hinders nothing.
 *
 * @param item that it is about, or during which it was
 * @param motion that it is about, instead of the item's own vote
 * @param speakers whom it is about: of a proxy, first the member, then the holder
 * @param at when it was
 * @param count what there is: of proxies, votes or people; 0 where nothing is counted
 * @param expected what there should be; 0 where nothing is counted
 */
public record AttendanceDoubt(
    DoubtKind kind,
    Optional<ItemId> item,
    Optional<MotionId> motion,
    List<SpeakerId> speakers,
    Optional<Instant> at,
    int count,
    int expected) {
  public AttendanceDoubt {
    speakers = List.copyOf(speakers);
  }

  /** A doubt about people, at no time of its own. */
  static AttendanceDoubt of(DoubtKind kind, SpeakerId... speakers) {
    return new AttendanceDoubt(
        kind,
        Optional.empty(),
        Optional.empty(),
        List.of(speakers),
        Optional.empty(),
        /* count= */ 0,
        /* expected= */ 0);
  }

  /** This doubt, of all these people. */
  AttendanceDoubt about(List<SpeakerId> all) {
    return new AttendanceDoubt(kind, item, motion, all, at, count, expected);
  }

  /** This doubt during an item, if it is known. */
  AttendanceDoubt during(Optional<ItemId> then) {
    return new AttendanceDoubt(kind, then, motion, speakers, at, count, expected);
  }

  /** This doubt at a time. */
  AttendanceDoubt at(Instant when) {
    return new AttendanceDoubt(kind, item, motion, speakers, Optional.of(when), count, expected);
  }

  /** This doubt with what there is, and what there should be. */
  AttendanceDoubt counted(int is, int shouldBe) {
    return new AttendanceDoubt(kind, item, motion, speakers, at, is, shouldBe);
  }

  /** This doubt about a motion's vote, if it is one's. */
  AttendanceDoubt about(Optional<MotionId> which) {
    return new AttendanceDoubt(kind, item, which, speakers, at, count, expected);
  }
}
