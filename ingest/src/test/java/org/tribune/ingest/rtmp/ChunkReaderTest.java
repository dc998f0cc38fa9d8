package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;

class ChunkReaderTest {
  private final ChunkReader reader = new ChunkReader(RtmpLimits.standard());

  private static ByteBuf bytes(int... values) {
    ByteBuf buffer = Unpooled.buffer();
    for (int value : values) {
      buffer.writeByte(value);
    }
    return buffer;
  }

  private static Bytes payload(int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    return Bytes.wrap(payload);
  }

  private static List<RtmpMessage> readAll(ChunkReader reader, ByteBuf in) {
    List<RtmpMessage> all = new ArrayList<>();
    for (Optional<RtmpMessage> next = reader.read(in); next.isPresent(); next = reader.read(in)) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void read_whatTheWriterWrote_isTheSame() {
    ChunkWriter writer = new ChunkWriter();
    ByteBuf wire = Unpooled.buffer();
    List<RtmpMessage> sent = new ArrayList<>();
    int[] times = {0, 1, 0xFFFFFE, 0xFFFFFF, 0x1000000, 0x7FFFFFFF, -1};
    for (int length : new int[] {0, 1, 127, 128, 129, 5_000}) {
      for (int time : times) {
        RtmpMessage message = new RtmpMessage(RtmpMessage.VIDEO, 1, time, payload(length));
        sent.add(message);
        ByteBuf chunks = writer.write(UnpooledByteBufAllocator.DEFAULT, 4, message);
        wire.writeBytes(chunks);
        chunks.release();
      }
    }

    assertThat(readAll(reader, wire)).isEqualTo(sent);
    assertThat(wire.isReadable()).isFalse();
  }

  @Test
  void read_byteByByte_isTheSame() {
    RtmpMessage message = new RtmpMessage(RtmpMessage.AUDIO, 1, 0x01020304, payload(300));
    ByteBuf wire = new ChunkWriter().write(UnpooledByteBufAllocator.DEFAULT, 5, message);
    ByteBuf seen = Unpooled.buffer();
    List<RtmpMessage> all = new ArrayList<>();
    while (wire.isReadable()) {
      seen.writeByte(wire.readByte());
      all.addAll(readAll(reader, seen));
    }
    wire.release();
    assertThat(all).containsExactly(message);
  }

  @Test
  void read_allHeaderTypes_addUpTheTimes() {
    ByteBuf wire =
        bytes(
            4, 0, 0, 10, 0, 0, 1, 9, 1, 0, 0, 0, 'a', // type 0 at 10
            0x44, 0, 0, 5, 0, 0, 2, 8, 'b', 'c', // type 1, 5 later, other length and type
            0x84, 0, 0, 7, 'd', 'e', // type 2, 7 later
            0xC4, 'f', 'g'); // type 3: 7 later again

    List<RtmpMessage> all = readAll(reader, wire);

    assertThat(all).extracting(RtmpMessage::timestamp).containsExactly(10, 15, 22, 29);
    assertThat(all).extracting(RtmpMessage::type).containsExactly(9, 8, 8, 8);
    assertThat(all).extracting(RtmpMessage::stream).containsOnly(1);
    assertThat(all.get(3).payload()).isEqualTo(Bytes.utf8("fg"));
  }

  @Test
  void read_longChunkStreamIds_areTold_apart() {
    ByteBuf wire =
        bytes(
            0, 0, 0, 0, 1, 0, 0, 1, 9, 0, 0, 0, 0, 'a', // id 64
            1, 0, 1, 0, 0, 2, 0, 0, 1, 9, 0, 0, 0, 0, 'b'); // id 64 + 256

    assertThat(readAll(reader, wire)).extracting(RtmpMessage::timestamp).containsExactly(1, 2);
  }

  @Test
  void read_interleavedChunks_putsBothTogether() {
    ByteBuf wire = bytes(4, 0, 0, 0, 0, 0, 129, 9, 1, 0, 0, 0).writeBytes(new byte[128]);
    wire.writeBytes(bytes(5, 0, 0, 0, 0, 0, 1, 8, 1, 0, 0, 0, 'x'));
    wire.writeBytes(bytes(0xC4, 'y'));

    assertThat(readAll(reader, wire)).extracting(RtmpMessage::type).containsExactly(8, 9);
  }

  @Test
  void read_extendedTimestamp_repeatedInTypeThreeOrNot_isUnderstood() {
    for (boolean repeated : new boolean[] {true, false}) {
      ByteBuf wire = bytes(4, 255, 255, 255, 0, 0, 130, 9, 1, 0, 0, 0, 1, 2, 3, 4);
      wire.writeBytes(new byte[128]).writeByte(0xC4);
      if (repeated) {
        wire.writeBytes(bytes(1, 2, 3, 4));
      }
      wire.writeBytes(bytes('y', 'z')).writeBytes(bytes(5, 0, 0, 0, 0, 0, 1, 8, 1, 0, 0, 0, 'x'));

      List<RtmpMessage> all = readAll(new ChunkReader(RtmpLimits.standard()), wire);

      assertThat(all).as("repeated: %s", repeated).hasSize(2);
      assertThat(all.get(0).timestamp()).isEqualTo(0x01020304);
      assertThat(all.get(0).payload().array()).endsWith('y', 'z').hasSize(130);
    }
  }

  @Test
  void read_setChunkSize_isObeyed() {
    ByteBuf wire = bytes(2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 1, 0); // 256
    wire.writeBytes(bytes(4, 0, 0, 0, 0, 0, 200, 9, 1, 0, 0, 0)).writeBytes(new byte[200]);

    assertThat(readAll(reader, wire)).hasSize(1);
  }

  @Test
  void read_abort_dropsTheHalfMessage() {
    ByteBuf wire = bytes(4, 0, 0, 0, 0, 0, 200, 9, 1, 0, 0, 0).writeBytes(new byte[128]);
    wire.writeBytes(bytes(2, 0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 0, 0, 4));
    wire.writeBytes(bytes(4, 0, 0, 0, 0, 0, 1, 9, 1, 0, 0, 0, 'x'));

    List<RtmpMessage> all = readAll(reader, wire);

    assertThat(all).hasSize(1);
    assertThat(all.getFirst().payload()).isEqualTo(Bytes.utf8("x"));
  }

  @Test
  void read_badInput_isRefused() {
    assertThatThrownBy(() -> reader.read(bytes(0xC4))).isInstanceOf(RtmpException.Malformed.class);
    assertThatThrownBy(() -> reader.read(bytes(2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0)))
        .isInstanceOf(RtmpException.Malformed.class)
        .hasMessageContaining("chunk size");
    assertThatThrownBy(() -> reader.read(bytes(4, 0, 0, 0, 0, 255, 255, 9, 1, 0, 0, 0)))
        .isInstanceOf(RtmpException.OverLimit.class);
  }

  @Test
  void read_tooManyChunkStreams_isRefused() {
    ByteBuf wire = Unpooled.buffer();
    for (int id = 3; id < 63; id++) {
      wire.writeBytes(bytes(id, 0, 0, 0, 0, 0, 1, 9, 1, 0, 0, 0, 'x'));
    }
    assertThat(readAll(reader, wire)).hasSize(60);
    for (int id = 0; id < 10; id++) {
      wire.writeBytes(bytes(0, id, 0, 0, 0, 0, 0, 1, 9, 1, 0, 0, 0, 'x'));
    }
    assertThatThrownBy(() -> readAll(reader, wire))
        .isInstanceOf(RtmpException.OverLimit.class)
        .hasMessageContaining("chunk streams");
  }

  @Test
  void read_halfMessagesOnManyStreams_areBoundTogether() {
    reader.allowMedia();
    ByteBuf wire = bytes(2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 128, 0, 0); // chunks of 8 MB
    assertThat(reader.read(wire)).isEmpty();
    assertThatThrownBy(
            () -> {
              for (int id = 4; id < 10; id++) {
                ByteBuf half = bytes(id, 0, 0, 0, 0xF0, 0, 0, 9, 1, 0, 0, 0);
                reader.read(half.writeBytes(new byte[8 << 20]));
              }
            })
        .isInstanceOf(RtmpException.OverLimit.class)
        .hasMessageContaining("half-sent");
  }

  @Test
  void read_noise_throwsNothingButItsOwn() {
    Random random = new Random(/* seed= */ 42);
    for (int round = 0; round < 20_000; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      if (noise.length > 0 && random.nextBoolean()) {
        noise[0] = (byte) (noise[0] & 0x3F); // opens with type 0, so that it goes further
      }
      ChunkReader fresh = new ChunkReader(RtmpLimits.standard());
      try {
        for (RtmpMessage message : readAll(fresh, Unpooled.wrappedBuffer(noise))) {
          assertThat(message.payload().length()).isLessThanOrEqualTo(noise.length);
        }
      } catch (RtmpException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
