package org.tribune.site.deliberation;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.publication.ListedDecision;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.Sitting;

/**
 * What of a sitting is on a list of deliberations that everybody reads, and under which number:
 * those of the newest list in the register that is online, or, where a clerk has put up one that
 * was written elsewhere, all. Immutable.
 *
 * @param entry of the register
 * @param isElsewhere true if there is none, but a public document that is a list
 */
record Listed(Optional<Publication> entry, boolean isElsewhere) {
  static Listed of(Sitting sitting, List<Publication> published) {
    Optional<Publication> newest =
        published.stream()
            .filter(each -> each.kind() == PublicationKind.LIST && each.isOnline())
            .reduce((_, last) -> last);
    boolean isElsewhere =
        newest.isEmpty()
            && sitting.documents().stream()
                .anyMatch(each -> each.isPublic() && each.kind() == DocumentKind.DELIBERATION_LIST);
    return new Listed(newest, isElsewhere);
  }

  private Optional<ListedDecision> line(AgendaItem item) {
    return entry.stream()
        .flatMap(each -> each.decisions().stream())
        .filter(each -> each.item().equals(item.id()))
        .findFirst();
  }

  /** The number under which an item is listed; empty if it has none there. */
  Optional<String> number(AgendaItem item) {
    Optional<String> number =
        isElsewhere
            ? item.deliberation().map(Deliberation::number)
            : line(item).map(ListedDecision::number);
    return number.filter(each -> !each.isEmpty());
  }

  /** True if an item that everybody may read of is on the list. */
  boolean has(AgendaItem shown) {
    return isElsewhere
        ? shown.vote().isPresent() || shown.deliberation().isPresent()
        : line(shown).isPresent();
  }
}
