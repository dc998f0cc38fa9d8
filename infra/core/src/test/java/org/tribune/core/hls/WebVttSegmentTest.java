package org.tribune.core.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;

class WebVttSegmentTest {
  private static WebVttSegment.Cue cue(String id, String text) {
    return new WebVttSegment.Cue(
        id, Duration.ofMillis(62_500), Duration.ofMillis(65_020), /* settings= */ "", text);
  }

  @Test
  void write_twoLines_equalsGolden() {
    assertThat(
            WebVttSegment.write(
                Duration.ofSeconds(60),
                MediaTime.of(Duration.ofSeconds(60)),
                List.of(cue("r-7", "La séance\nest ouverte."))))
        .isEqualTo(
            """
            WEBVTT
            X-TIMESTAMP-MAP=LOCAL:00:01:00.000,MPEGTS:5400000

            r-7
            00:01:02.500 --> 00:01:05.020
            La séance
            est ouverte.
            """);
  }

  @Test
  void write_nothingIsSaid_isAHeaderAlone() {
    assertThat(WebVttSegment.write(Duration.ZERO, MediaTime.ZERO, List.of()))
        .isEqualTo("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n");
  }

  @Test
  void write_idThatLooksLikeATime_isNone() {
    assertThat(cue("a --> b\nc", "x").id()).isEqualTo("a_--__b_c");
  }

  @Test
  void write_timeBelowTheMillisecond_isLeftOutOfBothClocks() {
    String text =
        WebVttSegment.write(
            Duration.ofNanos(1_920_700_000), MediaTime.ofMicros(11_920_700), List.of());
    assertThat(text).contains("X-TIMESTAMP-MAP=LOCAL:00:00:01.920,MPEGTS:1072800\n");
  }

  @Test
  void write_afterADay_goesOnAsThe33BitsOfTheClockDo() {
    Duration start = Duration.ofHours(30);
    assertThat(WebVttSegment.write(start, MediaTime.of(start), List.of()))
        .contains("LOCAL:30:00:00.000,MPEGTS:" + (30L * 3_600 * 90_000 - (1L << 33)) + "\n");
  }

  @Test
  void write_cueOfNoTime_lastsAMillisecond() {
    WebVttSegment.Cue flash =
        new WebVttSegment.Cue(
            "a", Duration.ofNanos(1_000_100), Duration.ofNanos(1_000_900), "line:0", "x");
    assertThat(WebVttSegment.write(Duration.ZERO, MediaTime.ZERO, List.of(flash)))
        .contains("a\n00:00:00.001 --> 00:00:00.002 line:0\nx\n");
  }
}
