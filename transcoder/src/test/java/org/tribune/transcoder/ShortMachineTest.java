package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.status.ViewerCount;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.Clips;
import org.tribune.transcoder.encode.Effort;
import org.tribune.transcoder.output.Decoding;

/** A transcoder whose output is late all the time: docs/decisions/0173. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ShortMachineTest {
  private static final Duration LATE = Duration.ofMillis(1_200);
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final String CLIP = "cam01_auditorium_lecture.flv";

  private static final int HALF = Effort.HALF_THE_PICTURES.step();

  @TempDir Path directory;
  private int seconds = 0;

  /** Behind the feed's by {@link #LATE}, and as a whole second goes by. */
  private static MediaClock lateClock(Bench bench) {
    MediaTime start = bench.clock.now();
    return () -> {
      long whole = bench.clock.now().minus(start).toMicros() / MediaTime.MICROS;
      return start.plus(MediaTime.of(LATE)).plus(MediaTime.ofMicros(whole * MediaTime.MICROS));
    };
  }

  private static List<TranscoderStatus> statuses(Bench bench) {
    return bench.told().stream()
        .filter(TranscoderStatus.class::isInstance)
        .map(TranscoderStatus.class::cast)
        .toList();
  }

  private static void publish(Bench bench, Map<String, Integer> viewers) {
    int sum = viewers.values().stream().mapToInt(Integer::intValue).sum();
    bench
        .log
        .append(
            Topics.STATUS,
            Bench.CHANNEL.value(),
            new ViewerCount("origin", sum, Optional.of(viewers)))
        .join();
  }

  /** After each second of a clip waits until the transcoder has looked how late it is. */
  private Predicate<MediaTime> atItsPace(Bench bench, Map<String, Integer> viewers) {
    int before = seconds;
    return time -> {
      int now = before + (int) (time.toMicros() / MediaTime.MICROS);
      if (now > seconds) {
        seconds = now;
        Awaitility.await().until(() -> statuses(bench).size() >= seconds);
        publish(bench, viewers);
      }
      return false;
    };
  }

  /** Plays until a status is as it is {@code wanted}, and gives the first. */
  private TranscoderStatus playUntil(
      Bench bench, Map<String, Integer> viewers, Predicate<TranscoderStatus> wanted)
      throws Exception {
    int before = statuses(bench).size();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      bench.feed.play(Clips.of(CLIP), atItsPace(bench, viewers), Duration.ofMillis(2_950));
      Optional<TranscoderStatus> found =
          statuses(bench).stream().skip(before).filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    // What waits here takes no interruption, and so no end from JUnit either.
    throw new AssertionError(
        "No such status in " + PATIENCE + "; the last: " + statuses(bench).getLast());
  }

  private static int effort(TranscoderStatus status, String rendition) {
    return status.rungs().stream()
        .filter(each -> each.rendition().equals(rendition))
        .findFirst()
        .orElseThrow()
        .effort();
  }

  @Test
  void play_fullestAloneIsWatched_theOthersStepDownFirstAndComeBackWhenTheyAreWatched()
      throws Exception {
    Map<String, String> ladder = Map.of("TRIBUNE_TRANSCODER_LADDER", "360,288");
    Map<String, Integer> fullest = Map.of("360p", 5);
    Map<String, Integer> lowestToo = Map.of("360p", 5, "240p", 4);
    try (Bench bench = new Bench(directory, ladder);
        Transcoder transcoder = bench.transcoder(lateClock(bench))) {
      publish(bench, fullest);
      // It is to make all of it: it began before the broadcast, by its own clock too.
      bench.clock.advance(Duration.ofSeconds(2));
      bench.open();
      TranscoderStatus lowInJerks =
          playUntil(
              bench, fullest, each -> effort(each, "288p") >= HALF && effort(each, "240p") >= HALF);
      playUntil(
          bench, lowestToo, each -> effort(each, "288p") >= HALF && effort(each, "240p") < HALF);
      double length = bench.end();

      List<TranscoderStatus> all = statuses(bench);
      assertThat(all.stream().filter(each -> each.effort() > 0).findFirst())
          .hasValueSatisfying(
              first -> {
                assertThat(effort(first, "360p")).isEqualTo(0);
                assertThat(effort(first, "288p")).isGreaterThan(0);
                assertThat(effort(first, "240p")).isGreaterThan(0);
              });
      assertThat(effort(lowInJerks, "360p")).isLessThan(HALF);
      assertThat(all).allSatisfy(ShortMachineTest::assertNoWatchedRungIsWorse);
      for (Rendition rendition : bench.format().renditions()) {
        TranscoderTest.assertContinuous(bench, rendition);
        Decoding.assertDecodes(bench.write(rendition.id(), directory));
        assertThat(
                bench.parts(rendition.id()).stream()
                    .map(RenditionPart::duration)
                    .mapToDouble(MediaTime::toSeconds)
                    .sum())
            .isCloseTo(length, within(0.09));
      }
    }
  }

  private static void assertNoWatchedRungIsWorse(TranscoderStatus status) {
    List<TranscoderStatus.Rung> rungs = status.rungs();
    IntStream watched =
        rungs.stream()
            .filter(each -> each.viewers().orElse(0) > 0)
            .mapToInt(TranscoderStatus.Rung::effort);
    IntStream unwatched =
        rungs.stream()
            .filter(each -> each.viewers().orElse(1) == 0)
            .mapToInt(TranscoderStatus.Rung::effort);
    assertThat(watched.max().orElse(0)).isLessThanOrEqualTo(unwatched.min().orElse(5));
  }
}
