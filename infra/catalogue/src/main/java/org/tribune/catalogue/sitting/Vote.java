package org.tribune.catalogue.sitting;

import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * The result of the vote on an item, or on a motion about it.
 *
 * @param isUnanimous nobody was against; abstentions are in the tally
 * @param tally absent if it was not counted; of a ballot with names it is what they come to
 * @param ballot absent if only the result was written down
 */
public record Vote(
    VoteOutcome outcome, boolean isUnanimous, Optional<Tally> tally, Optional<Ballot> ballot) {
  public Vote {
    tally = counted(ballot, tally);
    if (isUnanimous && tally.filter(each -> each.against() > 0).isPresent()) {
      throw new ValidationException("agenda.unanimous-with-votes-against");
    }
  }

  /** A result of which nobody wrote down how it came about. */
  public Vote(VoteOutcome outcome, boolean isUnanimous, Optional<Tally> tally) {
    this(outcome, isUnanimous, tally, /* ballot= */ Optional.empty());
  }

  private static Optional<Tally> counted(Optional<Ballot> ballot, Optional<Tally> typed) {
    return ballot.flatMap(Ballot::tally).or(() -> typed);
  }
}
