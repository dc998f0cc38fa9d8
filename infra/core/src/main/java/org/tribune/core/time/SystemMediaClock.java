package org.tribune.core.time;

import java.time.Instant;

/** The wall clock at construction, advanced by {@link System#nanoTime()}. */
final class SystemMediaClock implements MediaClock {
  private final long anchorMicros = MediaTime.of(Instant.now()).ticks();
  private final long anchorNanos = System.nanoTime();

  @Override
  public MediaTime now() {
    return MediaTime.ofMicros(anchorMicros + (System.nanoTime() - anchorNanos) / 1_000);
  }
}
