package org.tribune.delivery.download;

import java.util.List;
import java.util.Map;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.broadcast.BroadcastId;

/** Knows the captions of a recording. Calls may block. Safe for all threads. */
@FunctionalInterface
public interface CaptionFiles {
  /** No recording has captions. */
  CaptionFiles NONE = recording -> Map.of();

  /** What may be read of a recording, by its language. */
  Map<String, Captions> of(BroadcastId recording);

  /**
   * The captions of a language.
   *
   * @param isAutomatic true if nobody has checked all of them
   * @param cues in the time of the replay
   */
  record Captions(boolean isAutomatic, List<Cue> cues) {
    public Captions {
      cues = List.copyOf(cues);
    }
  }
}
