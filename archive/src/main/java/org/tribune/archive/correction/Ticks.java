package org.tribune.archive.correction;

import org.tribune.catalogue.recording.Correction;
import org.tribune.core.time.MediaTime;

/**
 * A stretch of a track's time, {@code to} excluded.
 *
 * @param from in the track's ticks
 * @param to in the track's ticks
 */
record Ticks(long from, long to) {
  /** The whole ticks that a correction's passage touches. */
  static Ticks of(Correction correction, int timescale) {
    MediaTime from = correction.from();
    MediaTime to = correction.to();
    return new Ticks(
        Math.floorDiv(Math.multiplyExact(from.ticks(), (long) timescale), from.timescale()),
        Math.ceilDiv(Math.multiplyExact(to.ticks(), (long) timescale), (long) to.timescale()));
  }

  boolean touches(long start, long end) {
    return start < to && from < end;
  }

  /** The same and {@code margin} before and behind it. */
  Ticks with(long margin) {
    return new Ticks(from - margin, to + margin);
  }
}
