package org.tribune.catalogue.sitting;

import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * The result of the vote on an item.
 *
 * @param isUnanimous nobody was against; abstentions are in the tally
 * @param tally absent if it was not counted
 */
public record Vote(VoteOutcome outcome, boolean isUnanimous, Optional<Tally> tally) {
  public Vote {
    if (isUnanimous && tally.filter(each -> each.against() > 0).isPresent()) {
      throw new ValidationException("agenda.unanimous-with-votes-against");
    }
  }
}
