package org.tribune.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.AdtsFraming;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.EncodedFrame;

/** What we write as chunks of sound, as ADTS: field by field, and decoded by ffmpeg. */
final class AdtsFramingTest {
  private static final int HEADER = 7;

  @TempDir Path folder;

  private static Bytes hex(String digits) {
    return Bytes.wrap(HexFormat.of().parseHex(digits));
  }

  private static Sample sample(int length, int fill) {
    byte[] data = new byte[length];
    Arrays.fill(data, (byte) fill);
    return Sample.of(new EncodedFrame(0, /* keyFrame= */ true, Bytes.wrap(data)));
  }

  private static AdtsFraming framing(int rate, int channels, String configuration) {
    return AdtsFraming.of(CmafHeader.audio(rate, channels, 96_000, hex(configuration)));
  }

  /** Bits of a header (ISO/IEC 13818-7, tables 8 and 9). */
  private static int bits(byte[] stream, int at, int from, int count) {
    int value = 0;
    for (int bit = from; bit < from + count; bit++) {
      value = (value << 1) | ((stream[at + bit / 8] >> (7 - bit % 8)) & 1);
    }
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    // The AudioSpecificConfig, with and without what follows it, and what it says.
    "48000, 2, 1190, 1, 3, 2",
    "48000, 1, 118856e500, 1, 3, 1",
    "44100, 2, 1210, 1, 4, 2",
    "16000, 1, 1408, 1, 8, 1",
    "7350, 6, 1630, 1, 12, 6",
    "48000, 2, 2b118800, 1, 6, 2"
  })
  void frames_haveAllFieldsOfTheirHeader(
      int rate, int channels, String configuration, int profile, int index, int layout) {
    List<Sample> samples = List.of(sample(371, 0x21), sample(1, 0x42), sample(2_048, 0x63));
    byte[] stream =
        framing(rate, channels, configuration)
            .frames(CmafChunk.audio(1, 90_112, AudioEncoder.FRAME_SAMPLES, samples))
            .array();
    int at = 0;
    for (Sample each : samples) {
      Bytes unit = each.frame().data();
      assertThat(bits(stream, at, 0, 12)).as("syncword").isEqualTo(0xfff);
      assertThat(bits(stream, at, 12, 1)).as("ID: MPEG-4").isZero();
      assertThat(bits(stream, at, 13, 2)).as("layer").isZero();
      assertThat(bits(stream, at, 15, 1)).as("protection_absent").isEqualTo(1);
      assertThat(bits(stream, at, 16, 2)).as("profile").isEqualTo(profile);
      assertThat(bits(stream, at, 18, 4)).as("sampling_frequency_index").isEqualTo(index);
      assertThat(bits(stream, at, 22, 1)).as("private_bit").isZero();
      assertThat(bits(stream, at, 23, 3)).as("channel_configuration").isEqualTo(layout);
      assertThat(bits(stream, at, 26, 4)).as("original, home, copyright").isZero();
      assertThat(bits(stream, at, 30, 13)).as("aac_frame_length").isEqualTo(HEADER + unit.length());
      assertThat(bits(stream, at, 43, 11)).as("adts_buffer_fullness").isEqualTo(0x7ff);
      assertThat(bits(stream, at, 54, 2)).as("number_of_raw_data_blocks_in_frame").isZero();
      byte[] payload = new byte[unit.length()];
      System.arraycopy(stream, at + HEADER, payload, 0, payload.length);
      assertThat(payload).isEqualTo(unit.array());
      at += HEADER + unit.length();
    }
    assertThat(at).isEqualTo(stream.length);
  }

  @Test
  void frames_ofOneKnownFrame_areTheseBytes() {
    Bytes chunk = CmafChunk.audio(1, 0, AudioEncoder.FRAME_SAMPLES, List.of(sample(9, 0xab)));
    assertThat(framing(48_000, 2, "1190").frames(chunk))
        .isEqualTo(hex("fff14c80021ffc" + "ab".repeat(9)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f800", // an object type of six bits
        "2988", // object type 5, cut short of what it extends
        "1780", // a rate in 24 bits
        "1180", // channels that a program config element gives
        "1194", // frames of 960 samples
        "0990" // object type 1, which is named, in a header that is not whole
      })
  void of_whatAdtsCantName_isRefused(String configuration) {
    Bytes header = CmafHeader.audio(48_000, 2, 96_000, hex(configuration));
    if (configuration.equals("0990")) {
      byte[] cut = Arrays.copyOf(header.array(), header.length() / 2);
      assertThatThrownBy(() -> AdtsFraming.of(Bytes.wrap(cut))).isInstanceOf(Mp4Exception.class);
    } else {
      assertThatThrownBy(() -> AdtsFraming.of(header)).isInstanceOf(Mp4Exception.class);
    }
  }

  @Test
  void of_headersThatAreNone_isRefused() {
    assertThatThrownBy(() -> AdtsFraming.of(Bytes.utf8("init audio")))
        .isInstanceOf(Mp4Exception.class);
    assertThatThrownBy(() -> AdtsFraming.of(Bytes.EMPTY)).isInstanceOf(Mp4Exception.class);
  }

  @Test
  void frames_ofWhatIsNoChunk_orTooLong_areRefused() {
    AdtsFraming framing = framing(48_000, 2, "1190");
    assertThatThrownBy(() -> framing.frames(Bytes.utf8("audio/0.0@1")))
        .isInstanceOf(Mp4Exception.class);
    Bytes tooLong = CmafChunk.audio(1, 0, AudioEncoder.FRAME_SAMPLES, List.of(sample(8_185, 1)));
    assertThatThrownBy(() -> framing.frames(tooLong)).isInstanceOf(Mp4Exception.class);
  }

  @ParameterizedTest
  @CsvSource({"48000, 2", "44100, 1", "32000, 2", "22050, 1"})
  void stream_ofEncodedSoundAndSilence_decodesWithoutAnError(int rate, int channels)
      throws IOException, InterruptedException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try (AudioEncoder encoder = new AudioEncoder(rate, channels, /* bitRate= */ 96_000)) {
      AdtsFraming framing =
          AdtsFraming.of(CmafHeader.audio(rate, channels, 96_000, encoder.configuration()));
      List<Sample> frames = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        encoder.encode(
            tone(rate, channels, i),
            (long) i * AudioEncoder.FRAME_SAMPLES,
            each -> frames.add(Sample.of(each)));
      }
      for (int from = 0; from + 12 <= frames.size(); from += 12) {
        Bytes part =
            CmafChunk.audio(
                from, from * 1_024L, AudioEncoder.FRAME_SAMPLES, frames.subList(from, from + 12));
        stream.writeBytes(framing.frames(part).array());
        stream.writeBytes(framing.silence(6).array());
      }
    }
    Path file = Files.write(folder.resolve("sound.aac"), stream.toByteArray());
    assertThat(ffmpeg("ffmpeg", "-v", "error", "-xerror", "-i", "" + file, "-f", "null", "-"))
        .isEmpty();
    assertThat(
            ffmpeg(
                "ffprobe",
                "-v",
                "error",
                "-count_frames",
                "-of",
                "csv=p=0",
                "-show_entries",
                "stream=codec_name,profile,sample_rate,channels,nb_read_frames",
                "" + file))
        .isEqualTo("aac,LC," + rate + "," + channels + "," + 4 * 18);
  }

  private static float[][] tone(int rate, int channels, int frame) {
    float[][] samples = new float[channels][AudioEncoder.FRAME_SAMPLES];
    for (int i = 0; i < AudioEncoder.FRAME_SAMPLES; i++) {
      long at = (long) frame * AudioEncoder.FRAME_SAMPLES + i;
      float value = (float) (0.4 * Math.sin(2 * Math.PI * 440 * at / rate));
      for (float[] channel : samples) {
        channel[i] = value;
      }
    }
    return samples;
  }

  private static String ffmpeg(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }
}
