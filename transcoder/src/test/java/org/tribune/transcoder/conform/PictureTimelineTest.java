package org.tribune.transcoder.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class PictureTimelineTest {
  private static final MediaTime ORIGIN = MediaTime.ofMicros(1_700_000_000_000_000L);

  /** Frames as text: the picture's name, "slate" without one; a repeated one ends in "'". */
  private final List<String> frames = new ArrayList<>();

  private final List<Integer> released = new ArrayList<>();

  private final PictureTimeline<Integer> timeline = timeline(/* firstFrame= */ 0, frames);

  private PictureTimeline<Integer> timeline(int firstFrame, List<String> shown) {
    return new PictureTimeline<>(
        FrameRate.of(25),
        ORIGIN,
        firstFrame,
        PictureTimeline.Holes.SLATE,
        new PictureTimeline.Sink<>() {
          @Override
          public void frame(long index, Optional<Integer> picture, boolean repeated) {
            assertThat(index).isEqualTo(firstFrame + shown.size());
            shown.add(picture.map(p -> "" + p).orElse("slate") + (repeated ? "'" : ""));
          }

          @Override
          public void release(Integer picture) {
            released.add(picture);
          }
        });
  }

  private void picture(int name, long millis) {
    timeline.picture(at(millis), MediaTime.ZERO, name);
  }

  private static MediaTime at(long millis) {
    return ORIGIN.plus(MediaTime.ofMicros(millis * 1_000));
  }

  @Test
  void picture_atTheOutputsRateWithJitter_eachIsShownOnceAtOnce() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      picture(i, i * 40L + random.nextInt(-9, 10));
      assertThat(frames).hasSize(i + 1);
    }
    assertThat(frames).noneMatch(frame -> frame.endsWith("'") || frame.equals("slate"));
    assertThat(timeline.repeated() + timeline.dropped()).isZero();
  }

  /** Wherever a camera's pictures lie between the frames. */
  @ParameterizedTest
  @ValueSource(ints = {-29, -20, -11, -9, 0, 9, 11, 20, 29})
  void picture_anotherTimelineGoesOn_eachIsStillShownOnce(int offset) {
    List<String> after = new ArrayList<>();
    PictureTimeline<Integer> other = timeline(/* firstFrame= */ 20, after);
    // The camera is there before the broadcast, and what takes over reads from a key picture on.
    for (int i = -5; i < 40; i++) {
      timeline.picture(at(i * 40L + offset), MediaTime.ZERO, i);
      if (i >= 10) {
        other.picture(at(i * 40L + offset), MediaTime.ZERO, i);
      }
    }
    List<String> across = new ArrayList<>(frames.subList(0, 20));
    across.addAll(after);
    int first = Integer.parseInt(across.getFirst());
    assertThat(across)
        .isEqualTo(IntStream.range(first, first + across.size()).mapToObj(i -> "" + i).toList());
  }

  /** The frame that stood in for a late picture must not move all that follow, for good. */
  @ParameterizedTest
  @ValueSource(ints = {-29, -20, -11, -9, 0, 9, 11, 20, 29})
  void picture_lateOnce_anotherTimelineStillGoesOnWithTheNextPicture(int offset) {
    List<String> after = new ArrayList<>();
    PictureTimeline<Integer> other = timeline(/* firstFrame= */ 30, after);
    for (int i = -5; i < 50; i++) {
      if (i == 10) {
        timeline.advance(at(10 * 40L + offset + 230));
      }
      timeline.picture(at(i * 40L + offset), MediaTime.ZERO, i);
      if (i >= 20) {
        other.picture(at(i * 40L + offset), MediaTime.ZERO, i);
      }
    }
    assertThat(frames.subList(30, frames.size())).isEqualTo(after);
  }

  @Test
  void picture_fiftyASecond_everySecondIsLeftOut() {
    for (int i = 0; i < 100; i++) {
      picture(i, i * 20L);
    }
    assertThat(frames.size()).isBetween(49, 51);
    assertThat(timeline.dropped()).isBetween(49L, 51L);
  }

  @Test
  void picture_tenASecond_eachIsRepeatedAndNoneIsSlate() {
    for (int i = 0; i < 50; i++) {
      picture(i, i * 100L);
      timeline.advance(at(i * 100L + 90));
    }
    assertThat(frames.size()).isBetween(120, 126);
    assertThat(frames).doesNotContain("slate");
    assertThat(timeline.dropped()).isZero();
  }

  @Test
  void advance_noPictureForASecond_slateFollowsTheLastPicture() {
    picture(7, 0);
    timeline.advance(at(3_000));
    assertThat(frames.subList(0, 25)).startsWith("7", "7'").doesNotContain("slate");
    assertThat(frames.get(25)).isEqualTo("slate");
    assertThat(frames.get(26)).isEqualTo("slate'");
    assertThat(released).containsExactly(7);
    picture(8, 3_000);
    assertThat(frames.getLast()).isEqualTo("8");
  }

  @Test
  void picture_burstAfterAHiccup_timelineStaysAndLateOnesAreLeftOut() {
    for (int i = 0; i < 25; i++) {
      picture(i, i * 40L);
    }
    timeline.advance(at(1_600));
    int filled = frames.size();
    for (int i = 25; i < 50; i++) {
      picture(i, i * 40L);
    }
    assertThat(filled).isEqualTo(35);
    assertThat(frames).hasSize(50);
    assertThat(frames.getLast()).isEqualTo("49");
    assertThat(timeline.dropped()).isEqualTo(10);
  }

  @Test
  void picture_everyTwoSeconds_slideShowIsNoFailure() {
    for (int i = 0; i < 10; i++) {
      picture(i, i * 1_500L);
      timeline.advance(at(i * 1_500L + 1_490));
    }
    List<String> settled = frames.subList(150, frames.size());
    assertThat(settled).noneMatch(frame -> frame.startsWith("slate"));
  }

  @Test
  void finish_withoutAnyPicture_everyFrameIsTheSlate() {
    timeline.finish(at(400));
    assertThat(frames).hasSize(10).allMatch(frame -> frame.startsWith("slate"));
  }

  @Test
  void needs_pictureForAFrameThatIsNotWanted_isPassedOverAndTheTimelineGoesOn() {
    picture(0, 0);
    for (int i = 1; i < 100; i++) {
      int frame = i;
      MediaTime time = at(i * 40L);
      boolean needed = timeline.needs(time, index -> index % 4 == 0);
      assertThat(needed).isEqualTo(frame % 4 == 0);
      if (needed) {
        picture(i, i * 40L);
      } else {
        timeline.passOver(time, MediaTime.ZERO);
      }
      assertThat(frames).hasSize(i + 1);
    }
    assertThat(frames).startsWith("0", "0'", "0'", "0'", "4", "4'").doesNotContain("slate");
    assertThat(timeline.repeated() + timeline.dropped()).isZero();
  }

  @Test
  void needs_pictureAfterAnOutage_isNeededInAnyCase() {
    picture(0, 0);
    assertThat(timeline.needs(at(3_040), index -> false)).isTrue();
  }

  @Test
  void passOver_whileTheSourceDelivers_noSlateComesHoweverLong() {
    picture(0, 0);
    for (int i = 1; i < 250; i++) {
      timeline.passOver(at(i * 40L), MediaTime.ZERO);
      timeline.advance(at(i * 40L));
    }
    assertThat(frames).hasSize(250).doesNotContain("slate");
    assertThat(released).isEmpty();
  }

  @Test
  void passOver_duringTheSlate_slateStaysAndNothingIsHeld() {
    timeline.advance(at(2_000));
    int before = frames.size();
    timeline.passOver(at(1_900), MediaTime.ZERO);
    assertThat(frames).hasSize(before);
    assertThat(frames).allMatch(frame -> frame.startsWith("slate"));
  }
}
