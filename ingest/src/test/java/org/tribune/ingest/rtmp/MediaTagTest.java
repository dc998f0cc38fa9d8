package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.contribution.Track;

class MediaTagTest {
  private static ByteBuffer bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return ByteBuffer.wrap(bytes);
  }

  private static MediaTag video(String codec, boolean key, int composition, int... data) {
    return new MediaTag.Coded(
        codec, Optional.empty(), key, composition, Bytes.wrap(bytes(data).array()));
  }

  @Test
  void video_legacyFrame_hasItsCompositionTime() {
    assertThat(VideoTag.read(bytes(0x27, 1, 255, 255, 216, 9)))
        .isEqualTo(video("h264", /* key= */ false, /* composition= */ -40, 9));
  }

  @Test
  void video_enhancedFrames_areRead() {
    assertThat(VideoTag.read(bytes(0x91, 'h', 'v', 'c', '1', 0, 0, 40, 9)))
        .isEqualTo(video("hevc", /* key= */ true, /* composition= */ 40, 9));
    assertThat(VideoTag.read(bytes(0xA3, 'a', 'v', 'c', '1', 9)))
        .isEqualTo(video("h264", /* key= */ false, /* composition= */ 0, 9));
    assertThat(VideoTag.read(bytes(0x91, 'a', 'v', '0', '1', 9)))
        .isEqualTo(video("av1", /* key= */ true, /* composition= */ 0, 9));
    assertThat(VideoTag.read(bytes(0x92, 'h', 'v', 'c', '1'))).isEqualTo(new MediaTag.Silent());
  }

  @Test
  void video_modExBefore_isSkipped() {
    assertThat(VideoTag.read(bytes(0x97, 2, 1, 2, 3, 0x03, 'a', 'v', 'c', '1', 9)))
        .isEqualTo(video("h264", /* key= */ true, /* composition= */ 0, 9));
  }

  @Test
  void video_manyTracks_givesTheFirst() {
    assertThat(
            VideoTag.read(
                bytes(
                    0x96, 0x13, 'a', 'v', 'c', '1', // many tracks, one codec, CodedFramesX
                    1, 0, 0, 2, 7, 7, // track 1
                    0, 0, 0, 1, 9))) // track 0
        .isEqualTo(video("h264", /* key= */ true, /* composition= */ 0, 9));
    assertThat(VideoTag.read(bytes(0x96, 0x03, 'a', 'v', 'c', '1', 5, 9)))
        .isEqualTo(new MediaTag.Silent());
  }

  @Test
  void video_unknownOrCutShort_isRefusedInWords() {
    assertThat(VideoTag.read(bytes(0x12, 0))).isInstanceOf(MediaTag.Refused.class);
    assertThat(VideoTag.read(bytes(0x17, 1, 0))).isInstanceOf(MediaTag.Refused.class);
    assertThat(VideoTag.read(bytes(0x91, 'x', 'x', 'x', 'x', 1)))
        .isInstanceOf(MediaTag.Refused.class);
    assertThat(VideoTag.read(bytes())).isEqualTo(new MediaTag.Silent());
  }

  @Test
  void audio_configurations_areRead() {
    Track aac = ((MediaTag.Configuration) AudioTag.read(bytes(0xAF, 0, 0x12, 0x10))).track();
    assertThat(aac.codec()).isEqualTo("aac");
    assertThat(aac.audio()).contains(new Track.Audio(44_100, 2, 1_024));
    assertThat(aac.extradata()).isEqualTo(Bytes.wrap(new byte[] {0x12, 0x10}));

    Track opus =
        ((MediaTag.Configuration)
                AudioTag.read(
                    bytes(0x90, 'O', 'p', 'u', 's', 'O', 'p', 'u', 's', 'H', 'e', 'a', 'd', 1, 2)))
            .track();
    assertThat(opus.codec()).isEqualTo("opus");
    assertThat(opus.audio()).contains(new Track.Audio(48_000, 2, 0));
  }

  @Test
  void audio_formatsOfOneByte_describeThemselves() {
    assertThat(trackOf(bytes(0x72, 1)).codec()).isEqualTo("pcm_alaw");
    assertThat(trackOf(bytes(0x82, 1)).codec()).isEqualTo("pcm_mulaw");
    assertThat(trackOf(bytes(0x2F, 1)).audio()).contains(new Track.Audio(44_100, 2, 1_152));
    assertThat(trackOf(bytes(0x36, 1)).audio()).contains(new Track.Audio(11_025, 1, 0));
    assertThat(trackOf(bytes(0x36, 1)).bitsPerCodedSample()).isEqualTo(16);
    assertThat(AudioTag.read(bytes(0xB0, 1))).isInstanceOf(MediaTag.Refused.class);
  }

  private static Track trackOf(ByteBuffer tag) {
    return ((MediaTag.Coded) AudioTag.read(tag)).track().orElseThrow();
  }

  @Test
  void tags_noise_neverThrows() {
    Random random = new Random(/* seed= */ 42);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      assertThat(AudioTag.read(ByteBuffer.wrap(noise))).isNotNull();
      assertThat(VideoTag.read(ByteBuffer.wrap(noise))).isNotNull();
      assertThat(PictureSize.of("h264", Bytes.wrap(noise))).isNotNull();
      assertThat(PictureSize.of("hevc", Bytes.wrap(noise))).isNotNull();
    }
  }

  @Test
  void counter_wrappedTime_goesOn() {
    MillisecondCounter counter = new MillisecondCounter();
    assertThat(counter.unwrap(0xFFFFFFF0)).isEqualTo(0xFFFFFFF0L);
    assertThat(counter.unwrap(0x10)).isEqualTo(0x1_0000_0010L);
    assertThat(counter.unwrap(0xFFFFFFFF)).isEqualTo(0xFFFFFFFFL);
  }
}
