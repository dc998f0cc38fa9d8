package org.tribune.transcoder.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.transcoder.encode.Effort;

final class EffortControllerTest {
  private static final double IDLE = 0.1;
  private static final double BUSY = 0.9;

  private static final Optional<List<Integer>> NOT_KNOWN = Optional.empty();
  private static final Optional<List<Integer>> FULLEST_ALONE = Optional.of(List.of(5, 0, 0));
  private static final Optional<List<Integer>> MIDDLE_ALONE = Optional.of(List.of(0, 5, 0));

  private final EffortController controller = new EffortController(Rungs.LADDER);

  /** While it isn't known who watches what, all rungs have the same effort. */
  private Effort next(long latenessMillis, double load) {
    EffortLevel level = controller.next(latenessMillis, load, NOT_KNOWN);
    assertThat(level.efforts()).containsOnly(level.fullest());
    return level.fullest();
  }

  private Effort seconds(int count, long latenessMillis, double load) {
    Effort effort = Effort.FULL;
    for (int i = 0; i < count; i++) {
      effort = next(latenessMillis, load);
    }
    return effort;
  }

  private EffortLevel seconds(
      int count, long latenessMillis, double load, Optional<List<Integer>> viewers) {
    EffortLevel level = controller.level();
    for (int i = 0; i < count; i++) {
      level = controller.next(latenessMillis, load, viewers);
    }
    return level;
  }

  @Test
  void next_onTime_staysAtFull() {
    assertThat(seconds(100, /* latenessMillis= */ 250, BUSY)).isEqualTo(Effort.FULL);
  }

  @Test
  void next_everFurtherBehind_comesToTheLastStepBeforeTwentySeconds() {
    List<Effort> efforts = new ArrayList<>();
    for (int second = 0; second < 20; second++) {
      efforts.add(next(300 + 400L * second, BUSY));
    }
    assertThat(efforts).isSortedAccordingTo(Effort::compareTo).endsWith(Effort.KEY_PICTURES);
    assertThat(efforts.subList(0, 3)).contains(Effort.LESS_SEARCH);
  }

  @Test
  void next_farBehindButCatchingUp_leavesNothingOut() {
    for (long lateness = 10_000; lateness > 0; lateness -= 300) {
      assertThat(next(lateness, BUSY)).isEqualTo(Effort.FULL);
    }
  }

  @Test
  void next_farBehindAfterAWait_mayCatchUpFirst() {
    seconds(10, /* latenessMillis= */ 250, BUSY);
    controller.waits();
    for (long lateness = 10_000; lateness > 0; lateness -= 300) {
      assertThat(next(lateness, BUSY)).isEqualTo(Effort.FULL);
    }
  }

  @Test
  void next_behindAndNoNearer_stepsDownAlthoughItDoesNotGrow() {
    assertThat(seconds(4, /* latenessMillis= */ 1_500, BUSY)).isGreaterThan(Effort.FULL);
  }

  @Test
  void next_calmAgain_comesBackStepByStepToFull() {
    seconds(30, /* latenessMillis= */ 5_000, BUSY);
    List<Effort> seen = new ArrayList<>();
    for (int second = 0; second < 120; second++) {
      Effort now = next(/* latenessMillis= */ 250, IDLE);
      if (seen.isEmpty() || seen.getLast() != now) {
        seen.add(now);
      }
    }
    assertThat(seen)
        .containsExactly(
            Effort.KEY_PICTURES,
            Effort.QUARTER_OF_THE_PICTURES,
            Effort.HALF_THE_PICTURES,
            Effort.LEAST_SEARCH,
            Effort.LESS_SEARCH,
            Effort.FULL);
  }

  @Test
  void next_onTimeButWithoutRoom_doesNotComeBack() {
    Effort before = seconds(5, /* latenessMillis= */ 1_500, BUSY);
    assertThat(seconds(300, /* latenessMillis= */ 250, BUSY)).isEqualTo(before);
  }

  @Test
  void next_comingBackFailsAgainAndAgain_isTriedLessAndLess() {
    int trials = 0;
    Effort before = seconds(3, /* latenessMillis= */ 1_500, BUSY);
    for (int second = 0; second < 600; second++) {
      boolean enough = before != Effort.FULL;
      Effort now = next(enough ? 250 : 1_000, IDLE);
      trials += now == Effort.FULL && before != Effort.FULL ? 1 : 0;
      before = now;
    }
    // 20 s, 40 s, 80 s, 160 s, 320 s apart: without the lesson it would be above 20.
    assertThat(trials).isBetween(3, 6);
  }

  @Test
  void next_shortWithTheFullestWatched_lowRungsStepDownFirst() {
    List<EffortLevel> seen = new ArrayList<>(List.of(controller.level()));
    for (int second = 0; second < 20; second++) {
      EffortLevel level = controller.next(/* latenessMillis= */ 1_500, BUSY, FULLEST_ALONE);
      if (!level.equals(seen.getLast())) {
        seen.add(level);
      }
    }
    assertThat(seen.get(1).efforts().getFirst()).isEqualTo(Effort.FULL);
    assertThat(seen.get(1).efforts().subList(1, 3)).containsOnly(Effort.LEAST_SEARCH);
    assertThat(seen)
        .extracting(EffortLevel::efforts)
        .contains(
            List.of(
                Effort.LEAST_SEARCH,
                Effort.QUARTER_OF_THE_PICTURES,
                Effort.QUARTER_OF_THE_PICTURES));
    assertThat(seen.getLast().efforts()).containsOnly(Effort.KEY_PICTURES);
  }

  @Test
  void next_viewersGoUpToARungThatWasSteppedDown_itRecoversAndAsMuchIsSaved() {
    EffortLevel before = controller.level();
    while (before.efforts().getFirst() != Effort.QUARTER_OF_THE_PICTURES) {
      before = controller.next(/* latenessMillis= */ 1_500, BUSY, MIDDLE_ALONE);
    }
    assertThat(before.efforts().get(1)).isEqualTo(Effort.LEAST_SEARCH);
    assertThat(controller.isPassedOver(0)).isTrue();

    EffortLevel after =
        controller.next(/* latenessMillis= */ 250, BUSY, Optional.of(List.of(5, 1, 0)));

    assertThat(after.efforts().getFirst()).isLessThan(Effort.QUARTER_OF_THE_PICTURES);
    assertThat(after.cost()).isLessThan(before.cost() + 0.06);
    assertThat(controller.isPassedOver(0)).isFalse();
    assertThat(seconds(600, /* latenessMillis= */ 250, IDLE, FULLEST_ALONE).efforts())
        .containsOnly(Effort.FULL);
  }

  @Test
  void next_viewersMoveAtAStepThatSavesLittle_itIsNotTakenBack() {
    EffortLevel before = seconds(3, /* latenessMillis= */ 1_500, BUSY, FULLEST_ALONE);
    assertThat(before.cost()).isBetween(0.95, 0.99);
    assertThat(seconds(30, /* latenessMillis= */ 250, BUSY, MIDDLE_ALONE).cost()).isLessThan(0.99);
  }

  @Test
  void next_viewersMoveAtFullEffort_nothingChanges() {
    Random random = new Random(3);
    for (int second = 0; second < 200; second++) {
      List<Integer> viewers = List.of(random.nextInt(3), random.nextInt(3), random.nextInt(3));
      assertThat(controller.next(/* latenessMillis= */ 250, BUSY, Optional.of(viewers)).efforts())
          .containsOnly(Effort.FULL);
    }
  }

  @Test
  void next_aPlayerThatGoesUpAndDown_changesEffortOnceAndNoMore() {
    seconds(7, /* latenessMillis= */ 1_500, BUSY, MIDDLE_ALONE);
    EffortLevel before = seconds(30, /* latenessMillis= */ 250, BUSY, MIDDLE_ALONE);
    int changes = 0;
    for (int second = 0; second < 300; second++) {
      boolean isUp = second / 10 % 2 == 0;
      EffortLevel now =
          controller.next(/* latenessMillis= */ 250, BUSY, isUp ? FULLEST_ALONE : MIDDLE_ALONE);
      changes += now.efforts().equals(before.efforts()) ? 0 : 1;
      before = now;
    }
    assertThat(changes).isLessThanOrEqualTo(1);
  }
}
