package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * The result of the vote on an item, or on a motion about it.
 *
 * @param isUnanimous nobody was against; abstentions are in the tally
 * @param tally absent if it was not counted; of a ballot with names it is what they come to
 * @param ballot absent if only the result was written down
 * @param recordedAt when a result without a ballot was written down, or last changed; absent with a
 *     ballot, which has its own hour, and of what an older program wrote
 */
public record Vote(
    VoteOutcome outcome,
    boolean isUnanimous,
    Optional<Tally> tally,
    Optional<Ballot> ballot,
    Optional<Instant> recordedAt) {
  public Vote {
    tally = counted(ballot, tally);
    // What an older program wrote has none.
    recordedAt = recordedAt == null || ballot.isPresent() ? Optional.empty() : recordedAt;
    if (isUnanimous && tally.filter(each -> each.against() > 0).isPresent()) {
      throw new ValidationException("agenda.unanimous-with-votes-against");
    }
  }

  /** A result of which nobody has said when it was written down. */
  public Vote(
      VoteOutcome outcome, boolean isUnanimous, Optional<Tally> tally, Optional<Ballot> ballot) {
    this(outcome, isUnanimous, tally, ballot, /* recordedAt= */ Optional.empty());
  }

  /** A result of which nobody wrote down how it came about. */
  public Vote(VoteOutcome outcome, boolean isUnanimous, Optional<Tally> tally) {
    this(outcome, isUnanimous, tally, /* ballot= */ Optional.empty());
  }

  private static Optional<Tally> counted(Optional<Ballot> ballot, Optional<Tally> typed) {
    return ballot.flatMap(Ballot::tally).or(() -> typed);
  }

  /** When it was voted, as far as is known: by its ballot, else when its result was written. */
  public Optional<Instant> at() {
    return ballot.map(Ballot::at).or(() -> recordedAt);
  }

  /** The same result, written down at another time. */
  public Vote recorded(Optional<Instant> time) {
    return new Vote(outcome, isUnanimous, tally, ballot, time);
  }

  /** The result alone, without how and when it came about. */
  public Vote result() {
    return new Vote(outcome, isUnanimous, tally);
  }
}
