package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpareMemoryTest {
  private final AtomicBoolean onAir = new AtomicBoolean();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicBoolean overgrown = new AtomicBoolean();
  private final AtomicInteger collected = new AtomicInteger();
  private final SpareMemory memory =
      new SpareMemory(
          onAir::get,
          nanos::get,
          given::incrementAndGet,
          overgrown::get,
          collected::incrementAndGet);

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
    memory.beat();
  }

  @Test
  void afterABroadcast_isGivenBackOnceWhenItWasQuietForLongEnough() {
    onAir.set(true);
    after(Duration.ZERO);
    onAir.set(false);
    after(SpareMemory.QUIET.minusSeconds(1));
    assertThat(given).hasValue(0);
    after(Duration.ofSeconds(1));
    assertThat(given).hasValue(1);
    after(Duration.ofHours(1));
    assertThat(given).hasValue(1);
  }

  @Test
  void nothingWasOnAir_nothingIsGivenBack() {
    after(Duration.ofHours(1));
    assertThat(given).hasValue(0);
  }

  @Test
  void nextBroadcastBegins_theProgramIsNotStopped() {
    onAir.set(true);
    after(Duration.ZERO);
    onAir.set(false);
    after(Duration.ofMinutes(1));
    onAir.set(true);
    after(Duration.ofMinutes(1));
    after(Duration.ofHours(1));
    assertThat(given).hasValue(0);
    onAir.set(false);
    after(SpareMemory.QUIET);
    assertThat(given).hasValue(1);
  }

  @Test
  void heapThatHasGrown_isCollectedOnAirToo() {
    onAir.set(true);
    after(Duration.ofMinutes(1));
    assertThat(collected).hasValue(0);
    overgrown.set(true);
    after(Duration.ofSeconds(10));
    assertThat(collected).hasValue(1);
    assertThat(given).hasValue(0);
  }

  @Test
  void oldGeneration_isOvergrown_whenMuchOfItIsGarbage() {
    long megabyte = 1 << 20;
    assertThat(OldGeneration.isOvergrown(180 * megabyte, 0)).isFalse();
    assertThat(OldGeneration.isOvergrown(190 * megabyte, 0)).isTrue();
    assertThat(OldGeneration.isOvergrown(190 * megabyte, 130 * megabyte)).isFalse();
    assertThat(OldGeneration.isOvergrown(190 * megabyte, 120 * megabyte)).isTrue();
    assertThat(OldGeneration.isOvergrown(430 * megabyte, 300 * megabyte)).isFalse();
    assertThat(OldGeneration.isOvergrown(460 * megabyte, 300 * megabyte)).isTrue();
  }
}
