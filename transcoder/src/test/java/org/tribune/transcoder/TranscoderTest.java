package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.testkit.Clips;
import org.tribune.transcoder.output.Decoding;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class TranscoderTest {
  /** AMR in 3GP: ten frames of 20 ms in a packet, which may reach over the end. */
  private static final double LONGEST_PACKET = 0.2;

  @TempDir Path directory;

  @Test
  void play_clipWithSound_everyRenditionIsContinuousAndDecodes() throws Exception {
    try (Bench bench = new Bench(directory, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      bench.open();
      bench.feed.play(Clips.of("cam01_auditorium_lecture.flv"), time -> false);
      double length = bench.end();

      RenditionFormat format = bench.format();
      assertThat(format.renditions())
          .extracting(Rendition::id)
          .containsExactly("360p", "240p", "audio");
      for (Rendition rendition : format.renditions()) {
        assertContinuous(bench, rendition);
        Decoding.assertDecodes(bench.write(rendition.id(), directory));
        assertThat(seconds(bench, rendition.id())).isCloseTo(length, within(0.09));
      }
      assertThat(seconds(bench, "360p")).isBetween(10.0, 10.6);
    }
  }

  private static double seconds(Bench bench, String rendition) {
    return bench.parts(rendition).stream().mapToDouble(p -> p.duration().toSeconds()).sum();
  }

  static void assertContinuous(Bench bench, Rendition rendition) {
    List<RenditionPart> parts = bench.parts(rendition.id());
    assertThat(parts).as("parts of %s", rendition.id()).isNotEmpty();
    double target = bench.format().timeline().partTarget().toSeconds();
    long expected = parts.getFirst().start().ticks();
    for (RenditionPart part : parts) {
      assertThat(part.start().ticks()).isEqualTo(expected);
      expected += part.duration().ticks();
      assertThat(part.duration().toSeconds()).isLessThanOrEqualTo(target);
      boolean opensGroup = part.part() % bench.format().timeline().partsPerKeyFrame() == 0;
      if (opensGroup || rendition instanceof Rendition.Audio) {
        assertThat(part.independent()).isTrue();
      }
      if (!part.last()) {
        assertThat(part.duration().toSeconds()).isGreaterThanOrEqualTo(0.85 * target);
      }
    }
  }

  @Test
  void play_pictureFailsForFiveSeconds_slateComesAndGoes() throws Exception {
    try (Bench bench = new Bench(directory, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      bench.open();
      bench.feed.play(Clips.of("cam01_auditorium_lecture.flv"), time -> false);
      bench.feed.silence(Duration.ofSeconds(5));
      bench.feed.play(Clips.of("cam01_auditorium_lecture.flv"), time -> false);
      double length = bench.end();
      for (Rendition rendition : bench.format().renditions()) {
        assertContinuous(bench, rendition);
        Decoding.assertDecodes(bench.write(rendition.id(), directory));
        assertThat(seconds(bench, rendition.id())).isCloseTo(length, within(0.09));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cod06_h263_amr.3gp",
        "rot01_iphone_portrait.mov",
        "vfr01_webcam_mov.mov",
        "brk03_corrupted_h264.mp4"
      })
  void play_anyClip_everyRenditionIsContinuousAndDecodes(String clip) throws Exception {
    assertThatEveryRenditionIsContinuousAndDecodes(clip);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cam03_talking_face_200s.mp4",
        "cam04_french_lecture.mp4",
        "cod02_h264_pcm_1080p50.mov",
        "cod05_h264_opus_mono.mkv",
        "int03_mpeg1_anamorphic.mpg",
        "rot02_phone_vfr_rot180.mp4",
        "vfr02_lecture_slides_2fps.mov",
        "web01_vp9_opus_noduration.webm",
        "web06_visio_recording.mp4"
      })
  @Tag("wide")
  void play_anyOtherClip_everyRenditionIsContinuousAndDecodes(String clip) throws Exception {
    assertThatEveryRenditionIsContinuousAndDecodes(clip);
  }

  private void assertThatEveryRenditionIsContinuousAndDecodes(String clip) throws Exception {
    try (Bench bench = new Bench(directory, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      bench.open();
      bench.feed.play(Clips.of(clip), time -> false, Duration.ofSeconds(12));
      double length = bench.end();
      for (Rendition rendition : bench.format().renditions()) {
        assertContinuous(bench, rendition);
        Decoding.assertDecodes(bench.write(rendition.id(), directory));
        assertThat(seconds(bench, rendition.id())).isCloseTo(length, within(LONGEST_PACKET));
      }
    }
  }

  @Test
  void play_phoneHeldUpright_renditionsAreUpright() throws Exception {
    try (Bench bench = new Bench(directory, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      bench.open();
      bench.feed.play(Clips.of("rot01_iphone_portrait.mov"), time -> false);
      bench.end();
      assertThat(bench.format().renditions().getFirst())
          .isInstanceOfSatisfying(
              Rendition.Video.class,
              video -> {
                assertThat(video.width()).isEqualTo(320);
                assertThat(video.height()).isEqualTo(568);
              });
    }
  }

  @Test
  void close_inMidBroadcast_nextTranscoderGoesOnWithNoFrameLost() throws Exception {
    try (Bench bench = new Bench(directory, Map.of())) {
      bench.open();
      Transcoder first = bench.transcoder();
      bench.feed.play(Clips.of("cam01_auditorium_lecture.flv"), time -> false);
      Awaitility.await().until(() -> bench.parts("360p").size() > 8);
      first.close();
      int partsOfFirst = bench.parts("360p").size();
      try (Transcoder second = bench.transcoder()) {
        bench.feed.play(Clips.of("cam01_auditorium_lecture.flv"), time -> false);
        double length = bench.end();
        assertThat(bench.parts("360p").size()).isGreaterThan(partsOfFirst);
        assertThat(bench.parts("360p").stream().map(RenditionPart::epoch).distinct()).hasSize(2);
        for (Rendition rendition : bench.format().renditions()) {
          assertContinuous(bench, rendition);
          Decoding.assertDecodes(bench.write(rendition.id(), directory));
          assertThat(seconds(bench, rendition.id())).isCloseTo(length, within(0.09));
        }
      }
    }
  }

  @Test
  void start_afterTheLogForgot_renditionsKeepTheirShape() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    RenditionFormat before;
    try (Bench bench = new Bench(data, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      bench.open();
      bench.feed.play(Clips.of("cam01_auditorium_lecture.flv"), time -> false);
      Awaitility.await().until(() -> !bench.parts("360p").isEmpty());
      before = bench.format();
    }
    try (Bench bench = new Bench(data, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      bench.feed.silence(Duration.ofSeconds(30));
      Awaitility.await().until(() -> !bench.parts("360p").isEmpty());
      assertThat(bench.format().timeline()).isEqualTo(before.timeline());
      assertThat(bench.format().renditions()).isEqualTo(before.renditions());
    }
  }
}
