package org.tribune.catalogue.publication;

import java.util.Optional;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.VoteOutcome;

/**
 * A line of a list of deliberations, as it was published.
 *
 * @param number of the deliberation; empty for none
 * @param title of the item, with its number on the agenda
 * @param outcome empty of what was noted without a vote
 * @param tally empty if it was not counted
 */
public record ListedDecision(
    ItemId item,
    String number,
    String title,
    Optional<VoteOutcome> outcome,
    boolean isUnanimous,
    Optional<Tally> tally) {}
