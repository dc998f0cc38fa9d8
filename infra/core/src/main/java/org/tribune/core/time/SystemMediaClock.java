package org.tribune.core.time;

import java.time.Instant;

/** An instant at construction, advanced by {@link System#nanoTime()}. */
final class SystemMediaClock implements MediaClock {
  private final long anchorMicros;
  private final long anchorNanos = System.nanoTime();

  SystemMediaClock(Instant anchor) {
    this.anchorMicros = MediaTime.of(anchor).ticks();
  }

  @Override
  public MediaTime now() {
    return MediaTime.ofMicros(anchorMicros + (System.nanoTime() - anchorNanos) / 1_000);
  }
}
