package org.tribune.site.deliberation;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Vote;

/**
 * What an assembly decided about an item, with what everybody may know of it and nothing else: all
 * of it can be shown. Immutable. {@link PublicDecisions} makes them.
 *
 * @param sitting as {@link PublicDecisions#shown} leaves it
 * @param item one of its items; its motions are those about it, with their votes
 * @param deliberation its number and matter once they are on a published list, and when it was
 *     published itself
 * @param isListed true if it is on the sitting's list of deliberations, which is published
 */
public record PublicDecision(
    Sitting sitting, AgendaItem item, Optional<Deliberation> deliberation, boolean isListed) {
  /** What was decided; empty of a deliberation whose vote nobody wrote down. */
  public Optional<Vote> vote() {
    return item.vote();
  }

  /**
   * When it was voted, or the result written down; empty if that is not known, or was behind closed
   * doors.
   */
  public Optional<Instant> votedAt() {
    return vote().flatMap(Vote::at);
  }

  /** Its number; empty if it has none that may be read. */
  public Optional<String> number() {
    return deliberation.map(Deliberation::number).filter(number -> !number.isEmpty());
  }

  /** The code of its matter; empty if nobody has said it. */
  public Optional<String> matter() {
    return deliberation.map(Deliberation::matterCode).filter(code -> !code.isEmpty());
  }

  /** The signed document, which everybody can read. */
  public Optional<DocumentId> signed() {
    return deliberation.flatMap(Deliberation::signed);
  }

  /** Since when the deliberation can be read whole; empty if it can't. */
  public Optional<Instant> publishedAt() {
    return deliberation.flatMap(Deliberation::publishedAt);
  }

  /** The address of its page. */
  public String address() {
    return "/sittings/" + sitting.id() + "/deliberations/" + item.id();
  }
}
