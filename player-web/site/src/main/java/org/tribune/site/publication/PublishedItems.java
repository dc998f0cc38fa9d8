package org.tribune.site.publication;

import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/** What a change of an agenda leaves of deliberations that are published: what was published. */
public final class PublishedItems {
  private PublishedItems() {}

  /**
   * A sitting after a change, with its publications as they were: to publish and to withdraw are
   * acts of their own, which the register tells.
   *
   * @throws ProblemException if an item went whose deliberation is online
   */
  public static Sitting kept(Sitting before, Sitting after) {
    before.items().stream()
        .filter(each -> isPublished(each.deliberation()))
        .filter(each -> after.item(each.id()).isEmpty())
        .findFirst()
        .ifPresent(
            gone -> {
              throw new ProblemException(
                  Problem.of(409, "Published", "publication.item-is-published", gone.title()));
            });
    return after.withItems(after.items().stream().map(each -> kept(before, each)).toList());
  }

  private static AgendaItem kept(Sitting before, AgendaItem after) {
    Optional<Deliberation> was = before.item(after.id()).flatMap(AgendaItem::deliberation);
    Optional<Deliberation> is = after.deliberation();
    Optional<Deliberation> kept =
        isPublished(was)
            ? was.map(each -> with(each, is.map(Deliberation::matterCode)))
            : is.map(
                each ->
                    new Deliberation(
                        each.number(), each.matterCode(), each.signed(), Optional.empty()));
    return kept.equals(is) ? after : after.change().deliberation(kept).build();
  }

  private static boolean isPublished(Optional<Deliberation> deliberation) {
    return deliberation.flatMap(Deliberation::publishedAt).isPresent();
  }

  private static Deliberation with(Deliberation published, Optional<String> matter) {
    return new Deliberation(
        published.number(),
        matter.orElse(published.matterCode()),
        published.signed(),
        published.publishedAt());
  }
}
