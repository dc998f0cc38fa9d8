package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * How it was voted, and by whom.
 *
 * @param at when it was voted: presence and proxies are those of then
 * @param casts everybody's who was entitled to vote; none if it was secret, or only counted
 * @param blank blank and void ballots of a secret vote, which are no votes
 */
public record Ballot(BallotKind kind, Instant at, List<Cast> casts, int blank) {
  private static final int MOST = 1_000;

  /**
   * A ballot.
   *
   * @throws ValidationException if a secret one names who voted: that is never written
   */
  public Ballot {
    casts = List.copyOf(casts);
    if (!kind.showsNames() && !casts.isEmpty()) {
      throw new ValidationException("ballot.secret-with-names");
    }
    if (casts.size() > MOST || blank < 0 || blank > MOST) {
      throw new ValidationException("agenda.votes-out-of-range", MOST);
    }
  }

  /** What the casts come to; absent if there are none. Who did not vote is in no number. */
  public Optional<Tally> tally() {
    return casts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Tally(
                count(Position.FOR),
                count(Position.AGAINST),
                count(Position.ABSTAINS),
                count(Position.NO_PART)));
  }

  private int count(Position position) {
    return voters(position).size();
  }

  /** Who voted so, in the order in which they are listed. */
  public List<SpeakerId> voters(Position position) {
    return casts.stream().filter(each -> each.position() == position).map(Cast::voter).toList();
  }

  /** How this voter voted, if they are listed. */
  public Optional<Position> of(SpeakerId voter) {
    return casts.stream()
        .filter(each -> each.voter().equals(voter))
        .map(Cast::position)
        .findFirst();
  }
}
