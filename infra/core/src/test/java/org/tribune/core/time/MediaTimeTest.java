package org.tribune.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MediaTimeTest {
  private static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  @Test
  void rescale_timesOfDecades_isExactAndRoundsDown() {
    long micros = 1_800_000_000_000_000L;
    assertThat(MediaTime.ofMicros(micros).rescale(90_000))
        .isEqualTo(new MediaTime(1_800_000_000L * 90_000, 90_000));
    assertThat(new MediaTime(1, 3).toMicros()).isEqualTo(333_333);
    assertThat(new MediaTime(-1, 3).toMicros()).isEqualTo(-333_334);
  }

  @Test
  void compare_differentTimescales_isExact() {
    assertThat(new MediaTime(1, 3)).isGreaterThan(MediaTime.ofMicros(333_333));
    assertThat(new MediaTime(1, 3)).isLessThan(MediaTime.ofMicros(333_334));
    assertThat(new MediaTime(-1, 3)).isLessThan(MediaTime.ofMicros(-333_333));
    assertThat(new MediaTime(48_000, 48_000)).isEqualByComparingTo(new MediaTime(90_000, 90_000));
    assertThat(new MediaTime(Long.MAX_VALUE, 1)).isGreaterThan(new MediaTime(Long.MAX_VALUE, 2));
  }

  @Test
  void plusAndMinus_ofOverflow_throw() {
    MediaTime last = MediaTime.ofMicros(Long.MAX_VALUE);
    assertThatThrownBy(() -> last.plus(MediaTime.ofMicros(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(last.minus(MediaTime.ofMicros(1)).ticks()).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void of_instant_goesThereAndBack() {
    Instant time = Instant.parse("2026-11-24T18:45:02.123456Z");
    assertThat(MediaTime.of(time).toInstant()).isEqualTo(time);
    Instant early = Instant.parse("1969-12-31T23:59:59.9Z");
    assertThat(MediaTime.of(early).toInstant()).isEqualTo(early);
    assertThat(MediaTime.of(Duration.ofMillis(-1_500)).toDuration())
        .isEqualTo(Duration.ofMillis(-1_500));
  }

  @Test
  void new_timescaleOfZero_isRefused() {
    assertThatThrownBy(() -> new MediaTime(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void frameRate_ofFractions_isExactOverADay() {
    long frames = 30L * 86_400;
    assertThat(NTSC.timeOf(frames).toSeconds()).isEqualTo(frames * 1_001 / 30_000.0);
    assertThat(NTSC.frameAt(NTSC.timeOf(frames))).isEqualTo(frames);
    assertThat(NTSC.frameAt(NTSC.timeOf(frames).minus(new MediaTime(1, 30_000))))
        .isEqualTo(frames - 1);
  }

  @Test
  void frameRate_half_showsEverySecondFrame() {
    assertThat(FrameRate.of(50).half()).isEqualTo(FrameRate.of(25));
    assertThat(FrameRate.of(25).half().timeOf(1).compareTo(FrameRate.of(25).timeOf(2))).isZero();
    assertThat(NTSC.half()).isEqualTo(new FrameRate(15_000, 1_001));
  }
}
