package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.topics.Topics;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/**
 * The captions of a broadcast on air as HLS has them, over HTTP: segments of 3.84 s in 12 parts,
 * listed as those of the sound.
 */
class RulesOfLiveCaptionsTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String FRENCH = "captions-fr";

  @TempDir Path directory;
  private RunningServer running;
  private FakeTranscoder transcoder;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    transcoder = running.open(ID, /* live= */ true);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static LiveCaption caption(
      String id, String language, double start, double end, String text) {
    return new LiveCaption(
        id,
        /* revision= */ 1,
        Duration.ofMillis(Math.round(start * 1_000)),
        Duration.ofMillis(Math.round(end * 1_000)),
        language,
        text,
        Optional.empty(),
        CaptionSource.RECOGNISER,
        CaptionState.HEARD,
        List.of());
  }

  private void append(LiveCaption caption) {
    running.log().append(Topics.CAPTIONS, ID.value(), caption).join();
  }

  /** Says something, and waits until all of the server has heard it. */
  private void say(String id, double start, double end, String text) {
    append(caption(id, "fr", start, end, text));
    // Once what comes behind it is known, everybody was told of it.
    append(beingSaid("after " + id));
    awaitRead("after " + id);
  }

  private void awaitRead(String text) {
    await().until(() -> running.get("/api/v1/channels/chamber/captions").body().contains(text));
  }

  private static LiveCaption beingSaid(String text) {
    return new LiveCaption(
        text,
        /* revision= */ 1,
        Duration.ZERO,
        Duration.ofSeconds(1),
        "fr",
        text,
        Optional.empty(),
        CaptionSource.RECOGNISER,
        CaptionState.PARTIAL,
        List.of());
  }

  private void goOnTo(long segment) {
    transcoder.segments(segment, segment);
    running.playlist(ID, "720p", segment, FakeTranscoder.PARTS - 1);
    running.playlist(ID, "audio", segment, FakeTranscoder.PARTS - 1);
  }

  private HttpResponse<String> get(String rendition, String name) {
    return running.get(running.address(ID, rendition) + name);
  }

  private String captions(String name) {
    HttpResponse<String> response = get(FRENCH, name);
    assertThat(response.statusCode()).as(name).isEqualTo(200);
    return response.body();
  }

  private PlaylistText multivariant() {
    return PlaylistText.of(running.get("/hls/live/chamber/index.m3u8").body());
  }

  private List<Map<String, String>> subtitles() {
    return multivariant().attributes("#EXT-X-MEDIA").stream()
        .filter(each -> "SUBTITLES".equals(each.get("TYPE")))
        .toList();
  }

  @Test
  void multivariant_nothingWasSaidAndNobodyListens_offersNoCaptions() {
    goOnTo(0);
    assertThat(subtitles()).isEmpty();
    assertThat(multivariant().attributes("#EXT-X-STREAM-INF"))
        .noneMatch(each -> each.containsKey("SUBTITLES"));
    assertThat(get(FRENCH, "live.m3u8").statusCode()).isEqualTo(404);
  }

  @Test
  void rule12And17To22_multivariant_offersTheCaptionsOfEachLanguageWithEachVariant() {
    goOnTo(0);
    append(caption("e1", "en", 1, 2, "Good evening"));
    say("f1", 1, 2, "Bonsoir");
    assertThat(subtitles())
        .extracting(each -> each.get("NAME") + " " + each.get("LANGUAGE"))
        .containsExactly("English (automatic) en", "Français (automatique) fr");
    assertThat(subtitles())
        .allMatch(each -> "captions".equals(each.get("GROUP-ID")))
        .allMatch(each -> "NO".equals(each.get("DEFAULT")))
        .allMatch(each -> "YES".equals(each.get("AUTOSELECT")))
        .allMatch(
            each -> each.getOrDefault("CHARACTERISTICS", "").contains("transcribes-spoken-dialog"))
        .noneMatch(each -> each.containsKey("FORCED"));
    assertThat(multivariant().attributes("#EXT-X-STREAM-INF"))
        .allMatch(each -> "captions".equals(each.get("SUBTITLES")))
        .extracting(each -> each.get("BANDWIDTH") + "/" + each.get("AVERAGE-BANDWIDTH"))
        .containsExactly("2850000/2332000", "5550000/4632000", "150000/132000");
    URI base = URI.create("/hls/live/chamber/index.m3u8");
    for (Map<String, String> each : subtitles()) {
      String uri = base.resolve(each.get("URI")).toString();
      assertThat(running.get(uri).statusCode()).isEqualTo(200);
    }
    assertThat(running.get("/hls/live/chamber/rewind.m3u8").body())
        .contains("captions-fr/rewind.m3u8");
  }

  @Test
  void rule30And32And36_playlist_isOnTheGridOfTheSound() {
    for (long segment = 0; segment < 9; segment++) {
      goOnTo(segment);
    }
    say("f1", 1, 2, "Bonsoir");
    transcoder.parts(9, 0, 3);
    PlaylistText sound = PlaylistText.of(running.playlist(ID, "audio", 9, 3));
    PlaylistText captions = PlaylistText.of(running.playlist(ID, FRENCH, 9, 3));
    assertThat(captions.lines().stream().filter(RulesOfLiveCaptionsTest::isOfTheGrid))
        .containsExactlyElementsOf(
            sound.lines().stream()
                .filter(RulesOfLiveCaptionsTest::isOfTheGrid)
                .map(line -> line.replace(".m4s", ".vtt"))
                .toList());
    assertThat(captions.values("#EXT-X-MAP")).isEmpty();
    assertThat(captions.attributes("#EXT-X-PART")).hasSizeGreaterThan(12);
    assertThat(captions.attributes("#EXT-X-PRELOAD-HINT"))
        .containsExactly(Map.of("TYPE", "PART", "URI", "9.4.vtt"));
    assertThat(captions.uris()).endsWith("8.vtt");
  }

  private static boolean isOfTheGrid(String line) {
    return !line.startsWith("#EXT-X-MAP") && !line.startsWith("#EXT-X-RENDITION-REPORT");
  }

  @Test
  void rule60_reports_nameEveryOtherPlaylist() {
    goOnTo(0);
    append(caption("e1", "en", 1, 2, "Good evening"));
    say("f1", 1, 2, "Bonsoir");
    for (String rendition : List.of("720p", "audio", FRENCH, "captions-en")) {
      PlaylistText playlist = PlaylistText.of(running.playlist(ID, rendition, 0, 11));
      assertThat(playlist.attributes("#EXT-X-RENDITION-REPORT"))
          .as(rendition)
          .allMatch(each -> "0".equals(each.get("LAST-MSN")))
          .allMatch(each -> "11".equals(each.get("LAST-PART")))
          .extracting(each -> each.get("URI"))
          .containsExactlyInAnyOrderElementsOf(
              List.of("1080p", "720p", "audio", FRENCH, "captions-en").stream()
                  .filter(other -> !other.equals(rendition))
                  .map(other -> "../" + other + "/live.m3u8")
                  .toList());
    }
  }

  @Test
  void rule62And72_playlistAndHintedPart_blockUntilThePartIsThere() throws Exception {
    goOnTo(0);
    say("f1", 1, 2, "Bonsoir");
    CompletableFuture<HttpResponse<String>> playlist =
        CompletableFuture.supplyAsync(() -> get(FRENCH, "live.m3u8?_HLS_msn=1&_HLS_part=0"));
    CompletableFuture<HttpResponse<String>> part =
        CompletableFuture.supplyAsync(() -> get(FRENCH, "1.0.vtt"));
    await().until(() -> running.server().metrics().waitingRequests() == 2);
    assertThat(playlist.isDone() || part.isDone()).isFalse();
    transcoder.parts(1, 0, 0);
    assertThat(PlaylistText.of(playlist.get(10, TimeUnit.SECONDS).body()).lines())
        .anyMatch(line -> line.contains("URI=\"1.0.vtt\""));
    assertThat(part.get(10, TimeUnit.SECONDS).body())
        .startsWith("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:03.840,MPEGTS:345600\n");
  }

  @Test
  void rule70_deltaUpdate_leavesOutWhatAReaderHolds() {
    for (long segment = 0; segment < 12; segment++) {
      goOnTo(segment);
    }
    say("f1", 1, 2, "Bonsoir");
    PlaylistText delta =
        PlaylistText.of(captions("live.m3u8?_HLS_msn=11&_HLS_part=11&_HLS_skip=YES"));
    assertThat(delta.values("#EXT-X-SKIP")).hasSize(1);
    assertThat(delta.uris()).endsWith("11.vtt").doesNotContain("0.vtt");
  }

  @Test
  void rule49_segment_hasItsHeaderAndAllThatIsSaidInIt() {
    goOnTo(0);
    // Said while segment 1 is made, before the half of it is out, and in both.
    transcoder.parts(1, 0, 3);
    running.playlist(ID, "audio", 1, 3);
    say("f1", 6, 9, "Le <budget> & l’eau");
    transcoder.parts(1, 4, 11);
    goOnTo(2);
    String cue = "\nf1\n00:00:06.000 --> 00:00:09.000\nLe &lt;budget&gt; &amp; l’eau\n";
    assertThat(captions("1.vtt")).startsWith("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:").endsWith(cue);
    assertThat(captions("2.vtt")).endsWith(cue);
    assertThat(captions("1.7.vtt")).endsWith(cue);
    assertThat(captions("1.5.vtt")).doesNotContain("budget");
    assertThat(captions("0.vtt"))
        .isEqualTo("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n");
    assertThat(get(FRENCH, "1.vtt").headers().firstValue("Content-Type"))
        .contains("text/vtt; charset=utf-8");
    assertThat(get(FRENCH, "1.vtt").headers().firstValue("Cache-Control"))
        .contains("public, max-age=10, s-maxage=10, must-revalidate");
  }

  @Test
  void caption_thatComesLate_isShownInTheNextPartOnAirAndAtItsTimeFurtherBack() {
    goOnTo(0);
    say("f0", 1, 2, "Mesdames et messieurs");
    goOnTo(1);
    transcoder.parts(2, 0, 5);
    running.playlist(ID, "audio", 2, 5);
    String early = captions("2.5.vtt");
    say("f1", 4, 6, "Bonsoir");
    transcoder.parts(2, 6, 11);
    goOnTo(3);
    String late = "\nf1\n00:00:09.600 --> 00:00:11.600\nBonsoir\n";
    assertThat(captions("1.vtt")).doesNotContain("Bonsoir");
    assertThat(captions("2.5.vtt")).isEqualTo(early).doesNotContain("Bonsoir");
    assertThat(captions("2.6.vtt")).endsWith(late);
    assertThat(captions("2.vtt")).endsWith(late);
    assertThat(captions("3.vtt")).endsWith(late);
    for (long segment = 4; segment < 10; segment++) {
      goOnTo(segment);
    }
    assertThat(captions("1.vtt")).endsWith("\nf1\n00:00:04.000 --> 00:00:06.000\nBonsoir\n");
    assertThat(captions("2.vtt")).doesNotContain("Bonsoir");
    assertThat(captions("rewind.m3u8")).contains("\n1.vtt\n").doesNotContain(".m4s", "#EXT-X-MAP");
  }

  @Test
  void caption_thatIsPutRight_isReadAnewByWhoGoesBack() {
    goOnTo(0);
    say("f1", 1, 2, "Le butin");
    append(caption("f1", "fr", 1, 2, "Le butin").corrected("Le budget"));
    for (long segment = 1; segment < 7; segment++) {
      goOnTo(segment);
    }
    await().untilAsserted(() -> assertThat(captions("0.vtt")).contains("Le budget"));
    assertThat(captions("0.vtt")).doesNotContain("butin");
  }

  @Test
  void caption_inWhatIsWithheld_isNowhere() {
    for (long segment = 0; segment < 8; segment++) {
      goOnTo(segment);
    }
    say("f1", 10, 13, "Un nom");
    assertThat(captions("2.vtt")).contains("Un nom");
    assertThat(captions("3.vtt")).contains("Un nom");
    Instant now = running.clock().now().toInstant();
    Instant from = RunningServer.START.plusSeconds(8);
    running
        .log()
        .append(
            Topics.EVENTS,
            "chamber",
            new BroadcastEvent.Withheld(ID, now, from, from.plusMillis(3_000)))
        .join();
    await().until(() -> get(FRENCH, "2.vtt").statusCode() == 404);
    // It began in what is withheld: the rest of it is not read either.
    assertThat(captions("3.vtt")).doesNotContain("Un nom");
    assertThat(captions("live.m3u8")).contains("#EXT-X-GAP\n#EXTINF:3.84");
  }

  @Test
  void caption_fromBeforeTheBroadcastWasPublic_isNotRead() {
    BroadcastId preview = new BroadcastId("b2");
    running.end(ID);
    await().until(() -> running.ledger().openOn(RunningServer.CHAMBER).isEmpty());
    FakeTranscoder early = running.open(preview, /* live= */ false).segments(0, 2);
    running.log().append(Topics.CAPTIONS, "b2", caption("f1", "fr", 7, 9, "Ça tourne ?")).join();
    running.clock().advance(Duration.ofSeconds(8));
    running.goLive(preview);
    running.log().append(Topics.CAPTIONS, "b2", caption("f2", "fr", 12, 13, "Bonsoir")).join();
    // What is known later than its segment is shown later.
    awaitRead("Bonsoir");
    early.segments(3, 4);
    running.playlist(preview, "audio", 4, 11);
    String segment = running.address(preview, FRENCH) + "3.vtt";
    await().until(() -> running.get(segment).body().contains("Bonsoir"));
    assertThat(running.get(segment).body()).doesNotContain("tourne");
  }

  @Test
  void addresses_ofWhatThereIsNot_areNotFound() {
    goOnTo(0);
    say("f1", 1, 2, "Bonsoir");
    assertThat(get(FRENCH, "1.vtt").statusCode()).isEqualTo(404);
    assertThat(get(FRENCH, "0.12.vtt").statusCode()).isEqualTo(404);
    assertThat(get(FRENCH, "0.m4s").statusCode()).isEqualTo(404);
    assertThat(get(FRENCH, "init.mp4").statusCode()).isEqualTo(404);
    assertThat(get(FRENCH, "preview.m3u8").statusCode()).isEqualTo(404);
    assertThat(get("audio", "0.vtt").statusCode()).isEqualTo(404);
    assertThat(get("captions-de", "live.m3u8").statusCode()).isEqualTo(404);
    assertThat(get("captions-de", "0.vtt").statusCode()).isEqualTo(404);
  }
}
