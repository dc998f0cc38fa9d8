package org.tribune.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.testkit.FakeMediaClock;

class VisitLimitTest {
  private final FakeMediaClock clock = new FakeMediaClock();
  private final VisitLimit<Integer> limit =
      new VisitLimit<>(clock, /* burst= */ 60, Duration.ofMillis(200));

  private int allowed(int visitor, int tries) {
    return (int) IntStream.range(0, tries).filter(each -> limit.allow(visitor)).count();
  }

  @Test
  void allow_aBurst_isFollowedByOneEachFifthOfASecond() {
    assertThat(allowed(/* visitor= */ 1, 100)).isEqualTo(60);
    assertThat(allowed(/* visitor= */ 2, 1)).isEqualTo(1);
    clock.advance(Duration.ofMillis(199));
    assertThat(allowed(/* visitor= */ 1, 1)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(allowed(/* visitor= */ 1, 2)).isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    assertThat(allowed(/* visitor= */ 1, 100)).isEqualTo(60);
  }

  @Test
  void used_afterAWhile_isWhatTimeHasNotMadeGood() {
    assertThat(limit.used(1)).isZero();
    assertThat(allowed(/* visitor= */ 1, 10)).isEqualTo(10);
    assertThat(limit.used(1)).isEqualTo(10);
    clock.advance(Duration.ofSeconds(1));
    assertThat(limit.used(1)).isEqualTo(5);
  }

  @Test
  void allow_moreVisitorsThanAreKept_forgetsWhoCameFirst() {
    assertThat(allowed(/* visitor= */ -1, 61)).isEqualTo(60);
    assertThat(allowed(/* visitor= */ -2, 61)).isEqualTo(60);
    for (int visitor = 0; visitor < VisitLimit.MOST_KEPT - 2; visitor++) {
      assertThat(limit.allow(visitor)).isTrue();
    }
    assertThat(limit.allow(/* visitor= */ -1)).isFalse();
    assertThat(limit.allow(VisitLimit.MOST_KEPT)).isTrue();
    assertThat(limit.allow(/* visitor= */ -1)).isFalse();
    assertThat(limit.allow(/* visitor= */ -2)).isTrue();
  }
}
