package org.tribune.core.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class TimelineTest {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00.5Z");

  /** Segments of 3.84 s. */
  private static final Timeline TIMELINE =
      new Timeline(
          ORIGIN,
          FrameRate.of(25),
          /* framesPerPart= */ 8,
          /* partsPerSegment= */ 12,
          /* partsPerKeyFrame= */ 6,
          MediaTime.ofMicros(320_000),
          /* targetDuration= */ 4);

  @Test
  void firstSegmentFrom_startOfASegment_isThatOne() {
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN)).isZero();
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN.plusMillis(3_840))).isEqualTo(1);
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN.plusMillis(3_840_000))).isEqualTo(1_000);
  }

  @Test
  void firstSegmentFrom_insideASegment_isTheNext() {
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN.plusMillis(1))).isEqualTo(1);
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN.plusNanos(3_840_100_000L))).isEqualTo(2);
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN.plusNanos(3_840_001_000L))).isEqualTo(2);
  }

  @Test
  void firstSegmentFrom_beforeTheOrigin_isTheFirst() {
    assertThat(TIMELINE.firstSegmentFrom(ORIGIN.minusSeconds(60))).isZero();
  }

  @Test
  void startOf_partOfASegment_countsFrames() {
    assertThat(TIMELINE.startOf(/* segment= */ 2, /* part= */ 3))
        .isEqualTo(new MediaTime(27 * 8 * 1_000, 25_000));
  }
}
