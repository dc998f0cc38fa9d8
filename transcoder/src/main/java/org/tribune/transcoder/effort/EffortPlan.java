package org.tribune.transcoder.effort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tribune.transcoder.encode.Effort;

/**
 * How a ladder steps down while the machine is short, level by level: first all that is searched
 * less, then all that is left out; of either first what nobody watches. A watched rung is never
 * worse than one that nobody watches. Immutable: docs/decisions/0173.
 *
 * @param levels from full effort to the least; each costs less than the one before
 */
record EffortPlan(List<EffortLevel> levels) {
  /** A level saves as much of the processor time at full effort, or is part of the next. */
  private static final double WORTH_A_LEVEL = 0.05;

  /** What is encoded of a source of which only key pictures are decoded, and what that saves. */
  private static final double KEY_PICTURES_COST = 0.5;

  private static final List<Effort> SEARCHES = List.of(Effort.LESS_SEARCH, Effort.LEAST_SEARCH);
  private static final List<Effort> PICTURES =
      List.of(Effort.HALF_THE_PICTURES, Effort.QUARTER_OF_THE_PICTURES);

  EffortPlan {
    levels = List.copyOf(levels);
  }

  /** The plan of a ladder. */
  static EffortPlan of(List<RungCost> rungs, StepOrder order) {
    Maker maker = new Maker(rungs);
    for (List<Effort> kind : List.of(SEARCHES, PICTURES)) {
      for (Effort effort : kind) {
        maker.step(order.unwatched(), effort);
      }
      maker.endLevel();
      for (Effort effort : kind) {
        order.watched().forEach(rung -> maker.step(List.of(rung), effort));
      }
      maker.endLevel();
    }
    return maker.plan();
  }

  /** The first level that costs no more than that. */
  int levelOf(double cost) {
    return IntStream.range(0, levels.size())
        .filter(each -> levels.get(each).cost() <= cost)
        .findFirst()
        .orElse(levels.size() - 1);
  }

  /** The level that costs about that. */
  int nearest(double cost) {
    return IntStream.range(0, levels.size())
        .boxed()
        .min(Comparator.comparingDouble(each -> Math.abs(levels.get(each).cost() - cost)))
        .orElseThrow();
  }

  /** Adds level to level. */
  private static final class Maker {
    private final List<RungCost> rungs;
    private final List<Effort> efforts;
    private final double full;
    private final List<EffortLevel> levels = new ArrayList<>();

    Maker(List<RungCost> rungs) {
      this.rungs = rungs;
      this.efforts = new ArrayList<>(Collections.nCopies(rungs.size(), Effort.FULL));
      this.full = sum();
      levels.add(new EffortLevel(efforts, /* cost= */ 1));
    }

    private double sum() {
      return IntStream.range(0, rungs.size())
          .mapToDouble(each -> rungs.get(each).of(efforts.get(each)))
          .sum();
    }

    private double cost() {
      return sum() / full;
    }

    void step(List<Integer> chosen, Effort effort) {
      chosen.forEach(each -> efforts.set(each, effort));
      if (cost() <= levels.getLast().cost() - WORTH_A_LEVEL) {
        endLevel();
      }
    }

    void endLevel() {
      if (cost() < levels.getLast().cost()) {
        levels.add(new EffortLevel(efforts, cost()));
      }
    }

    EffortPlan plan() {
      Collections.fill(efforts, Effort.KEY_PICTURES);
      levels.add(new EffortLevel(efforts, cost() * KEY_PICTURES_COST));
      return new EffortPlan(levels);
    }
  }
}
