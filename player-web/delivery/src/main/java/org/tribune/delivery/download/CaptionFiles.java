package org.tribune.delivery.download;

import java.util.Map;
import org.tribune.core.broadcast.BroadcastId;

/** Knows the captions of a recording. Calls may block. Safe for all threads. */
@FunctionalInterface
public interface CaptionFiles {
  /** No recording has captions. */
  CaptionFiles NONE = recording -> Map.of();

  /** WebVTT of what may be read of a recording, in the time of the replay, by its language. */
  Map<String, String> of(BroadcastId recording);
}
