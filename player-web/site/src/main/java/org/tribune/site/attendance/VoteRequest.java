package org.tribune.site.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openapitools.jackson.nullable.JsonNullable;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.RequestField;

/**
 * How an item or a motion was voted on, as clerks send it.
 *
 * @param ballot left out by pages that know none: the one that is there stays, and its names say
 *     the numbers
 */
public record VoteRequest(
    @RequestField(kind = "request.kind.vote") VoteOutcome outcome,
    Optional<Boolean> unanimous,
    @Lenient Optional<TallyRequest> tally,
    JsonNullable<BallotRequest> ballot) {
  /**
   * The vote.
   *
   * @param before what stands in its place
   */
  public Vote vote(Optional<Vote> before) {
    return new Vote(
        outcome,
        unanimous.orElse(false),
        tally.map(TallyRequest::tally),
        ballot.isPresent()
            ? Optional.ofNullable(ballot.get()).map(BallotRequest::ballot)
            : before.flatMap(Vote::ballot));
  }

  /** Numbers of votes. */
  public record TallyRequest(int inFavour, int against, int abstentions, int notTakingPart) {
    private Tally tally() {
      return new Tally(inFavour, against, abstentions, notTakingPart);
    }
  }

  /** Who voted how; of a secret ballot nobody. */
  public record BallotRequest(
      BallotKind kind,
      @RequestField(kind = "request.kind.instant") Instant at,
      Optional<List<CastRequest>> casts,
      Optional<Integer> blank) {
    private Ballot ballot() {
      return new Ballot(
          kind,
          at,
          casts.orElse(List.of()).stream()
              .map(each -> new Cast(each.voter(), each.position()))
              .toList(),
          blank.orElse(0));
    }
  }

  /** How somebody voted. */
  public record CastRequest(SpeakerId voter, Position position) {}
}
