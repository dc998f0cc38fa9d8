package org.tribune.catalogue.recording;

/** What became of a segment. */
public enum SegmentState {
  /** The store has it. */
  STORED,
  /** The store had it, but it is damaged or lost: playlists have a gap (EXT-X-GAP). */
  LOST,
  /** It was cut away by a correction: it is no longer part of the recording. */
  CUT
}
