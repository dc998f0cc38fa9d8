package org.tribune.catalogue.sitting;

import org.tribune.core.text.ValidationException;

/**
 * Counted votes.
 *
 * @param inFavour proxies included
 * @param against proxies included
 * @param abstentions proxies included
 * @param notTakingPart who was concerned, and left the room
 */
public record Tally(int inFavour, int against, int abstentions, int notTakingPart) {
  private static final int MOST = 1_000;

  public Tally {
    if (!fits(inFavour) || !fits(against) || !fits(abstentions) || !fits(notTakingPart)) {
      throw new ValidationException("agenda.votes-out-of-range", MOST);
    }
  }

  private static boolean fits(int votes) {
    return votes >= 0 && votes <= MOST;
  }
}
