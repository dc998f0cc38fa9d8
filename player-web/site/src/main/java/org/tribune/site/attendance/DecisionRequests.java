package org.tribune.site.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.site.http.RequestField;

/** What an item became, besides its vote, as clerks send it. */
public final class DecisionRequests {
  private DecisionRequests() {}

  /** A motion about an item, all of it. */
  public record MotionRequest(
      MotionId id,
      Optional<String> title,
      @RequestField(orNull = true) Optional<VoteRequest> vote) {
    /**
     * The motion.
     *
     * @param before the item's motions until now
     */
    public Motion motion(List<Motion> before) {
      Optional<Vote> was =
          before.stream()
              .filter(each -> each.id().equals(id))
              .flatMap(each -> each.vote().stream())
              .findFirst();
      return new Motion(id, title.orElse(""), vote.map(each -> each.vote(was)));
    }
  }

  /** The decision that an item becomes on paper, all of it. */
  public record DeliberationRequest(
      Optional<String> number,
      Optional<String> matter,
      @RequestField(orNull = true) Optional<DocumentId> signed,
      @RequestField(kind = "request.kind.instant", orNull = true) Optional<Instant> publishedAt) {
    public Deliberation deliberation() {
      return new Deliberation(number.orElse(""), matter.orElse(""), signed, publishedAt);
    }
  }
}
