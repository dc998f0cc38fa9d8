package org.tribune.transcoder.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class LadderPlannerTest {
  private static final LadderPlanner TWO_CORES = new LadderPlanner(List.of(), 2);

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, '1080p,720p,432p,240p'",
    "1280, 720, '720p,432p,240p'",
    "3840, 2160, '1080p,720p,432p,240p'",
    "640, 480, '480p,240p'",
    "768, 432, '432p,240p'",
    "480, 360, '360p,240p'",
    "426, 240, '240p,180p'",
    "176, 144, '144p,108p'",
    "320, 568, '320p,240p'"
  })
  void plan_source_rungsNeverScaleUp(int width, int height, String ids) {
    Ladder ladder = TWO_CORES.plan(width, height, FrameRate.of(25));
    assertThat(ladder.rungs()).extracting(Rung::id).containsExactly(ids.split(","));
    assertThat(ladder.rungs())
        .allSatisfy(
            rung -> {
              assertThat(rung.width()).isEven().isLessThanOrEqualTo(width);
              assertThat(rung.height()).isEven().isLessThanOrEqualTo(height);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "25, 1, 25, 1",
    "30000, 1001, 30000, 1001",
    "2997, 100, 30000, 1001",
    "10, 1, 25, 1",
    "2, 1, 25, 1",
    "600, 1, 30, 1",
    "15, 1, 25, 1",
    "28, 1, 30, 1",
    "50, 1, 50, 1"
  })
  void outputRate_source_isUsual(int num, int den, int wantedNum, int wantedDen) {
    assertThat(LadderPlanner.outputRate(new FrameRate(num, den)))
        .isEqualTo(new FrameRate(wantedNum, wantedDen));
  }

  @Test
  void plan_smallMachine_dropsRateThenRungs() {
    Ladder ladder = new LadderPlanner(List.of(), 1).plan(1920, 1080, FrameRate.of(50));
    assertThat(ladder.frameRate()).isEqualTo(FrameRate.of(25));
    assertThat(ladder.top().id()).isEqualTo("720p");
  }

  @ParameterizedTest
  @CsvSource({"25, 1", "24, 1", "30, 1", "30000, 1001", "50, 1", "60, 1", "60000, 1001"})
  void again_everyRung_isAsPlanned(int numerator, int denominator) {
    Ladder ladder =
        new LadderPlanner(List.of(), 64).plan(1920, 1080, new FrameRate(numerator, denominator));
    for (Rung rung : ladder.rungs()) {
      assertThat(
              LadderPlanner.again(
                  rung.id(), rung.width(), rung.height(), rung.frameRate(), ladder.frameRate()))
          .isEqualTo(rung);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "25, 1, 8, 12, 6, 320, 4",
    "30, 1, 10, 12, 6, 342, 4",
    "30000, 1001, 10, 12, 6, 342, 4",
    "50, 1, 16, 12, 6, 320, 4",
    "24, 1, 8, 12, 6, 342, 4"
  })
  void plan_timeline_partsAreWholeFramesWithinTarget(
      int numerator,
      int denominator,
      int frames,
      int parts,
      int keyParts,
      int target,
      int seconds) {
    Timeline timeline =
        TimelinePlanner.plan(
            Instant.EPOCH,
            new FrameRate(numerator, denominator),
            Duration.ofMillis(320),
            Duration.ofMillis(3_840),
            48_000);
    assertThat(timeline.framesPerPart()).isEqualTo(frames);
    assertThat(timeline.partsPerSegment()).isEqualTo(parts);
    assertThat(timeline.partsPerKeyFrame()).isEqualTo(keyParts);
    assertThat(timeline.partTarget()).isEqualTo(new MediaTime(target, 1_000));
    assertThat(timeline.targetDuration()).isEqualTo(seconds);
  }

  private static List<String> rungs(long megabytes, int width, int height) {
    return new LadderPlanner(List.of(), 64, megabytes << 20)
        .plan(width, height, FrameRate.of(25)).rungs().stream().map(Rung::id).toList();
  }

  @Test
  void ladder_thatWouldTakeMoreMemoryThanThereIs_beginsLower() {
    assertThat(rungs(400, 1920, 1080)).containsExactly("1080p", "720p", "432p", "240p");
    assertThat(rungs(150, 1920, 1080)).containsExactly("720p", "432p", "240p");
    assertThat(rungs(150, 1280, 720)).containsExactly("720p", "432p", "240p");
    // The least there is: a broadcast with a low picture is better than none.
    assertThat(rungs(1, 1920, 1080)).containsExactly("432p", "240p");
  }
}
