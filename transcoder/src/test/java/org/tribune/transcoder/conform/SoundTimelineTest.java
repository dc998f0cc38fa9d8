package org.tribune.transcoder.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;

final class SoundTimelineTest {
  private static final MediaTime ORIGIN = MediaTime.ofMicros(1_700_000_000_000_000L);
  private static final int RATE = 48_000;
  private static final int BLOCK = 960;

  private final List<float[]> frames = new ArrayList<>();
  private final List<Integer> stretches = new ArrayList<>();
  private final SoundTimeline timeline =
      new SoundTimeline(
          RATE,
          /* channels= */ 1,
          ORIGIN,
          /* firstSample= */ 0,
          /* frameSamples= */ 1_024,
          (samples, first) -> {
            assertThat(first).isEqualTo(frames.size() * 1_024L);
            frames.add(samples[0].clone());
          },
          (samples, distance) -> stretches.add(samples));

  private void block(double seconds) {
    float[] samples = new float[BLOCK];
    Arrays.fill(samples, 0.5f);
    timeline.sound(at(seconds), new float[][] {samples});
  }

  private static MediaTime at(double seconds) {
    return ORIGIN.plus(MediaTime.ofMicros(Math.round(seconds * 1e6)));
  }

  private double soundSeconds() {
    long loud = 0;
    for (float[] frame : frames) {
      for (float sample : frame) {
        loud += sample > 0 ? 1 : 0;
      }
    }
    return loud / (double) RATE;
  }

  @Test
  void sound_jitteringTimes_nothingIsLeftOutOrPutIn() {
    for (int i = 0; i < 500; i++) {
      block(i * 0.02 + (i % 3 - 1) * 0.008);
    }
    assertThat(frames).hasSize(500 * BLOCK / 1_024);
    assertThat(timeline.silentSamples()).isZero();
  }

  @Test
  void sound_afterAGap_silenceFillsIt() {
    block(0);
    block(1.0);
    assertThat(timeline.nextTime().minus(ORIGIN).toSeconds()).isEqualTo(1.02);
    assertThat(timeline.silentSamples()).isEqualTo(RATE - BLOCK);
  }

  @Test
  void sound_comesTwice_overlapIsLeftOut() {
    for (int i = 0; i < 50; i++) {
      block(i * 0.02);
    }
    for (int i = 0; i < 50; i++) {
      block(i * 0.02);
    }
    // What lies within the tolerance of 40 ms follows; the rest is known already.
    assertThat(timeline.nextTime().minus(ORIGIN).toSeconds()).isBetween(1.0, 1.1);
  }

  @Test
  void sound_driftingClock_isStretchedTowardsItsTimes() {
    for (int i = 0; i < 400; i++) {
      block(i * 0.02 * 1.002);
    }
    assertThat(stretches).isNotEmpty().allMatch(samples -> samples > 0 && samples <= 192);
  }

  @Test
  void advance_nothingComes_silenceIsGivenOnceOverdue() {
    timeline.advance(at(0.1));
    assertThat(frames).isEmpty();
    timeline.advance(at(1.2));
    assertThat(frames).hasSize(46);
    assertThat(soundSeconds()).isZero();
  }
}
