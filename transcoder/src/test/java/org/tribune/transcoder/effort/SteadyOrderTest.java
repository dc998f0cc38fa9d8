package org.tribune.transcoder.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SteadyOrderTest {
  private final SteadyOrder orders = new SteadyOrder(Rungs.LADDER);

  private StepOrder seconds(int count, Integer... viewers) {
    StepOrder order = orders.next(Optional.of(List.of(viewers)));
    for (int i = 1; i < count; i++) {
      order = orders.next(Optional.of(List.of(viewers)));
    }
    return order;
  }

  private StepOrder silence(int seconds) {
    StepOrder order = orders.next(Optional.empty());
    for (int i = 1; i < seconds; i++) {
      order = orders.next(Optional.empty());
    }
    return order;
  }

  @Test
  void next_nothingKnownOrNobodyThere_allTogether() {
    StepOrder together = new StepOrder(List.of(0, 1, 2), List.of());
    assertThat(silence(5)).isEqualTo(together);
    assertThat(seconds(5, 0, 0, 0)).isEqualTo(together);
    assertThat(together.isPassedOver(0)).isFalse();
  }

  @Test
  void next_watched_fewestViewersForTheirProcessorTimeFirst() {
    StepOrder order = seconds(1, 10, 10, 0);
    assertThat(order).isEqualTo(new StepOrder(List.of(2), List.of(0, 1)));
    assertThat(order.isPassedOver(2)).isTrue();
    assertThat(order.isPassedOver(0)).isFalse();
  }

  @Test
  void next_somebodyComes_countsAtOnce() {
    assertThat(seconds(60, 0, 5, 0).unwatched()).containsExactly(0, 2);
    assertThat(seconds(1, 1, 4, 0)).isEqualTo(new StepOrder(List.of(2), List.of(0, 1)));
  }

  @Test
  void next_theLastLeaves_isHeldForTwentySeconds() {
    seconds(60, 3, 3, 0);
    assertThat(seconds(19, 0, 3, 0).watched()).contains(0);
    assertThat(seconds(1, 0, 3, 0).unwatched()).containsExactly(0, 2);
  }

  @Test
  void next_countsStayAway_areHeldForTwentySecondsThenAllTogether() {
    StepOrder known = seconds(1, 3, 3, 0);
    assertThat(silence(19)).isEqualTo(known);
    assertThat(silence(1).watched()).isEmpty();
  }

  @Test
  void next_viewersDifferLittle_keepTheirPlaces() {
    StepOrder before = seconds(1, 10, 2, 0);
    assertThat(before.watched()).containsExactly(1, 0);
    // 432p costs 0.28 of what 720p does: it is worth more from 2.8 viewers on, and passes at 5.6.
    assertThat(seconds(30, 10, 4, 0)).isEqualTo(before);
    assertThat(seconds(30, 10, 5, 0)).isEqualTo(before);
    assertThat(seconds(1, 10, 6, 0).watched()).containsExactly(0, 1);
    assertThat(seconds(30, 10, 3, 0).watched()).containsExactly(0, 1);
  }

  @Test
  void next_viewersMoveUpAndDownAroundTheSame_orderChangesTwiceAtMost() {
    Random random = new Random(7);
    StepOrder before = seconds(1, 40, 12, 2);
    int changes = 0;
    for (int second = 0; second < 600; second++) {
      // Some seconds nobody is seen on the lowest, and the others vary by a fifth.
      StepOrder now = seconds(1, 36 + random.nextInt(8), 11 + random.nextInt(3), random.nextInt(3));
      changes += now.equals(before) ? 0 : 1;
      before = now;
    }
    assertThat(changes).isLessThanOrEqualTo(2);
  }
}
