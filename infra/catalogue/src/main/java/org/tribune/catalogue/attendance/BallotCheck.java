package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;

/**
 * What is doubtful in a vote: whether its numbers add up with who was present and represented then,
 * and whether its result follows from them. Owned by the call that makes it.
 */
final class BallotCheck {
  private final Attendance attendance;
  private final Vote vote;
  private final Optional<SpeakerId> chair;
  private final Optional<ItemId> item;
  private final Optional<MotionId> motion;
  private final List<AttendanceDoubt> doubts = new ArrayList<>();

  private BallotCheck(Attendance attendance, ItemId item, Optional<MotionId> motion, Vote vote) {
    this.attendance = attendance;
    this.vote = vote;
    this.chair = attendance.chairOf(item);
    this.item = Optional.of(item);
    this.motion = motion;
  }

  /**
   * The doubts.
   *
   * @param motion that was voted on; absent: the item itself
   */
  static List<AttendanceDoubt> of(
      Attendance attendance, Quorum quorum, ItemId item, Optional<MotionId> motion, Vote vote) {
    BallotCheck check = new BallotCheck(attendance, item, motion, vote);
    check.lookAtOutcome();
    // Of a sitting whose presence nobody writes down there is nothing to compare with.
    if (attendance.hasBegun()) {
      vote.ballot().ifPresent(ballot -> check.lookAt(ballot, quorum));
    }
    return check.doubts;
  }

  private AttendanceDoubt doubt(DoubtKind kind) {
    AttendanceDoubt doubt = AttendanceDoubt.of(kind).during(item).about(motion);
    Optional<Instant> at = vote.ballot().map(Ballot::at);
    return at.isPresent() ? doubt.at(at.get()) : doubt;
  }

  private void lookAt(Ballot ballot, Quorum quorum) {
    AttendanceAt then = AttendanceAt.of(attendance, ballot.at());
    List<SpeakerId> outside = ballot.voters(Position.NO_PART);
    QuorumCheck present = QuorumCheck.of(attendance, then, quorum, outside);
    if (!present.isReached()) {
      doubts.add(doubt(DoubtKind.VOTE_WITHOUT_QUORUM).counted(present.present(), present.needed()));
    }
    if (ballot.casts().isEmpty()) {
      vote.tally().ifPresent(tally -> lookAtNumbers(tally, ballot, then));
    } else {
      lookAtCasts(ballot, then);
    }
    chair
        .filter(outside::contains)
        .ifPresent(each -> doubts.add(doubt(DoubtKind.CHAIR_NOT_PRESENT).about(List.of(each))));
  }

  /** Numbers without names: who takes no part may have left, or be among those in the room. */
  private void lookAtNumbers(Tally tally, Ballot ballot, AttendanceAt then) {
    int votes = tally.inFavour() + tally.against() + tally.abstentions() + ballot.blank();
    if (votes > then.votes()) {
      doubts.add(doubt(DoubtKind.VOTES_ABOVE_PRESENCE).counted(votes, then.votes()));
    } else if (votes + tally.notTakingPart() < then.votes()) {
      doubts.add(
          doubt(DoubtKind.VOTES_BELOW_PRESENCE)
              .counted(votes + tally.notTakingPart(), then.votes()));
    }
  }

  private void lookAtCasts(Ballot ballot, AttendanceAt then) {
    Set<SpeakerId> entitled = new HashSet<>(then.voters());
    Set<SpeakerId> outside = new HashSet<>(ballot.voters(Position.NO_PART));
    Set<SpeakerId> once = new HashSet<>();
    List<SpeakerId> twice = new ArrayList<>();
    List<SpeakerId> strangers = new ArrayList<>();
    List<SpeakerId> byOutsiders = new ArrayList<>();
    int votes = 0;
    for (Cast cast : ballot.casts()) {
      boolean takesPart = cast.position() != Position.NO_PART;
      votes += takesPart ? 1 : 0;
      if (!once.add(cast.voter())) {
        twice.add(cast.voter());
      }
      if (takesPart && !entitled.contains(cast.voter())) {
        strangers.add(cast.voter());
      }
      SpeakerId holder = then.represented().get(cast.voter());
      if (takesPart
          && cast.position() != Position.NO_VOTE
          && holder != null
          && outside.contains(holder)) {
        byOutsiders.add(cast.voter());
      }
    }
    add(DoubtKind.VOTED_TWICE, twice);
    add(DoubtKind.NOT_ENTITLED, strangers);
    add(DoubtKind.PROXY_OF_NO_PART, byOutsiders);
    if (votes > then.votes()) {
      doubts.add(doubt(DoubtKind.VOTES_ABOVE_PRESENCE).counted(votes, then.votes()));
    }
    List<SpeakerId> missing = then.voters().stream().filter(each -> !once.contains(each)).toList();
    if (!missing.isEmpty()) {
      doubts.add(
          doubt(DoubtKind.VOTE_MISSING)
              .about(missing)
              .counted(then.votes() - missing.size(), then.votes()));
    }
  }

  private void add(DoubtKind kind, List<SpeakerId> speakers) {
    if (!speakers.isEmpty()) {
      doubts.add(doubt(kind).about(speakers.stream().distinct().toList()));
    }
  }

  private void lookAtOutcome() {
    boolean isDecided =
        vote.outcome() == VoteOutcome.ADOPTED || vote.outcome() == VoteOutcome.REJECTED;
    if (!isDecided) {
      if (vote.ballot().isPresent() || vote.tally().isPresent()) {
        doubts.add(doubt(DoubtKind.WITHDRAWN_AFTER_VOTE));
      }
      return;
    }
    vote.tally().ifPresent(this::lookAtMajority);
  }

  private void lookAtMajority(Tally tally) {
    int lead = tally.inFavour() - tally.against();
    if (lead == 0 && tally.inFavour() > 0) {
      boolean isSecret = vote.ballot().filter(each -> each.kind() == BallotKind.SECRET).isPresent();
      doubts.add(
          doubt(isSecret ? DoubtKind.TIE_IN_SECRET : DoubtKind.TIE)
              .about(isSecret ? List.of() : chair.stream().toList())
              .counted(tally.inFavour(), tally.against()));
    } else if ((vote.outcome() == VoteOutcome.ADOPTED) != (lead > 0)) {
      doubts.add(doubt(DoubtKind.OUTCOME_DIFFERS).counted(tally.inFavour(), tally.against()));
    }
  }
}
