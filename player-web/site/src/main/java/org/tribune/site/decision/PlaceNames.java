package org.tribune.site.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.assembly.Member;
import org.tribune.core.time.MediaClock;
import org.tribune.site.search.FoundItems;
import org.tribune.site.search.ItemSearch;

/**
 * Which communes of the assemblies' members are named in agendas, documents and minutes: as often
 * as the index was asked, a minute ago at most. Safe for all threads.
 */
final class PlaceNames {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST = 1_000;

  private final Assemblies assemblies;
  private final ItemSearch search;
  private final MediaClock clock;
  private Map<String, Set<String>> known = Map.of();
  private Instant until = Instant.MIN;

  PlaceNames(Assemblies assemblies, ItemSearch search, MediaClock clock) {
    this.assemblies = assemblies;
    this.search = search;
    this.clock = clock;
  }

  /** The items that name each commune, by its name. Blocks. */
  synchronized Map<String, Set<String>> all() {
    Instant now = clock.now().toInstant();
    if (now.isBefore(until)) {
      return known;
    }
    List<String> communes =
        assemblies.list().stream()
            .flatMap(each -> each.members().stream())
            .map(Member::commune)
            .filter(each -> !each.isEmpty())
            .distinct()
            .sorted()
            .limit(MOST)
            .toList();
    Map<String, Set<String>> named = new HashMap<>();
    boolean isComplete = true;
    for (String each : communes) {
      FoundItems items = search.naming(each).orElse(FoundItems.NONE);
      isComplete &= items.isComplete();
      if (!items.scores().isEmpty()) {
        named.put(each, items.scores().keySet());
      }
    }
    known = Map.copyOf(named);
    until = isComplete ? now.plus(KEPT) : now;
    return known;
  }
}
