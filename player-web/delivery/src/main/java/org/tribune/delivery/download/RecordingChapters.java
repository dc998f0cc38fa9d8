package org.tribune.delivery.download;

import java.util.List;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;

/** Knows the chapters of a recording. Calls may block. Safe for all threads. */
@FunctionalInterface
public interface RecordingChapters {
  /** No recording has chapters. */
  RecordingChapters NONE = recording -> List.of();

  /**
   * A stretch of a recording.
   *
   * @param start in the time that a viewer of the replay reads
   * @param title of the agenda item, or free
   */
  record Chapter(MediaTime start, String title) {}

  /** The chapters of a recording, the first first. */
  List<Chapter> of(BroadcastId recording);
}
