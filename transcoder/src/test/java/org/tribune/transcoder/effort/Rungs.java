package org.tribune.transcoder.effort;

import java.util.List;
import org.tribune.transcoder.encode.Effort;

/** A ladder as 720p, 432p and 240p are, by the figures of docs/decisions/0173. */
final class Rungs {
  static final List<RungCost> LADDER =
      List.of(rung(1.43, 1, 0.79, 0.65), rung(0.54, 0.74, 0.74, 0.67), rung(0.074, 1, 0.77, 0.53));

  private static final double FRAMES_PER_PART = 6;

  private Rungs() {}

  static RungCost rung(double full, double... searches) {
    return effort ->
        full
            * searches[effort.encoderEffort()]
            * Math.ceil(FRAMES_PER_PART / effort.stride())
            / FRAMES_PER_PART;
  }

  static List<Effort> all(Effort effort) {
    return List.of(effort, effort, effort);
  }
}
