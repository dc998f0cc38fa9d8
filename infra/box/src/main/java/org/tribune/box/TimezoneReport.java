package org.tribune.box;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;

/**
 * Which hour the site shows, for whoever runs it to compare with a watch.
 *
 * @param site its time zone
 * @param machine that of the machine's clock
 */
record TimezoneReport(ZoneId site, ZoneId machine, Instant now) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** Lines for the console. Asks the catalogue. */
  List<String> lines(Sittings sittings) {
    List<String> lines = new ArrayList<>();
    lines.add("The site keeps the time of " + site + ", where it is " + time(site));
    if (!site.getRules().equals(machine.getRules())) {
      lines.add(
          "The machine's clock is set to "
              + machine
              + ", where it is "
              + time(machine)
              + ". If that is the site's time, set site.timezone: "
              + machine);
    }
    long others =
        sittings.list(SittingQuery.ALL).stream()
            .filter(each -> !each.facts().zone().equals(site))
            .count();
    if (others > 0) {
      lines.add(
          others
              + " sittings are kept in another time zone: the page Séances of the console puts them"
              + " right in one act");
    }
    return lines;
  }

  private String time(ZoneId zone) {
    return TIME.format(now.atZone(zone));
  }
}
