package org.tribune.transcoder.effort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.transcoder.encode.Effort;

/**
 * Chooses by their viewers in which order rungs step down: what nobody watches, then what has the
 * fewest viewers for the processor time that it takes. What somebody begins to watch counts at
 * once; who leaves is waited for, and others change places only if their difference is large. It
 * depends on nothing but what it is given. Asked once a second. Used by one thread.
 */
final class SteadyOrder {
  /** A player that goes down a rung is often back within this; a late count is there again. */
  private static final int HOLD_SECONDS = 20;

  /** So many times the viewers for its processor time has a rung that passes another. */
  private static final double FACTOR = 2;

  private final double[] costs;
  private final int[] viewers;
  private final int[] watchedAt;
  private final List<Integer> watched = new ArrayList<>();
  private int second = HOLD_SECONDS;

  /** An order of these rungs, fullest first. */
  SteadyOrder(List<RungCost> rungs) {
    this.costs = rungs.stream().mapToDouble(each -> each.of(Effort.FULL)).toArray();
    this.viewers = new int[costs.length];
    this.watchedAt = new int[costs.length];
  }

  /**
   * The order for the next second.
   *
   * @param now how many watch each rung; empty if it isn't known
   */
  StepOrder next(Optional<List<Integer>> now) {
    second++;
    now.ifPresent(this::count);
    watched.removeIf(each -> !isWatched(each));
    IntStream.range(0, costs.length)
        .filter(each -> isWatched(each) && !watched.contains(each))
        .forEach(this::insert);
    for (int pass = 1; pass < watched.size(); pass++) {
      passOnce();
    }
    List<Integer> unwatched =
        IntStream.range(0, costs.length).filter(each -> !isWatched(each)).boxed().toList();
    return new StepOrder(unwatched, watched);
  }

  private void count(List<Integer> now) {
    for (int rung = 0; rung < costs.length; rung++) {
      if (now.get(rung) > 0) {
        viewers[rung] = now.get(rung);
        watchedAt[rung] = second;
      }
    }
  }

  private boolean isWatched(int rung) {
    return second - watchedAt[rung] < HOLD_SECONDS;
  }

  private void insert(int rung) {
    int place = 0;
    while (place < watched.size() && worth(watched.get(place)) < worth(rung)) {
      place++;
    }
    watched.add(place, rung);
  }

  private void passOnce() {
    for (int i = 0; i + 1 < watched.size(); i++) {
      if (worth(watched.get(i)) > FACTOR * worth(watched.get(i + 1))) {
        Collections.swap(watched, i, i + 1);
      }
    }
  }

  private double worth(int rung) {
    return viewers[rung] / costs[rung];
  }
}
