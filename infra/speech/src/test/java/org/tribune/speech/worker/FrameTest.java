package org.tribune.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.speech.Tones;

final class FrameTest {
  private static Optional<Frame> read(byte... bytes) throws IOException {
    return Frame.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static byte[] written(Frame... frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Frame each : frames) {
      each.write(new DataOutputStream(bytes));
    }
    return bytes.toByteArray();
  }

  @Test
  void read_whatWasWritten_isTheSame() throws IOException {
    Frame[] frames = {
      new Frame.Open("{\"é\":1}"),
      new Frame.Reset(7),
      new Frame.Finish(8),
      new Frame.Ready(true, "sherpa-onnx"),
      new Frame.Ready(false, ""),
      new Frame.Heard(3, "{}"),
      new Frame.Beat(2, 160_000_000_000L),
      new Frame.Finished(9),
      new Frame.Failed(true, "Modèle absent", "No model"),
      new Frame.Failed(false, "", "")
    };
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(written(frames)));
    for (Frame each : frames) {
      assertThat(Frame.read(in)).contains(each);
    }
    assertThat(Frame.read(in)).isEmpty();
  }

  @Test
  void read_sound_isTheSameSound() throws IOException {
    short[] samples = {1, -1, Short.MAX_VALUE, Short.MIN_VALUE};
    Frame.Sound read =
        (Frame.Sound)
            read(written(new Frame.Sound(4, Tones.seconds(1_790_000_000.25), samples)))
                .orElseThrow();
    assertThat(read.stream()).isEqualTo(4);
    assertThat(read.at()).isEqualTo(Tones.seconds(1_790_000_000.25));
    assertThat(read.samples()).containsExactly(samples);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h\0\0\0\2ab", "b\0\0\0\1a", "S\0\0\0\0", "x\0\0\0\0", "r\0\0\0\0"})
  void read_frameThatIsTooShort_isAnError(String bytes) {
    assertThatThrownBy(() -> read(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"h\u007f\0\0\0", "h\u00ff\u00ff\u00ff\u00ff", "?\0\0\0\0", "h\0\0", "h\0\0\0\7a"})
  void read_noFrame_isAnError(String bytes) {
    assertThatThrownBy(() -> read(bytes.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(IOException.class);
  }
}
