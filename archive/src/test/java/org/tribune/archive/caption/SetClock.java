package org.tribune.archive.caption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock in Paris that stands still until somebody moves it. */
final class SetClock extends Clock {
  private Instant now;

  SetClock(Instant now) {
    this.now = now;
  }

  void set(Instant other) {
    now = other;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("Europe/Paris");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("There is one zone");
  }

  @Override
  public Instant instant() {
    return now;
  }
}
