package org.tribune.archive.caption;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When no council sits and hardly anybody watches. */
final class NightHours {
  private static final LocalTime FROM = LocalTime.of(1, 0);
  private static final LocalTime TO = LocalTime.of(6, 0);

  private NightHours() {}

  /** True from one to six in the morning. */
  static boolean hold(Instant now, ZoneId zone) {
    LocalTime here = now.atZone(zone).toLocalTime();
    return !here.isBefore(FROM) && here.isBefore(TO);
  }
}
