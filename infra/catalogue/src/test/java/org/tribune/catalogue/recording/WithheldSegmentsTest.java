package org.tribune.catalogue.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

class WithheldSegmentsTest {
  private static final Instant ORIGIN = Instant.parse("2026-11-24T18:00:00Z");

  /** Segments of two seconds. */
  private static final Timeline TIMELINE =
      new Timeline(
          ORIGIN,
          new FrameRate(25, 1),
          /* framesPerPart= */ 10,
          /* partsPerSegment= */ 5,
          /* partsPerKeyFrame= */ 5,
          new MediaTime(41, 100),
          /* targetDuration= */ 2);

  private static Withholding withholding(double from, double to) {
    return new Withholding(
        1,
        at(from),
        at(to),
        ORIGIN,
        /* liftedAt= */ Optional.empty(),
        /* correction= */ OptionalInt.empty());
  }

  private static Instant at(double seconds) {
    return ORIGIN.plusMillis(Math.round(seconds * 1_000));
  }

  private static List<Long> numbers(Withholding... withholdings) {
    WithheldSegments segments = WithheldSegments.of(TIMELINE, List.of(withholdings));
    return LongStream.range(0, 1_000).filter(segments::contains).boxed().toList();
  }

  @Test
  void of_aPassageInsideSegments_isRoundedOutwards() {
    assertThat(numbers(withholding(5, 7))).containsExactly(2L, 3L);
    assertThat(numbers(withholding(4.5, 4.6))).containsExactly(2L);
  }

  @Test
  void of_aPassageNearABoundary_takesTheSoundThatReachesOverIt() {
    assertThat(numbers(withholding(4.05, 5.95))).containsExactly(1L, 2L, 3L);
    assertThat(numbers(withholding(4, 6))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void of_passagesThatMeetOrOverlap_isEachSegmentOnce() {
    assertThat(numbers(withholding(20.5, 21), withholding(4.5, 7), withholding(6.5, 9.5)))
        .containsExactly(2L, 3L, 4L, 10L);
    assertThat(numbers(withholding(2.5, 29.5), withholding(10.5, 11)))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 14).boxed().toList());
  }

  @Test
  void of_aPassageFromBeforeTheOrigin_beginsWithTheFirstSegment() {
    assertThat(numbers(withholding(-60, 1))).containsExactly(0L);
  }

  @Test
  void of_whatWasLifted_isNothing() {
    Withholding lifted =
        new Withholding(1, at(4), at(9), ORIGIN, Optional.of(at(60)), OptionalInt.empty());
    assertThat(WithheldSegments.of(TIMELINE, List.of(lifted))).isEqualTo(WithheldSegments.NONE);
  }

  @Test
  void of_fiveHundredPassages_holdsThemAll() {
    List<Withholding> all =
        IntStream.range(0, 500).mapToObj(i -> withholding(8 * i + 4.5, 8 * i + 5)).toList();
    WithheldSegments segments = WithheldSegments.of(TIMELINE, all);
    assertThat(LongStream.range(0, 2_000).filter(segments::contains)).hasSize(500);
  }
}
