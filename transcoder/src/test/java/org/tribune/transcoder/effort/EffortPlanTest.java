package org.tribune.transcoder.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.transcoder.encode.Effort;

final class EffortPlanTest {
  private static final Effort FULL = Effort.FULL;
  private static final Effort LESS = Effort.LESS_SEARCH;
  private static final Effort LEAST = Effort.LEAST_SEARCH;
  private static final Effort HALF = Effort.HALF_THE_PICTURES;
  private static final Effort QUARTER = Effort.QUARTER_OF_THE_PICTURES;

  private static List<List<Effort>> efforts(List<Integer> unwatched, List<Integer> watched) {
    return EffortPlan.of(Rungs.LADDER, new StepOrder(unwatched, watched)).levels().stream()
        .map(EffortLevel::efforts)
        .toList();
  }

  @Test
  void of_nothingKnown_allRungsStepTogether() {
    assertThat(efforts(List.of(0, 1, 2), List.of()))
        .containsExactlyElementsOf(Stream.of(Effort.values()).map(Rungs::all).toList());
  }

  @Test
  void of_fullestAloneIsWatched_lowRungsGoFirstInSearchAndInPictures() {
    assertThat(efforts(List.of(1, 2), List.of(0)))
        .containsExactly(
            Rungs.all(FULL),
            List.of(FULL, LEAST, LEAST),
            List.of(LESS, LEAST, LEAST),
            List.of(LEAST, LEAST, LEAST),
            List.of(LEAST, HALF, HALF),
            List.of(LEAST, QUARTER, QUARTER),
            List.of(HALF, QUARTER, QUARTER),
            List.of(QUARTER, QUARTER, QUARTER),
            Rungs.all(Effort.KEY_PICTURES));
  }

  @Test
  void of_fullestAloneIsNotWatched_muchIsSavedBeforeAPictureThatIsSeen() {
    EffortPlan plan = EffortPlan.of(Rungs.LADDER, new StepOrder(List.of(0), List.of(2, 1)));
    EffortLevel last =
        plan.levels().stream()
            .filter(each -> !each.efforts().get(1).leavesPicturesOut())
            .reduce((_, next) -> next)
            .orElseThrow();
    assertThat(last.efforts()).containsExactly(QUARTER, LEAST, LEAST);
    assertThat(last.cost()).isLessThan(0.4);
  }

  @Test
  void levelOf_cost_isTheFirstThatSavesAsMuch() {
    EffortPlan plan = EffortPlan.of(Rungs.LADDER, new StepOrder(List.of(1, 2), List.of(0)));
    for (int level = 0; level < plan.levels().size(); level++) {
      double cost = plan.levels().get(level).cost();
      assertThat(plan.levelOf(cost)).isEqualTo(level);
      assertThat(plan.levelOf(cost + 0.001)).isEqualTo(level);
    }
    assertThat(plan.levelOf(0)).isEqualTo(plan.levels().size() - 1);
  }

  @Test
  void nearest_cost_isTheLevelThatCostsAboutThat() {
    EffortPlan plan = EffortPlan.of(Rungs.LADDER, new StepOrder(List.of(1, 2), List.of(0)));
    assertThat(plan.nearest(1)).isEqualTo(0);
    assertThat(plan.nearest(0)).isEqualTo(plan.levels().size() - 1);
    double middle = (plan.levels().get(3).cost() + plan.levels().get(4).cost()) / 2;
    assertThat(plan.nearest(middle + 0.001)).isEqualTo(3);
    assertThat(plan.nearest(middle - 0.001)).isEqualTo(4);
  }

  private static Stream<Long> seeds() {
    return IntStream.range(0, 300).mapToObj(Long::valueOf);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void of_anyLadderAndOrder_unwatchedIsNeverBetterAndEachLevelSaves(long seed) {
    Random random = new Random(seed);
    List<RungCost> rungs = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      double least = 0.4 + 0.3 * random.nextDouble();
      double less = least + (1 - least) * random.nextDouble();
      rungs.add(Rungs.rung(Math.pow(10, 2 * random.nextDouble()), 1, less, least));
    }
    List<Integer> places = new ArrayList<>(IntStream.range(0, rungs.size()).boxed().toList());
    Collections.shuffle(places, random);
    int border = random.nextInt(places.size() + 1);
    StepOrder order =
        new StepOrder(places.subList(0, border), places.subList(border, places.size()));

    List<EffortLevel> levels = EffortPlan.of(rungs, order).levels();

    assertThat(levels.getFirst().efforts()).containsOnly(FULL);
    assertThat(levels.getLast().efforts()).containsOnly(Effort.KEY_PICTURES);
    assertThat(levels)
        .extracting(EffortLevel::cost)
        .isSortedAccordingTo(Collections.reverseOrder());
    for (int level = 1; level < levels.size(); level++) {
      assertThat(levels.get(level).cost()).isLessThan(levels.get(level - 1).cost());
      assertNobodyGoesBack(levels.get(level - 1).efforts(), levels.get(level).efforts());
    }
    for (EffortLevel level : levels) {
      // The first to step down is never better than one after it, watched or not.
      List<Effort> inOrder = places.stream().map(level.efforts()::get).toList();
      assertThat(inOrder).isSortedAccordingTo(Collections.reverseOrder());
      // A picture that is seen is left out only once all are searched least.
      if (level.least().leavesPicturesOut()) {
        assertThat(level.fullest()).isGreaterThanOrEqualTo(LEAST);
      }
    }
  }

  private static void assertNobodyGoesBack(List<Effort> before, List<Effort> after) {
    for (int rung = 0; rung < before.size(); rung++) {
      assertThat(after.get(rung)).isGreaterThanOrEqualTo(before.get(rung));
    }
  }
}
