package org.tribune.core.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.log.CodecChecks;
import org.tribune.core.log.LogException;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class ContributionCodecTest {
  private static final ContributionCodec CODEC = new ContributionCodec();

  private static final ContributionPacket PACKET =
      new ContributionPacket(
          /* generation= */ 3,
          /* track= */ 1,
          MediaTime.ofMicros(2_000_040),
          MediaTime.ofMicros(2_000_000),
          MediaTime.ofMicros(40_000),
          /* keyFrame= */ true,
          Bytes.wrap(new byte[] {1, 2, 3}));

  private static final ContributionFormat FORMAT =
      new ContributionFormat(
          MediaTime.ofMicros(-5),
          /* generation= */ 9,
          "caméra",
          List.of(
              new Track(
                  /* index= */ 0,
                  "hevc",
                  /* codecTag= */ 0x31637668,
                  /* bitsPerCodedSample= */ 24,
                  Bytes.utf8("hvcC"),
                  Optional.of(
                      new Track.Video(
                          1920, 1080, Optional.of(new FrameRate(30_000, 1_001)), 4, 3, 90)),
                  Optional.empty()),
              Track.audio(1, "pcm_alaw", Bytes.EMPTY, new Track.Audio(8_000, 1, 0))));

  @Test
  void roundTrip_allKinds_givesTheSame() {
    CodecChecks.roundTrip(CODEC, PACKET);
    CodecChecks.roundTrip(CODEC, FORMAT);
    CodecChecks.roundTrip(
        CODEC, new ContributionFormat(MediaTime.ofMicros(0), /* generation= */ 0, "", List.of()));
    CodecChecks.roundTrip(
        CODEC,
        new ContributionFormat(
            MediaTime.ofMicros(1),
            /* generation= */ 1,
            "x",
            List.of(
                Track.video(
                    0, "h264", Bytes.EMPTY, new Track.Video(0, 0, Optional.empty(), 0, 0, 0)))));
    CodecChecks.roundTrip(CODEC, new ContributionTick(MediaTime.ofMicros(Long.MAX_VALUE)));
  }

  @Test
  void encode_packet_givesTheseBytes() {
    assertThat(HexFormat.of().formatHex(CODEC.encode(PACKET)))
        .isEqualTo(
            "0102" // version, kind
                + "00000000001e8480" // decoding time
                + "0000000000000003" // generation
                + "00000001" // track
                + "00000000001e84a8" // presentation time
                + "0000000000009c40" // duration
                + "01" // key frame
                + "00000003010203");
  }

  @Test
  void encode_tick_givesTheseBytes() {
    assertThat(HexFormat.of().formatHex(CODEC.encode(new ContributionTick(MediaTime.ofMicros(1)))))
        .isEqualTo("01030000000000000001");
  }

  @Test
  void decode_damagedBytes_givesAnEntryOrALogException() {
    CodecChecks.fuzz(CODEC, PACKET);
    CodecChecks.fuzz(CODEC, FORMAT);
  }

  @Test
  void decode_otherVersion_namesTheRemedy() {
    byte[] bytes = CODEC.encode(PACKET);
    bytes[0] = 2;
    assertThatThrownBy(() -> CODEC.decode(bytes))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("same version of Tribune");
  }
}
