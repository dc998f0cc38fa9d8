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
record SittingResults(List<Sitting> sittings, Optional<Instant> next) {
  SittingResults {
    sittings = List.copyOf(sittings);
  }

  /**
   * Looks for a page. Blocks.
   *
   * @param from only those that start then or later
   * @param before only those that start before
   * @param most of them; those that start at the same time are not parted
   */
  static SittingResults of(
      Sittings sittings, Optional<Instant> from, Optional<Instant> before, int most) {
    List<Sitting> found =
        sittings.list(new SittingQuery(from, before, /* latestFirst= */ true, most + 1));
    if (found.size() <= most) {
      return new SittingResults(found, Optional.empty());
    }
    Instant behind = found.getLast().facts().start();
    List<Sitting> kept =
        found.stream().filter(each -> each.facts().start().isAfter(behind)).toList();
    return kept.isEmpty()
        ? new SittingResults(found, Optional.of(behind))
        : new SittingResults(kept, Optional.of(kept.getLast().facts().start()));
  }
}
