package org.tribune.archive.retention;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Three in the morning, when no council sits. */
final class QuietHour {
  private static final LocalTime HOUR = LocalTime.of(3, 0);

  private QuietHour() {}

  /** The next after {@code now}; once a day, also where the night has no such hour, or two. */
  static Instant after(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    // java.time moves an hour that is not there behind the gap, and takes the first of two.
    Instant today = here.toLocalDate().atTime(HOUR).atZone(zone).toInstant();
    return today.isAfter(now)
        ? today
        : here.toLocalDate().plusDays(1).atTime(HOUR).atZone(zone).toInstant();
  }
}
