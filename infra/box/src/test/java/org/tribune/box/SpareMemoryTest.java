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
  private final SpareMemory memory =
      new SpareMemory(onAir::get, nanos::get, given::incrementAndGet);

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
}
