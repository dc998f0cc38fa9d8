package org.tribune.core.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;

class VodPlaylistWriterTest {
  private static final Instant START = Instant.parse("2026-11-24T18:00:00.120Z");
  private static final MediaTime WHOLE = new MediaTime(96_000, 25_000);
  private static final MediaTime KEY_FRAME = new MediaTime(48_000, 25_000);

  private static Segment segment(
      String uri, MediaTime duration, boolean dated, boolean gap, boolean discontinuity) {
    return new Segment(
        uri,
        duration,
        dated ? Optional.of(START) : Optional.empty(),
        gap,
        discontinuity,
        List.of());
  }

  @Test
  void write_segmentsWithAGapAndACut_equalsGolden() {
    VodPlaylist playlist =
        new VodPlaylist(
            4,
            Optional.of("init.mp4"),
            List.of(),
            List.of(
                segment("20.m4s", WHOLE, true, false, false),
                segment("21.m4s", WHOLE, false, true, false),
                segment("22-1-1.m4s", KEY_FRAME, true, false, true)),
            /* iFramesOnly= */ false);
    assertThat(VodPlaylistWriter.write(playlist))
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:4
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-MAP:URI="init.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-11-24T18:00:00.120Z
            #EXTINF:3.84,
            20.m4s
            #EXT-X-GAP
            #EXTINF:3.84,
            21.m4s
            #EXT-X-DISCONTINUITY
            #EXT-X-PROGRAM-DATE-TIME:2026-11-24T18:00:00.120Z
            #EXTINF:1.92,
            22-1-1.m4s
            #EXT-X-ENDLIST
            """);
  }

  @Test
  void write_keyFrames_equalsGolden() {
    Segment frame =
        new Segment(
            "20.m4s",
            KEY_FRAME,
            Optional.empty(),
            /* gap= */ false,
            /* discontinuity= */ false,
            List.of(),
            Optional.of(new ByteRange(1_000, 52_345)));
    assertThat(
            VodPlaylistWriter.write(
                new VodPlaylist(
                    4,
                    Optional.of("init.mp4"),
                    List.of(),
                    List.of(frame),
                    /* iFramesOnly= */ true)))
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:5
            #EXT-X-TARGETDURATION:4
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-I-FRAMES-ONLY
            #EXT-X-MAP:URI="init.mp4"
            #EXT-X-BYTERANGE:52345@1000
            #EXTINF:1.92,
            20.m4s
            #EXT-X-ENDLIST
            """);
  }

  @Test
  void vodPlaylist_segmentRoundsToMoreThanTheTarget_isRefused() {
    List<Segment> tooLong = List.of(segment("0.m4s", new MediaTime(9, 2), false, false, false));
    assertThatThrownBy(
            () ->
                new VodPlaylist(
                    4, Optional.of("init.mp4"), List.of(), tooLong, /* iFramesOnly= */ false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.m4s");
  }

  @Test
  void byteRange_withoutBytes_isRefused() {
    assertThatThrownBy(() -> new ByteRange(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
