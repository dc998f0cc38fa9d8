package org.tribune.ingest.clock;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * The anchors of one source, newest first: more than one only after a track's clock has jumped, and
 * for as long as a track may come back to the old one. Microseconds.
 */
final class Anchors {
  private static final int MOST = 4;
  private static final long FORGOTTEN_AFTER = 10_000_000;

  private final Deque<Anchor> anchors = new ArrayDeque<>();

  /** A new anchor at which {@code raw} lies at {@code place}. */
  Anchor add(long raw, long place, long arrival) {
    anchors.removeIf(anchor -> arrival - anchor.usedAt() > FORGOTTEN_AFTER);
    Anchor added = new Anchor(place - raw, arrival);
    hold(added);
    return added;
  }

  /** A track goes by {@code anchor} now. */
  void use(Anchor anchor, long arrival) {
    anchor.use(arrival);
    if (!anchors.contains(anchor)) {
      hold(anchor);
    }
  }

  private void hold(Anchor anchor) {
    while (anchors.size() >= MOST) {
      anchors.remove(Collections.min(anchors, Comparator.comparingLong(Anchor::usedAt)));
    }
    anchors.addFirst(anchor);
  }

  /**
   * The anchor, other than {@code not}, by which {@code raw} comes nearest to {@code expected}, if
   * any is so near.
   */
  Optional<Anchor> nearest(Anchor not, long raw, long expected, long tolerance, long arrival) {
    Optional<Anchor> best = Optional.empty();
    long distance = tolerance;
    for (Anchor anchor : anchors) {
      long off = Math.abs(anchor.place(raw) - expected);
      boolean fresh = arrival - anchor.usedAt() <= FORGOTTEN_AFTER;
      if (off <= distance && fresh && !anchor.equals(not)) {
        best = Optional.of(anchor);
        distance = off - 1;
      }
    }
    return best;
  }

  /** The newest anchor that puts {@code raw} between two times. */
  Optional<Anchor> within(long raw, long from, long to) {
    return anchors.stream()
        .filter(anchor -> anchor.place(raw) >= from && anchor.place(raw) <= to)
        .findFirst();
  }

  /** Moves the whole timeline of the source. */
  void shift(long micros) {
    anchors.forEach(anchor -> anchor.shift(micros));
  }
}
