package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.transcoder.encode.Effort;

final class EffortControllerTest {
  private static final double IDLE = 0.1;
  private static final double BUSY = 0.9;

  private final EffortController controller = new EffortController();

  private Effort seconds(int count, long latenessMillis, double load) {
    Effort effort = Effort.FULL;
    for (int i = 0; i < count; i++) {
      effort = controller.next(latenessMillis, load);
    }
    return effort;
  }

  @Test
  void next_onTime_staysAtFull() {
    assertThat(seconds(100, /* latenessMillis= */ 250, BUSY)).isEqualTo(Effort.FULL);
  }

  @Test
  void next_everFurtherBehind_comesToTheLastStepBeforeTwentySeconds() {
    List<Effort> efforts = new ArrayList<>();
    for (int second = 0; second < 20; second++) {
      efforts.add(controller.next(300 + 400L * second, BUSY));
    }
    assertThat(efforts).isSortedAccordingTo(Effort::compareTo).endsWith(Effort.KEY_PICTURES);
    assertThat(efforts.subList(0, 3)).contains(Effort.LESS_SEARCH);
  }

  @Test
  void next_farBehindButCatchingUp_leavesNothingOut() {
    for (long lateness = 10_000; lateness > 0; lateness -= 300) {
      assertThat(controller.next(lateness, BUSY)).isEqualTo(Effort.FULL);
    }
  }

  @Test
  void next_farBehindAfterAWait_mayCatchUpFirst() {
    seconds(10, /* latenessMillis= */ 250, BUSY);
    controller.waits();
    for (long lateness = 10_000; lateness > 0; lateness -= 300) {
      assertThat(controller.next(lateness, BUSY)).isEqualTo(Effort.FULL);
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
      Effort now = controller.next(/* latenessMillis= */ 250, IDLE);
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
      Effort now = controller.next(enough ? 250 : 1_000, IDLE);
      trials += now == Effort.FULL && before != Effort.FULL ? 1 : 0;
      before = now;
    }
    // 20 s, 40 s, 80 s, 160 s, 320 s apart: without the lesson it would be above 20.
    assertThat(trials).isBetween(3, 6);
  }
}
