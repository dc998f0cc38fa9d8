package org.tribune.site.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.site.http.ApiWords;

/** Votes and what they decided, as the API answers them. */
public final class VoteResponses {
  private VoteResponses() {}

  /**
   * What a vote came to.
   *
   * @param ballot how it was voted
   */
  public record Decision(
      String outcome, boolean unanimous, Optional<Votes> tally, Optional<BallotOf> ballot) {
    /**
     * The decision of a vote.
     *
     * @param isNamed false where nobody shall read who voted how; of a secret ballot nobody can
     */
    public static Decision of(Vote vote, boolean isNamed) {
      return new Decision(
          ApiWords.of(vote.outcome()),
          vote.isUnanimous(),
          vote.tally().map(Votes::of),
          vote.ballot().map(ballot -> BallotOf.of(ballot, isNamed)));
    }
  }

  /** How many voted how. */
  public record Votes(int inFavour, int against, int abstentions, int notTakingPart) {
    static Votes of(Tally tally) {
      return new Votes(
          tally.inFavour(), tally.against(), tally.abstentions(), tally.notTakingPart());
    }
  }

  /** How it was voted, and by whom. */
  public record BallotOf(String kind, Instant at, List<CastOf> casts, int blank) {
    static BallotOf of(Ballot ballot, boolean isNamed) {
      return new BallotOf(
          ApiWords.of(ballot.kind()),
          ballot.at(),
          isNamed && ballot.kind().showsNames()
              ? ballot.casts().stream()
                  .map(each -> new CastOf(each.voter().value(), ApiWords.of(each.position())))
                  .toList()
              : List.of(),
          ballot.blank());
    }
  }

  /** How somebody voted. */
  public record CastOf(String voter, String position) {}

  /** A motion about an item. */
  public record MotionOf(String id, String title, Optional<Decision> vote) {
    public static MotionOf of(Motion motion, boolean isNamed) {
      return new MotionOf(
          motion.id().value(),
          motion.title(),
          motion.vote().map(vote -> Decision.of(vote, isNamed)));
    }
  }

  /** The decision that an item became on paper. */
  public record DeliberationOf(
      String number, String matter, Optional<String> signed, Optional<Instant> publishedAt) {
    public static DeliberationOf of(Deliberation deliberation) {
      return new DeliberationOf(
          deliberation.number(),
          deliberation.matterCode(),
          deliberation.signed().map(DocumentId::value),
          deliberation.publishedAt());
    }
  }
}
