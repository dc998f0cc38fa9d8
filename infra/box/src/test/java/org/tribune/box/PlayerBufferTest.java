package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlayerBufferTest {
  private static final long PART = 240;
  private static final Duration PART_HOLD_BACK = Duration.ofMillis(3 * PART);

  /** Parts that come one after the other, the given times late. */
  private static List<PlayerBuffer.Arrival> parts(long... late) {
    List<PlayerBuffer.Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < late.length; i++) {
      arrivals.add(arrival((i + 1) * PART + late[i], i * PART, (i + 1) * PART));
    }
    return arrivals;
  }

  private static PlayerBuffer.Arrival arrival(long at, long from, long to) {
    return new PlayerBuffer.Arrival(
        Duration.ofMillis(at), Duration.ofMillis(from), Duration.ofMillis(to));
  }

  private static long stall(List<PlayerBuffer.Arrival> arrivals) {
    return PlayerBuffer.stall(arrivals, PART_HOLD_BACK).toMillis();
  }

  @Test
  void stall_allInTime_isNone() {
    assertThat(stall(parts(0, 0, 0, 0))).isZero();
    assertThat(stall(List.of())).isZero();
  }

  @Test
  void stall_lateByLessThanThePlayerHolds_isNone() {
    assertThat(stall(parts(0, 2 * PART, PART, 0))).isZero();
  }

  @Test
  void stall_lateByMore_isWhatIsMore() {
    assertThat(stall(parts(0, 2 * PART + 300, 300, 0))).isEqualTo(300);
  }

  @Test
  void stall_lateAgain_countsOnlyWhatIsLaterThanBefore() {
    assertThat(stall(parts(0, 2 * PART + 300, 0, 2 * PART + 350))).isEqualTo(350);
  }

  @Test
  void stall_severalPartsAtOnce_isUntilTheFirstThatWasMissing() {
    List<PlayerBuffer.Arrival> arrivals = parts(0, 0);
    arrivals.add(arrival(6 * PART, 2 * PART, 6 * PART));
    assertThat(stall(arrivals)).isEqualTo(PART);
  }
}
