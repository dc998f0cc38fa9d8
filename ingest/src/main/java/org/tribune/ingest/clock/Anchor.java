package org.tribune.ingest.clock;

/**
 * Where a source's clock stands on the timeline: {@code timeline = raw + offset}. Shared by the
 * tracks that count on the same clock. Microseconds.
 */
final class Anchor {
  private long offset;
  private long usedAt;

  Anchor(long offset, long usedAt) {
    this.offset = offset;
    this.usedAt = usedAt;
  }

  long place(long raw) {
    return raw + offset;
  }

  void shift(long micros) {
    offset += micros;
  }

  void use(long arrival) {
    usedAt = arrival;
  }

  long usedAt() {
    return usedAt;
  }
}
