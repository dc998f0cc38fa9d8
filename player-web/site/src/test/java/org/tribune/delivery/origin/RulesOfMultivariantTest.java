package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.RunningServer;

/** The rules of HLS-RULES.md on the multivariant playlist, over HTTP. */
class RulesOfMultivariantTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;
  private RunningServer running;
  private PlaylistText playlist = new PlaylistText(List.of());

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    running.open(ID, /* live= */ true).segments(0, 0);
    running.playlist(ID, "audio", 0, 11);
    playlist = PlaylistText.of(running.get("/hls/live/chamber/index.m3u8").body());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void rule6_multivariant_holdsNoMediaTag() {
    assertThat(playlist.lines())
        .noneMatch(line -> line.startsWith("#EXTINF"))
        .noneMatch(line -> line.startsWith("#EXT-X-TARGETDURATION"));
  }

  @Test
  void rule7And9And12_bandwidths_areSumsWithTheSound() {
    assertThat(playlist.attributes("#EXT-X-STREAM-INF"))
        .extracting(variant -> variant.get("BANDWIDTH") + "/" + variant.get("AVERAGE-BANDWIDTH"))
        .containsExactly("2840000/2328000", "5540000/4628000", "140000/128000");
  }

  @Test
  void rule13_codecs_nameEveryFormat() {
    assertThat(playlist.attributes("#EXT-X-STREAM-INF"))
        .extracting(variant -> variant.get("CODECS"))
        .containsExactly("avc1.64001f,mp4a.40.2", "avc1.640028,mp4a.40.2", "mp4a.40.2");
  }

  @Test
  void rule14And15_pictures_haveResolutionAndFrameRate() {
    assertThat(playlist.attributes("#EXT-X-STREAM-INF").getFirst())
        .containsEntry("RESOLUTION", "1280x720")
        .containsEntry("FRAME-RATE", "25.000");
  }

  @Test
  void rule16_closedCaptions_areNoneOnAll() {
    assertThat(playlist.attributes("#EXT-X-STREAM-INF"))
        .allMatch(variant -> "NONE".equals(variant.get("CLOSED-CAPTIONS")));
  }

  @Test
  void rule17To20_audioGroup_isNamedAndMatched() {
    Map<String, String> audio = playlist.attributes("#EXT-X-MEDIA").getFirst();
    assertThat(playlist.attributes("#EXT-X-MEDIA")).hasSize(1);
    assertThat(audio)
        .containsEntry("TYPE", "AUDIO")
        .containsEntry("NAME", "Français")
        .containsEntry("LANGUAGE", "fr")
        .containsEntry("DEFAULT", "YES")
        .containsEntry("AUTOSELECT", "YES")
        .containsEntry("CHANNELS", "2");
    assertThat(playlist.attributes("#EXT-X-STREAM-INF"))
        .allMatch(variant -> audio.getOrDefault("GROUP-ID", "").equals(variant.get("AUDIO")));
  }

  @Test
  void rule24_variants_startWithAboutTwoMegabitsAndHaveOneFor192Kilobits() {
    List<Map<String, String>> variants = playlist.attributes("#EXT-X-STREAM-INF");
    assertThat(variants.getFirst()).containsEntry("RESOLUTION", "1280x720");
    assertThat(variants)
        .anyMatch(variant -> Long.parseLong(variant.getOrDefault("BANDWIDTH", "")) <= 192_000);
  }

  @Test
  void rule25_independentSegments_areDeclaredHere() {
    assertThat(playlist.values("#EXT-X-INDEPENDENT-SEGMENTS")).hasSize(1);
  }

  @Test
  void uris_fromTheChannelsAddress_leadToTheMediaPlaylists() {
    java.net.URI base = java.net.URI.create("/hls/live/chamber/index.m3u8");
    assertThat(playlist.uris()).hasSize(3);
    for (String uri : playlist.uris()) {
      assertThat(running.get(base.resolve(uri).toString()).statusCode()).isEqualTo(200);
    }
  }
}
