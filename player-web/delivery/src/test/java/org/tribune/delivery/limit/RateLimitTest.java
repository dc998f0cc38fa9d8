package org.tribune.delivery.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.testkit.FakeMediaClock;

class RateLimitTest {
  private final FakeMediaClock clock = new FakeMediaClock();
  private final RateLimit<Integer> limit =
      new RateLimit<>(clock, /* burst= */ 60, Duration.ofMillis(200));

  private int allowed(int key, int tries) {
    return (int) IntStream.range(0, tries).filter(each -> limit.allow(key)).count();
  }

  @Test
  void allow_aBurst_isFollowedByOneEachFifthOfASecond() {
    assertThat(allowed(/* key= */ 1, 100)).isEqualTo(60);
    assertThat(allowed(/* key= */ 2, 1)).isEqualTo(1);
    clock.advance(Duration.ofMillis(199));
    assertThat(allowed(/* key= */ 1, 1)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(allowed(/* key= */ 1, 2)).isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    assertThat(allowed(/* key= */ 1, 100)).isEqualTo(60);
  }

  @Test
  void used_afterAWhile_isWhatTimeHasNotMadeGood() {
    assertThat(limit.used(1)).isZero();
    assertThat(allowed(/* key= */ 1, 10)).isEqualTo(10);
    assertThat(limit.used(1)).isEqualTo(10);
    clock.advance(Duration.ofSeconds(1));
    assertThat(limit.used(1)).isEqualTo(5);
  }

  @Test
  void allow_moreThanAreKept_forgetsWhoCameFirst() {
    assertThat(allowed(/* key= */ -1, 61)).isEqualTo(60);
    assertThat(allowed(/* key= */ -2, 61)).isEqualTo(60);
    for (int key = 0; key < RateLimit.MOST_KEPT - 2; key++) {
      assertThat(limit.allow(key)).isTrue();
    }
    assertThat(limit.allow(/* key= */ -1)).isFalse();
    assertThat(limit.allow(RateLimit.MOST_KEPT)).isTrue();
    assertThat(limit.allow(/* key= */ -1)).isFalse();
    assertThat(limit.allow(/* key= */ -2)).isTrue();
  }

  /** Addresses are personal data: who may do all again is not held any more. */
  @Test
  void allow_whoCameLongAgo_isForgotten() {
    for (int key = 0; key < 100; key++) {
      assertThat(limit.allow(key)).isTrue();
    }
    assertThat(limit.size()).isEqualTo(100);
    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 100; i++) {
      assertThat(limit.allow(/* key= */ -1)).isTrue();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(limit.size()).isEqualTo(1);
  }
}
