package org.tribune.core.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.time.MediaTime;

class DecimalSecondsTest {
  @ParameterizedTest
  @CsvSource({
    "4, 1, 4",
    "8000, 25000, 0.32",
    "1, 3, 0.333333",
    "2, 3, 0.666667",
    "1001, 30000, 0.033367",
    "1, 2000000, 0.000001",
    "1, 2000001, 0",
    "184320, 48000, 3.84",
    "0, 90000, 0",
    "60060, 15015, 4",
  })
  void format_ticksOfATimescale_areExactSeconds(long ticks, int timescale, String text) {
    assertThat(DecimalSeconds.format(new MediaTime(ticks, timescale))).isEqualTo(text);
  }

  @Test
  void format_shorterTime_isNeverWrittenLonger() {
    for (int ticks = 1; ticks < 3_000; ticks++) {
      long shorter = DecimalSeconds.micros(new MediaTime(ticks, 29_970));
      long longer = DecimalSeconds.micros(new MediaTime(ticks + 1, 29_970));
      assertThat(shorter).isLessThanOrEqualTo(longer);
    }
  }

  @Test
  void format_negativeLength_isRefused() {
    assertThatThrownBy(() -> DecimalSeconds.format(new MediaTime(-1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
