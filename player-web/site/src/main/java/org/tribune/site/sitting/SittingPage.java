package org.tribune.site.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;

/**
 * A page of sittings, the latest first.
 *
 * @param next the page behind is of those that start before this; absent on the last page
 */
record SittingPage(List<Sitting> sittings, Optional<Instant> next) {
  SittingPage {
    sittings = List.copyOf(sittings);
  }

  /**
   * Looks for a page. Blocks.
   *
   * @param from only those that start then or later
   * @param before only those that start before
   * @param most of them; those that start at the same time are not parted
   */
  static SittingPage of(
      Sittings sittings, Optional<Instant> from, Optional<Instant> before, int most) {
    List<Sitting> found =
        sittings.list(new SittingQuery(from, before, /* latestFirst= */ true, most + 1));
    if (found.size() <= most) {
      return new SittingPage(found, Optional.empty());
    }
    Instant behind = found.getLast().facts().start();
    List<Sitting> kept =
        found.stream().filter(each -> each.facts().start().isAfter(behind)).toList();
    return kept.isEmpty()
        ? new SittingPage(found, Optional.of(behind))
        : new SittingPage(kept, Optional.of(kept.getLast().facts().start()));
  }
}
