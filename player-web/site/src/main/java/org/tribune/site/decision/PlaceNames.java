package org.tribune.site.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private Map<String, List<String>> known = Map.of();
  private Instant until = Instant.MIN;

  PlaceNames(Assemblies assemblies, ItemSearch search, MediaClock clock) {
    this.assemblies = assemblies;
    this.search = search;
    this.clock = clock;
  }

  /** The communes that each item names, by the item as the index names it. Blocks. */
  synchronized Map<String, List<String>> all() {
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
    Map<String, List<String>> named = new HashMap<>();
    boolean isComplete = true;
    for (String each : communes) {
      FoundItems items = search.naming(each).orElse(FoundItems.NONE);
      isComplete &= items.isComplete();
      for (String item : items.scores().keySet()) {
        named.computeIfAbsent(item, _ -> new ArrayList<>()).add(each);
      }
    }
    known = Map.copyOf(named);
    until = isComplete ? now.plus(KEPT) : now;
    return known;
  }
}
