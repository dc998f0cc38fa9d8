package org.tribune.ingest.clock;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where one track stands: its raw times, its anchor and its last place on the timeline. */
final class TrackPlace {
  final TrackTimes times = new TrackTimes();
  ArrivalFloor floor = new ArrivalFloor();
  private @Nullable Anchor anchor;
  long lastRaw = 0;
  long lastPlace = Long.MIN_VALUE;

  boolean isAnchored() {
    return anchor != null;
  }

  Anchor anchor() {
    return Objects.requireNonNull(anchor, "begin() anchors each track");
  }

  /** From now on it is placed by {@code next}: what was measured by the old anchor is void. */
  void moveTo(Anchor next) {
    anchor = next;
    floor = new ArrivalFloor();
  }

  /** Where the next packet would follow without a gap. */
  long predicted() {
    return lastPlace + Math.max(times.typicalStep(), 1);
  }
}
