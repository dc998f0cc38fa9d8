package org.tribune.media.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.Bytes;
import org.tribune.core.time.FrameRate;
import org.tribune.media.packaging.CmafHeader;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

final class VideoEncoderTest {
  private static VideoEncoderSettings settings(int width, int height, String preset) {
    return new VideoEncoderSettings(
        width, height, FrameRate.of(25), 800_000, 960_000, 768_000, preset, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "veryfast, 1920, 1080",
    "veryfast, 426, 240",
    "superfast, 1280, 720",
    "medium, 768, 432"
  })
  void open_everyEffort_parameterSetsAreTheSame(String preset, int width, int height) {
    List<AvcConfiguration> found = new ArrayList<>();
    for (int effort = 0; effort <= VideoEncoderSettings.LEAST_EFFORT; effort++) {
      try (VideoEncoder encoder =
          VideoEncoder.open(settings(width, height, preset).withEffort(effort))) {
        found.add(encoder.configuration());
      }
    }
    assertThat(found).containsOnly(found.getFirst());
  }

  @Test
  void encode_frames_eachComesOutAtOnceAndOnlyForcedOnesAreKeys() {
    List<EncodedFrame> frames = new ArrayList<>();
    BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
    try (VideoEncoder encoder = VideoEncoder.open(settings(320, 180, "veryfast"))) {
      for (int i = 0; i < 30; i++) {
        image.setRGB(i, i, 0xffffff);
        try (Picture picture = DrawnPicture.of(image)) {
          encoder.encode(picture, 100 + i, i == 0 || i == 20, frames::add);
        }
        assertThat(frames).hasSize(i + 1);
      }
    }
    assertThat(frames).extracting(EncodedFrame::index).startsWith(100L, 101L).endsWith(129L);
    assertThat(frames.stream().filter(EncodedFrame::keyFrame)).hasSize(2);
    assertThat(frames.get(20).keyFrame()).isTrue();
  }

  @Test
  void quantiser_pictureThatStandsStill_fallsWhileTheBitRateHasRoom() {
    List<Integer> quantisers = new ArrayList<>();
    BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 320 * 180; i++) {
      image.setRGB(i % 320, i / 320, i * i % 251 << 8);
    }
    try (VideoEncoder encoder = VideoEncoder.open(settings(320, 180, "veryfast"));
        Picture picture = DrawnPicture.of(image)) {
      for (int i = 0; i < 50; i++) {
        encoder.encode(picture, i, i == 0, _ -> {});
        quantisers.add(encoder.quantiser().orElseThrow());
      }
    }
    assertThat(quantisers).allMatch(each -> each >= 0 && each <= 51);
    assertThat(quantisers.getFirst()).isGreaterThan(15);
    assertThat(quantisers.getLast()).isLessThan(quantisers.getFirst() / 2);
  }

  @Test
  void open_atTheLevelOfOther_givesItsParameterSetsAtAnyRate() {
    VideoEncoderSettings other =
        new VideoEncoderSettings(
            1280, 720, FrameRate.of(25), 9_000_000, 24_000_000, 24_000_000, "medium", 0, 1);
    try (VideoEncoder first = VideoEncoder.open(other);
        VideoEncoder without = VideoEncoder.open(settings(1280, 720, "veryfast"));
        VideoEncoder second =
            VideoEncoder.open(settings(1280, 720, "veryfast"), first.configuration().level())) {
      assertThat(without.configuration()).isNotEqualTo(first.configuration());
      assertThat(second.configuration()).isEqualTo(first.configuration());
    }
  }

  @Test
  void ofHeader_aCmafHeader_findsTheSetsOfItsEncoder() {
    try (VideoEncoder encoder = VideoEncoder.open(settings(426, 240, "veryfast"))) {
      Bytes header = CmafHeader.video(426, 240, 25_000, encoder.configuration());
      assertThat(AvcConfiguration.ofHeader(header)).isEqualTo(encoder.configuration());
    }
  }
}
