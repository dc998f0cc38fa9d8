package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;

class TimezoneReportTest {
  private static final Instant NOW = Instant.parse("2026-11-25T18:53:00Z");

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  private List<String> lines(String site, String machine) {
    return new TimezoneReport(ZoneId.of(site), ZoneId.of(machine), NOW).lines(catalogue.sittings());
  }

  @Test
  void lines_machineOfAnotherZone_tellBothHours() {
    assertThat(lines("Europe/Paris", "Etc/UTC"))
        .containsExactly(
            "The site keeps the time of Europe/Paris, where it is 19:53",
            "The machine's clock is set to Etc/UTC, where it is 18:53. If that is the site's time,"
                + " set site.timezone: Etc/UTC");
  }

  @Test
  void lines_zonesThatAreAlike_tellOneHour() {
    assertThat(lines("Europe/Paris", "Europe/Paris")).hasSize(1);
  }

  @Test
  void lines_sittingsOfAnotherZone_areCounted() {
    catalogue.sittings().create(SittingSamples.draft("a", NOW));

    assertThat(lines("Europe/Paris", "Europe/Paris")).hasSize(1);
    assertThat(lines("Etc/UTC", "Etc/UTC")).last().asString().startsWith("1 sittings are kept");
  }
}
