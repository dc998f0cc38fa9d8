package org.tribune.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHourTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T00:59:59Z, 2026-06-01T01:00:00Z",
    "2026-06-01T01:00:00Z, 2026-06-02T01:00:00Z",
    // Two o'clock is not there: three comes an hour earlier.
    "2026-03-28T03:00:00Z, 2026-03-29T01:00:00Z",
    "2026-03-29T01:00:00Z, 2026-03-30T01:00:00Z",
    // Two o'clock is there twice.
    "2026-10-24T23:30:00Z, 2026-10-25T02:00:00Z",
    "2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z",
    "2026-10-25T01:30:00Z, 2026-10-25T02:00:00Z",
    "2026-10-25T02:00:00Z, 2026-10-26T02:00:00Z"
  })
  void after_nightsOfParis_isThreeInTheMorning(Instant now, Instant next) {
    assertThat(QuietHour.after(now, PARIS)).isEqualTo(next);
  }

  @Test
  void after_aYearInEveryZone_comesOnceADay() {
    Instant start = Instant.parse("2026-01-01T12:00:00Z");
    Instant end = start.plus(Duration.ofDays(365));
    for (String name : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(name);
      int nights = 0;
      for (Instant now = start; now.isBefore(end); nights++) {
        Instant next = QuietHour.after(now, zone);
        assertThat(Duration.between(now, next))
            .as("%s after %s", name, now)
            .isBetween(Duration.ofMinutes(1), Duration.ofHours(26));
        now = next;
      }
      assertThat(nights).as(name).isBetween(365, 366);
    }
  }
}
