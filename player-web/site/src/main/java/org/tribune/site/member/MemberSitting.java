package org.tribune.site.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.site.deliberation.PublicDecision;

/**
 * Where a member was in a sitting, and how they voted, as far as everybody may read it.
 *
 * @param sitting as everybody may read it
 * @param state where they were
 * @param other the holder of their proxy, who sat in their place, or in whose place they sat; empty
 *     for nobody
 * @param votes in the order of the agenda
 */
record MemberSitting(Sitting sitting, State state, String other, List<MemberVote> votes) {
  /** Where a member was. */
  enum State {
    PRESENT,
    /** Came later, left before the end, or was away for a while. */
    PARTLY_PRESENT,
    REPRESENTED,
    REPLACED,
    EXCUSED,
    ABSENT,
    /** Nobody noted it: it counts for nothing. */
    NOT_NOTED,
    /** Sat in another's place. */
    SUBSTITUTE
  }

  /**
   * How a member voted.
   *
   * @param about the item's title, or the motion's
   * @param position empty: they did not vote, since they were not there
   * @param holder who voted for them by a proxy; empty for nobody
   */
  record MemberVote(
      PublicDecision decision, String about, Optional<Position> position, String holder) {}

  MemberSitting {
    votes = List.copyOf(votes);
  }

  /**
   * A member in a sitting.
   *
   * @param decisions of it, as everybody may read them
   * @return empty if they had no seat in it, or nobody outside may know who had
   */
  static Optional<MemberSitting> of(
      Sitting shown, List<PublicDecision> decisions, MemberId member) {
    Optional<Speaker> speaker =
        shown.speakers().stream()
            .filter(each -> each.member().filter(member::equals).isPresent())
            .findFirst();
    return speaker.flatMap(
        who ->
            shown.attendance().seats().stream()
                .filter(seat -> seat.speaker().equals(who.id()))
                .findFirst()
                .map(seat -> of(shown, decisions, seat)));
  }

  private static MemberSitting of(Sitting shown, List<PublicDecision> decisions, Seat seat) {
    List<MemberVote> votes = new ArrayList<>();
    for (PublicDecision each : decisions) {
      for (Motion motion : each.item().motions()) {
        motion
            .vote()
            .flatMap(vote -> vote(shown, each, motion.title(), vote, seat))
            .ifPresent(votes::add);
      }
      each.vote()
          .flatMap(vote -> vote(shown, each, each.item().title(), vote, seat))
          .ifPresent(votes::add);
    }
    if (seat.insteadOf().isPresent()) {
      return new MemberSitting(shown, State.SUBSTITUTE, name(shown, seat.insteadOf().get()), votes);
    }
    Optional<String> replacement = replacement(shown, seat.speaker());
    State state = state(seat);
    if (replacement.isPresent() && state != State.PRESENT && state != State.PARTLY_PRESENT) {
      return new MemberSitting(shown, State.REPLACED, replacement.get(), votes);
    }
    String holder =
        state == State.REPRESENTED
            ? seat.changes().stream()
                .flatMap(each -> each.proxy().stream())
                .findFirst()
                .map(each -> name(shown, each))
                .orElse("")
            : "";
    return new MemberSitting(shown, state, holder, votes);
  }

  private static State state(Seat seat) {
    List<Presence> all = seat.changes().stream().map(PresenceChange::presence).toList();
    if (all.isEmpty()) {
      return State.NOT_NOTED;
    }
    if (all.contains(Presence.PRESENT)) {
      return all.stream().allMatch(Presence.PRESENT::equals) ? State.PRESENT : State.PARTLY_PRESENT;
    }
    if (all.contains(Presence.REPRESENTED)) {
      return State.REPRESENTED;
    }
    return all.contains(Presence.EXCUSED) ? State.EXCUSED : State.ABSENT;
  }

  /** Who was there in somebody's place. */
  private static Optional<String> replacement(Sitting shown, SpeakerId member) {
    return shown.attendance().seats().stream()
        .filter(each -> each.insteadOf().filter(member::equals).isPresent())
        .filter(each -> each.changes().stream().anyMatch(one -> one.presence() == Presence.PRESENT))
        .map(each -> name(shown, each.speaker()))
        .findFirst();
  }

  private static String name(Sitting shown, SpeakerId id) {
    return shown.speaker(id).map(Speaker::name).orElse("");
  }

  /** Empty for a ballot without names: nothing is known of anybody's vote. */
  private static Optional<MemberVote> vote(
      Sitting shown, PublicDecision decision, String about, Vote vote, Seat seat) {
    Optional<Ballot> named = vote.ballot().filter(each -> !each.casts().isEmpty());
    return named.map(
        ballot -> {
          Optional<Position> position = ballot.of(seat.speaker());
          String holder =
              position.isEmpty()
                  ? ""
                  : Stream.ofNullable(
                          AttendanceAt.of(shown.attendance(), ballot.at())
                              .represented()
                              .get(seat.speaker()))
                      .map(each -> name(shown, each))
                      .findFirst()
                      .orElse("");
          return new MemberVote(decision, about, position, holder);
        });
  }
}
