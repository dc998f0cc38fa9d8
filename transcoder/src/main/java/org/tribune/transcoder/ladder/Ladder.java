package org.tribune.transcoder.ladder;

import java.util.List;
import org.tribune.core.time.FrameRate;

/**
 * The video renditions of a broadcast, fullest first; each is scaled from the one before.
 *
 * @param frameRate of the timeline
 */
public record Ladder(FrameRate frameRate, List<Rung> rungs) {
  public Ladder {
    rungs = List.copyOf(rungs);
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("A ladder has at least one rung");
    }
  }

  /** The canvas that sources are conformed to. */
  public Rung top() {
    return rungs.getFirst();
  }
}
