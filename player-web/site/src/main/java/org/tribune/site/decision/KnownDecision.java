package org.tribune.site.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.VoteOutcome;

/**
 * What decisions are filtered, counted and ordered by; what is shown of one is asked for anew.
 * Immutable.
 *
 * @param subject the item, as the search's index names it
 * @param start of the sitting
 * @param year of the sitting, where it was
 * @param place in the agenda, from 0
 * @param body the assembly's name
 * @param matter its code's first level; empty if nobody has said it
 * @param outcome of the item's own vote; empty if only motions were voted, or nobody wrote it down
 * @param voters members whose votes everybody may read
 */
record KnownDecision(
    String subject,
    SittingId sitting,
    ItemId item,
    Instant start,
    int year,
    int place,
    String body,
    String matter,
    Optional<VoteOutcome> outcome,
    Set<MemberId> voters) {
  /** The newest sitting first, and each in its agenda's order. */
  static final Comparator<KnownDecision> NEWEST_FIRST =
      Comparator.comparing(KnownDecision::start)
          .reversed()
          .thenComparing(KnownDecision::sitting, Comparator.comparing(SittingId::value))
          .thenComparingInt(KnownDecision::place);

  KnownDecision {
    voters = Set.copyOf(voters);
  }
}
