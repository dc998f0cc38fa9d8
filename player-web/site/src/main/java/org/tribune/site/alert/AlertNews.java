package org.tribune.site.alert;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.search.index.Entry;

/**
 * What of one sitting may be told: its announced agenda, or what it decided.
 *
 * @param sitting with what everybody may know of it
 */
record AlertNews(Sitting sitting, boolean isDecided, List<Item> items) {
  AlertNews {
    items = List.copyOf(items);
  }

  /**
   * An item.
   *
   * @param decision absent: it is announced
   */
  record Item(Sitting sitting, AgendaItem item, Optional<PublicDecision> decision) {
    /** As the search's index names it. */
    String subject() {
      return Entry.subject(sitting.id(), item.id());
    }

    /** What is told once of it. */
    String thing() {
      return (decision.isPresent() ? "decided/" : "announced/") + subject();
    }

    /** Where it is read. */
    String address() {
      return decision
          .map(PublicDecision::address)
          .orElseGet(() -> "/sittings/" + sitting.id() + "#item-" + item.id());
    }
  }

  AlertNews with(List<Item> some) {
    return new AlertNews(sitting, isDecided, some);
  }
}
