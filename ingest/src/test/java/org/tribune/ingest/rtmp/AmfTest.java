package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.time.FrameRate;

class AmfTest {
  private static Bytes written(List<AmfValue> values) {
    ByteBuf out = Unpooled.buffer();
    AmfWriter.write(out, values);
    byte[] bytes = new byte[out.readableBytes()];
    out.readBytes(bytes);
    return Bytes.wrap(bytes);
  }

  private static Bytes bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return Bytes.wrap(bytes);
  }

  @Test
  void values_writtenAndRead_areTheSame() {
    List<AmfValue> values =
        List.of(
            AmfValue.of(-1.5),
            new AmfValue.Flag(true),
            AmfValue.of("Conseil d'été"),
            AmfValue.of("x".repeat(70_000)),
            AmfValue.Nothing.NULL,
            AmfValue.Nothing.UNDEFINED,
            new AmfValue.Date(1.7e12),
            new AmfValue.Items(List.of(AmfValue.of("hvc1"), AmfValue.of(1))),
            AmfValue.of(Map.of("app", AmfValue.of("live"), "deep", AmfValue.of(Map.of()))),
            new AmfValue.Structure(Map.of("width", AmfValue.of(1280)), /* associative= */ true));

    assertThat(AmfReader.readAll(written(values))).isEqualTo(values);
  }

  @Test
  void read_ecmaArrayWithoutEnd_isTakenAsItIs() {
    Bytes open = bytes(8, 0, 0, 0, 9, 0, 1, 'a', 5);
    assertThat(AmfReader.readAll(open))
        .containsExactly(
            new AmfValue.Structure(Map.of("a", AmfValue.Nothing.NULL), /* associative= */ true));
  }

  @Test
  void read_amf3Value_endsTheList() {
    assertThat(AmfReader.readAll(bytes(5, 17, 1, 2, 3))).containsExactly(AmfValue.Nothing.NULL);
  }

  @Test
  void read_badInput_isRefused() {
    for (Bytes bad :
        List.of(
            bytes(0, 1, 2),
            bytes(2, 0, 9, 'a'),
            bytes(12, 255, 255, 255, 255),
            bytes(3, 0, 1, 'a'),
            bytes(10, 127, 255, 255, 255, 5),
            bytes(4),
            bytes(99))) {
      assertThatThrownBy(() -> AmfReader.readAll(bad))
          .as("%s", bad)
          .isInstanceOf(RtmpException.Malformed.class);
    }
  }

  @Test
  void read_nestedBeyondReason_isRefused() {
    byte[] nested = new byte[5 * 10_000];
    for (int index = 0; index < nested.length; index += 5) {
      nested[index] = 10;
      nested[index + 4] = 1;
    }
    assertThatThrownBy(() -> AmfReader.readAll(Bytes.wrap(nested)))
        .isInstanceOf(RtmpException.Malformed.class);
  }

  @Test
  void read_noise_throwsNothingButItsOwn() {
    Random random = new Random(/* seed= */ 42);
    int read = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] noise = new byte[1 + random.nextInt(64)];
      for (int index = 0; index < noise.length; index++) {
        noise[index] = (byte) random.nextInt(random.nextBoolean() ? 18 : 256);
      }
      try {
        read += AmfReader.readAll(Bytes.wrap(noise)).size();
      } catch (RtmpException.Malformed e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void metadata_ofAnEncoder_givesHints() {
    List<AmfValue> values =
        List.of(
            AmfValue.of("@setDataFrame"),
            AmfValue.of("onMetaData"),
            new AmfValue.Structure(
                Map.of(
                    "width", AmfValue.of(1280),
                    "height", AmfValue.of(-720),
                    "framerate", AmfValue.of(29.97)),
                /* associative= */ true));

    StreamMetadata metadata = StreamMetadata.read(values).orElseThrow();

    assertThat(metadata.width()).isEqualTo(1280);
    assertThat(metadata.height()).isZero();
    assertThat(metadata.frameRate()).contains(new FrameRate(30_000, 1_001));
    assertThat(StreamMetadata.read(List.of(AmfValue.of("onCuePoint")))).isEmpty();
  }
}
