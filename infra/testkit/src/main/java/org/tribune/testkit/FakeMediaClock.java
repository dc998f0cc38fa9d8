package org.tribune.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/** A clock that stands still until a test moves it. Safe for all threads. */
public final class FakeMediaClock implements MediaClock {
  private final AtomicLong micros;

  /** A clock that shows {@code start}. */
  public FakeMediaClock(Instant start) {
    this.micros = new AtomicLong(MediaTime.of(start).ticks());
  }

  /** A clock that shows the same instant in every run: 2026-01-01T00:00:00Z. */
  public FakeMediaClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Override
  public MediaTime now() {
    return MediaTime.ofMicros(micros.get());
  }

  /** Moves it on; a negative step is refused, since a media clock never goes back. */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("A media clock never goes back, not even by " + step);
    }
    micros.addAndGet(MediaTime.of(step).ticks());
  }
}
