package org.tribune.delivery.replay;

import org.tribune.core.time.MediaTime;

/**
 * What a playlist lists for a stretch of a rendition's timeline.
 *
 * @param row of the segment table; -1 if there is no segment, and then it is a gap
 * @param name of the segment, or of the one that should be there
 * @param from in the track's timescale
 * @param to in the track's timescale
 * @param gap true if there is nothing to fetch
 * @param discontinuity true if what was before it on the timeline was cut away
 */
record Span(
    int row, SegmentName name, MediaTime from, MediaTime to, boolean gap, boolean discontinuity) {
  static final int NO_ROW = -1;

  MediaTime duration() {
    return to.minus(from);
  }
}
