package org.tribune.core.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.log.CodecChecks;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

final class RenditionCodecTest {
  private static final RenditionCodec CODEC = new RenditionCodec();

  private static final RenditionPart PART =
      new RenditionPart(
          /* epoch= */ 2,
          "720p",
          /* segment= */ 5,
          /* part= */ 1,
          new MediaTime(1_000, 25_000),
          new MediaTime(8_000, 25_000),
          /* independent= */ true,
          /* last= */ false,
          Bytes.wrap(new byte[] {9}));

  private static final RenditionFormat FORMAT =
      new RenditionFormat(
          /* epoch= */ 7,
          new Timeline(
              Instant.parse("2026-01-01T00:00:00.123456Z"),
              new FrameRate(30_000, 1_001),
              /* framesPerPart= */ 8,
              /* partsPerSegment= */ 12,
              /* partsPerKeyFrame= */ 6,
              new MediaTime(8_008, 30_000),
              /* targetDuration= */ 4),
          List.of(
              new Rendition.Video(
                  "720p",
                  "avc1.64001f",
                  2_000_000,
                  2_500_000,
                  Bytes.utf8("moov"),
                  1280,
                  720,
                  FrameRate.of(25)),
              new Rendition.Audio("audio", "mp4a.40.2", 64_000, 70_000, Bytes.EMPTY, 2, 48_000)));

  @Test
  void roundTrip_allKinds_givesTheSame() {
    CodecChecks.roundTrip(CODEC, PART);
    CodecChecks.roundTrip(CODEC, FORMAT);
    CodecChecks.roundTrip(CODEC, new RenditionEnd(/* epoch= */ Long.MAX_VALUE));
  }

  @Test
  void encode_part_givesTheseBytes() {
    assertThat(HexFormat.of().formatHex(CODEC.encode(PART)))
        .isEqualTo(
            "0102" // version, kind
                + "0000000000000002" // epoch
                + "000437323070" // 720p
                + "0000000000000005" // segment
                + "00000001" // part
                + "000061a8" // timescale
                + "00000000000003e8" // start
                + "0000000000001f40" // duration
                + "0100" // independent, last
                + "0000000109");
  }

  @Test
  void decode_damagedBytes_givesAnEntryOrALogException() {
    CodecChecks.fuzz(CODEC, PART);
    CodecChecks.fuzz(CODEC, FORMAT);
  }
}
