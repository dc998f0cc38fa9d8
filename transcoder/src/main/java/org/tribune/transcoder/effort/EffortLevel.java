package org.tribune.transcoder.effort;

import java.util.Comparator;
import java.util.List;
import org.tribune.transcoder.encode.Effort;

/**
 * What is done for each rung of a ladder.
 *
 * @param efforts fullest rung first
 * @param cost processor time, as a share of that at full effort
 */
public record EffortLevel(List<Effort> efforts, double cost) {
  public EffortLevel {
    efforts = List.copyOf(efforts);
  }

  /** The effort of the rung that has the most: the source is decoded for it. */
  public Effort fullest() {
    return Effort.fullestOf(efforts);
  }

  /** The effort of the rung that has the least. */
  public Effort least() {
    return efforts.stream().max(Comparator.naturalOrder()).orElse(Effort.FULL);
  }
}
