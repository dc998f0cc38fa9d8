package org.tribune.delivery.origin.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.hls.RewindPlaylist;
import org.tribune.core.hls.Segment;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

class SegmentRunTest {
  private static final Timeline TIMELINE =
      new Timeline(
          Instant.parse("2026-11-24T18:00:00Z"),
          FrameRate.of(25),
          /* framesPerPart= */ 8,
          /* partsPerSegment= */ 12,
          /* partsPerKeyFrame= */ 6,
          new MediaTime(32, 100),
          /* targetDuration= */ 4);

  /** A day of segments of 3.84 s. */
  private static final int DAY = 22_500;

  private final SegmentRun run = new SegmentRun(TIMELINE, /* timescale= */ 25_000, /* first= */ 0);

  private void add(long number) {
    run.add(
        number,
        TIMELINE.startOf(number, 0),
        TIMELINE.startOf(number + 1, 0),
        /* length= */ (int) number);
  }

  private static RewindPlaylist playlist(SegmentRunView view) {
    return view.playlist(
        SegmentFiles.MEDIA, /* skipped= */ 0, /* dateRanges= */ List.of(), /* ended= */ false);
  }

  @Test
  void add_moreThanADay_keepsADay() {
    for (long number = 0; number < DAY + 5_000; number++) {
      add(number);
    }
    RewindPlaylist playlist = playlist(run.view(WithheldSegments.NONE));
    assertThat(playlist.segments()).hasSize(DAY);
    assertThat(playlist.mediaSequence()).isEqualTo(5_000);
    assertThat(playlist.segments().getFirst().uri()).isEqualTo("5000.m4s");
    assertThat(run.length(DAY)).hasValue(DAY);
    assertThat(run.length(10)).as("its row was given up").isEmpty();
  }

  @Test
  void add_afterADayOfNothing_beginsAnew() {
    add(0);
    add(2L * DAY);
    RewindPlaylist playlist = playlist(run.view(WithheldSegments.NONE));
    assertThat(playlist.mediaSequence()).isEqualTo(2 * DAY);
    assertThat(playlist.segments()).extracting(Segment::uri).containsExactly("45000.m4s");
  }

  @Test
  void add_againOrLate_isLeftOut() {
    add(0);
    add(2);
    add(1);
    add(2);
    assertThat(playlist(run.view(WithheldSegments.NONE)).segments())
        .extracting(Segment::gap)
        .containsExactly(false, true, false);
  }

  @Test
  void view_whateverFollows_staysAsItWas() {
    for (long number = 0; number < 8; number++) {
      add(number);
    }
    SegmentRunView view = run.view(WithheldSegments.NONE);
    RewindPlaylist before = playlist(view);
    run.cutAt(TIMELINE.startOf(5, 0));
    run.addGap(5, TIMELINE.startOf(5, 0), TIMELINE.startOf(5, 6));
    for (long number = 6; number < 3_000; number++) {
      add(number);
    }
    assertThat(playlist(view)).isEqualTo(before);
    assertThat(playlist(run.view(WithheldSegments.NONE)).segments().get(5).gap()).isTrue();
  }

  @Test
  void skippable_withinTheBoundary_isNothing() {
    for (long number = 0; number < 7; number++) {
      add(number);
    }
    assertThat(run.view(WithheldSegments.NONE).skippable()).isZero();
    add(7);
    // The last seven last 26.88 s, more than the boundary of 24 s.
    assertThat(run.view(WithheldSegments.NONE).skippable()).isEqualTo(1);
  }
}
