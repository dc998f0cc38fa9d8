package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.ReplayClock;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class SpansTest {
  /** Segments of 3.84 s. */
  private static final Timeline TIMELINE =
      new Timeline(
          Instant.parse("2026-01-05T18:00:00Z"),
          FrameRate.of(25),
          /* framesPerPart= */ 8,
          /* partsPerSegment= */ 12,
          /* partsPerKeyFrame= */ 6,
          new MediaTime(8, 25),
          /* targetDuration= */ 4);

  private static ReplaySegments table(int timescale, long... seconds) {
    ReplaySegments.Builder builder = new ReplaySegments.Builder();
    for (int number = 0; number < seconds.length; number++) {
      builder.add(
          new RecordedSegment(
              "720p",
              number,
              /* piece= */ 0,
              /* revision= */ 0,
              SegmentState.STORED,
              new MediaTime(seconds[number] * timescale, timescale),
              new MediaTime(timescale, timescale),
              /* length= */ 100,
              Bytes.wrap(new byte[32]),
              Bytes.EMPTY));
    }
    return builder.build();
  }

  private static List<Span> spans(int timescale) {
    ReplayClock clock =
        ReplayClock.of(
            new MediaTime(0, timescale), new MediaTime(20L * timescale, timescale), List.of());
    return Spans.of(TIMELINE, table(timescale, 0, 10), clock);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void of_timescaleTooCoarseForTheGrid_comesToItsEnd() {
    assertMeets(spans(/* timescale= */ 1));
  }

  @Test
  void of_holes_areGapsThatTotalTheWhole() {
    assertMeets(spans(/* timescale= */ 12_800));
  }

  private static void assertMeets(List<Span> spans) {
    double reached = 0;
    for (Span span : spans) {
      assertThat(span.from().toSeconds()).isEqualTo(reached);
      assertThat(span.to().toSeconds()).isGreaterThan(reached);
      reached = span.to().toSeconds();
    }
    assertThat(reached).isEqualTo(20);
    assertThat(spans.stream().filter(span -> !span.gap())).hasSize(2);
  }
}
