package org.tribune.core.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.FrameRate;

class MultivariantPlaylistWriterTest {
  private static final AudioRendition AUDIO =
      new AudioRendition("audio", "Français", "fr", true, 2, "audio/live.m3u8");

  @Test
  void write_pictureSoundAndSoundAlone_equalsGolden() {
    MultivariantPlaylist playlist =
        new MultivariantPlaylist(
            List.of(AUDIO),
            List.of(
                new Variant(
                    "720p/live.m3u8",
                    2_840_000,
                    2_328_000,
                    List.of("avc1.64001f", "mp4a.40.2"),
                    Optional.of(new Variant.Picture(1280, 720, new FrameRate(30_000, 1_001))),
                    Optional.of("audio"),
                    /* hasSubtitles= */ false),
                new Variant(
                    "audio/live.m3u8",
                    140_000,
                    128_000,
                    List.of("mp4a.40.2"),
                    Optional.empty(),
                    Optional.of("audio"),
                    /* hasSubtitles= */ false)));
    assertThat(MultivariantPlaylistWriter.write(playlist))
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:4
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Français",LANGUAGE="fr",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/live.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=2840000,AVERAGE-BANDWIDTH=2328000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="audio",CLOSED-CAPTIONS=NONE
            720p/live.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=140000,AVERAGE-BANDWIDTH=128000,CODECS="mp4a.40.2",AUDIO="audio",CLOSED-CAPTIONS=NONE
            audio/live.m3u8
            """);
  }

  @Test
  void write_sessionData_isTold() {
    MultivariantPlaylist playlist =
        new MultivariantPlaylist(
            List.of(new SessionData(SessionData.CHAPTERS, "chapters.json")),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(MultivariantPlaylistWriter.write(playlist))
        .endsWith("#EXT-X-SESSION-DATA:DATA-ID=\"com.apple.hls.chapters\",URI=\"chapters.json\"\n");
  }

  @Test
  void write_playlistOfKeyFrames_isTold() {
    MultivariantPlaylist playlist =
        new MultivariantPlaylist(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new IFrameVariant(
                    "720p/iframes.m3u8", 310_000, 250_000, "avc1.64001f", 1280, 720)));
    assertThat(MultivariantPlaylistWriter.write(playlist))
        .endsWith(
            "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=310000,AVERAGE-BANDWIDTH=250000,"
                + "CODECS=\"avc1.64001f\",RESOLUTION=1280x720,URI=\"720p/iframes.m3u8\"\n");
  }

  @Test
  void write_captions_areOfferedWithEachVariantAndShownToNobodyUnasked() {
    MultivariantPlaylist playlist =
        new MultivariantPlaylist(
            List.of(),
            List.of(),
            List.of(
                new SubtitlesRendition(
                    SubtitlesRendition.nameOf("fr"), "fr", "captions-fr/live.m3u8")),
            List.of(
                new Variant(
                    "audio/live.m3u8",
                    140_000,
                    128_000,
                    List.of("mp4a.40.2"),
                    Optional.empty(),
                    Optional.empty(),
                    /* hasSubtitles= */ true)),
            List.of());
    assertThat(MultivariantPlaylistWriter.write(playlist))
        .endsWith(
            """
            #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="Français",LANGUAGE="fr",DEFAULT=NO,AUTOSELECT=YES,CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound",URI="captions-fr/live.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=140000,AVERAGE-BANDWIDTH=128000,CODECS="mp4a.40.2",SUBTITLES="captions",CLOSED-CAPTIONS=NONE
            audio/live.m3u8
            """);
  }

  @Test
  void write_nameWithAQuote_isRefused() {
    MultivariantPlaylist playlist =
        new MultivariantPlaylist(
            List.of(new AudioRendition("audio", "a\"b", "fr", true, 2, "x")), List.of());
    assertThatThrownBy(() -> MultivariantPlaylistWriter.write(playlist))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
