package org.tribune.transcoder.effort;

import java.util.List;

/**
 * In which order rungs step down. They are named by their place in the ladder, the fullest 0.
 *
 * @param unwatched those that nobody watches, which step first, and together: all, if it isn't
 *     known who watches what
 * @param watched the others, the first to step first
 */
record StepOrder(List<Integer> unwatched, List<Integer> watched) {
  StepOrder {
    unwatched = List.copyOf(unwatched);
    watched = List.copyOf(watched);
  }

  /** True if it is known that nobody watches this rung, and others are watched. */
  boolean isPassedOver(int rung) {
    return !watched.isEmpty() && unwatched.contains(rung);
  }
}
