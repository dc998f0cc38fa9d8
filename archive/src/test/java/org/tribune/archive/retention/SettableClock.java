package org.tribune.archive.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A wall clock that a test sets, also back. Owned by one thread. */
final class SettableClock extends Clock {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private Instant now;

  SettableClock(Instant now) {
    this.now = now;
  }

  void move(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return PARIS;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The keeper has one zone");
  }
}
