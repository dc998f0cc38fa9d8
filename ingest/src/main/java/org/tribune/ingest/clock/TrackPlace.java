package org.tribune.ingest.clock;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where one track stands: its raw times, its anchor and its last place on the timeline. */
final class TrackPlace {
  final TrackTimes times = new TrackTimes();
  private @Nullable Anchor anchor;
  long lastRaw = 0;
  long lastPlace = Long.MIN_VALUE;

  boolean isAnchored() {
    return anchor != null;
  }

  Anchor anchor() {
    return Objects.requireNonNull(anchor, "begin() anchors each track");
  }

  void anchorAt(Anchor next) {
    anchor = next;
  }

  /** Where the next packet would follow without a gap. */
  long predicted() {
    return lastPlace + Math.max(times.typicalStep(), 1);
  }
}
