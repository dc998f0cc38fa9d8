package org.tribune.site.sitting;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;

/**
 * Puts sittings right whose hour was typed while the site took the machine's time zone for its own:
 * the hour that is shown stays, and becomes one of the site's zone. Calls block. Safe for all
 * threads.
 */
final class SittingTimezone {
  private final Sittings sittings;
  private final SittingService service;

  SittingTimezone(Sittings sittings, SittingService service) {
    this.sittings = sittings;
    this.service = service;
  }

  /**
   * All sittings of other zones, at once.
   *
   * @param done called with each
   */
  ClerkSittingResponses.Adopted adopt(String who, Consumer<SittingId> done) {
    ZoneId zone = ZoneId.systemDefault();
    List<String> changed = new ArrayList<>();
    sittings.list(SittingQuery.ALL).stream()
        .filter(each -> !each.facts().zone().equals(zone))
        .map(Sitting::id)
        .forEach(
            id -> {
              service.changeNow(id.value(), who, each -> each.with(moved(each.facts(), zone)));
              changed.add(id.value());
              done.accept(id);
            });
    return new ClerkSittingResponses.Adopted(zone.getId(), changed);
  }

  private static SittingFacts moved(SittingFacts facts, ZoneId zone) {
    LocalDateTime start = LocalDateTime.ofInstant(facts.start(), facts.zone());
    return facts.change().start(start.atZone(zone).toInstant()).zone(zone).build();
  }
}
