package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** The public sees a broadcast from when it went live to when it ended, and nothing else of it. */
class PublicWindowTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String address(String name) {
    return running.address(ID, "720p") + name;
  }

  private int status(String path, String... headers) {
    return running.get(path, headers).statusCode();
  }

  private String operatorPlaylist(String cookie) {
    return await()
        .until(
            () -> running.get(address("preview.m3u8"), "Cookie", cookie),
            response -> response.statusCode() == 200)
        .body();
  }

  @Test
  void begin_withoutAWholeSegment_holdsPlainRequestsOnly() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).parts(0, 0, 3);
    assertThat(running.playlist(ID, "720p", 0, 3)).contains("URI=\"0.3.m4s\"");

    CompletableFuture<HttpResponse<String>> plain = running.getLater(address("live.m3u8"));
    await().until(() -> running.server().metrics().waitingRequests() == 1);
    transcoder.parts(0, 4, 11);

    assertThat(PlaylistText.of(plain.join().body()).uris()).containsExactly("0.m4s");
  }

  @Test
  void preview_withoutCookie_isHiddenWhole() {
    running.open(ID, /* live= */ false).segments(0, 3);
    operatorPlaylist(running.signIn());
    for (String path :
        List.of(
            "/hls/live/chamber/index.m3u8",
            "/hls/preview/chamber/index.m3u8",
            address("live.m3u8"),
            address("preview.m3u8"),
            address("init.mp4"),
            address("0.m4s"),
            address("0.0.m4s"))) {
      assertThat(status(path)).as(path).isEqualTo(404);
      assertThat(status(path, "Cookie", "tribune_session=forged")).as(path).isEqualTo(404);
    }
    assertThat(running.get("/api/v1/channels/chamber").body())
        .contains("\"state\":\"offline\"", "\"broadcast\":null");
  }

  @Test
  void preview_withCookie_isSeenAndKeptByNoCache() {
    running.open(ID, /* live= */ false).segments(0, 3);
    String cookie = running.signIn();
    assertThat(operatorPlaylist(cookie)).contains("0.m4s");
    for (String path :
        List.of(
            "/hls/preview/chamber/index.m3u8",
            address("preview.m3u8"),
            address("init.mp4"),
            address("0.m4s"),
            address("0.0.m4s"))) {
      HttpResponse<String> response = running.get(path, "Cookie", cookie);
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-store");
    }
    assertThat(running.get("/hls/preview/chamber/index.m3u8", "Cookie", cookie).body())
        .contains("../../recordings/b1/720p/preview.m3u8");
  }

  @Test
  void live_afterAPreview_showsNothingFromBeforeThen() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ false).segments(0, 3);
    operatorPlaylist(running.signIn());
    // 15.5 s lie in segment 4, so the first that is wholly public is 5, from 19.2 s on.
    running.clock().advance(Duration.ofMillis(15_500));
    running.goLive(ID);
    await().until(() -> status("/hls/live/chamber/index.m3u8") == 200);
    CompletableFuture<HttpResponse<String>> first = running.getLater(address("live.m3u8"));
    transcoder.segments(4, 4);
    assertThat(status(address("4.m4s"))).isEqualTo(404);
    assertThat(first).isNotDone();
    transcoder.segments(5, 6);

    assertThat(PlaylistText.of(first.join().body()).number("#EXT-X-MEDIA-SEQUENCE")).isEqualTo(5);
    PlaylistText later = PlaylistText.of(running.playlist(ID, "720p", 6, 11));
    assertThat(later.uris()).containsExactly("5.m4s", "6.m4s");
    for (String name : List.of("0.m4s", "3.m4s", "4.m4s", "4.11.m4s", "3.0.m4s")) {
      assertThat(status(address(name))).as(name).isEqualTo(404);
    }
    assertThat(status(address("5.0.m4s"))).isEqualTo(200);
  }

  @Test
  void ended_partsThatStartAfterTheEnd_areNotShown() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 1);
    running.playlist(ID, "720p", 1, 11);
    // 9 s lie in part 4 of segment 2 (8.96 to 9.28 s): that part is the last.
    running.clock().advance(Duration.ofSeconds(9));
    transcoder.parts(2, 0, 6);
    running.end(ID);
    await().until(() -> running.ledger().find(ID).flatMap(b -> b.endedAt()).isPresent());
    transcoder.parts(2, 7, 11).end();

    await().until(() -> running.get(address("live.m3u8")).body().contains("#EXT-X-ENDLIST"));
    assertThat(running.get(address("live.m3u8")).body())
        .contains("2.4.m4s")
        .doesNotContain("2.5.m4s");
    assertThat(PlaylistText.of(running.get(address("live.m3u8")).body()).durations().getLast())
        .isEqualTo(1.6);
    assertThat(status(address("2.4.m4s"))).isEqualTo(200);
    assertThat(status(address("2.5.m4s"))).isEqualTo(404);
    assertThat(running.get(address("2.m4s")).body()).hasSize(500);
  }

  @Test
  void ended_aQuarterOfAnHourAgo_isShownNoMore() {
    running.open(ID, /* live= */ true).segments(0, 1).end();
    running.playlist(ID, "720p", 0, 0);
    running.clock().advance(Duration.ofMillis(7_680));
    running.end(ID);
    await().until(() -> running.get("/api/v1/channels/chamber").body().contains("\"ended\""));
    running.clock().advance(Duration.ofSeconds(899));
    assertThat(status("/hls/live/chamber/index.m3u8")).isEqualTo(200);
    assertThat(status(address("live.m3u8"))).isEqualTo(200);
    running.clock().advance(Duration.ofSeconds(2));
    assertThat(status("/hls/live/chamber/index.m3u8")).isEqualTo(404);
    assertThat(status(address("live.m3u8"))).isEqualTo(404);
    assertThat(running.get("/api/v1/channels/chamber").body()).contains("\"offline\"");
    // What a reader was shown stays fetchable: rule 41.
    assertThat(status(address("1.m4s"))).isEqualTo(200);
  }

  @Test
  void ended_withoutAWordOfTheTranscoder_endsThreeTargetDurationsLater() {
    running.open(ID, /* live= */ true).segments(0, 1);
    running.playlist(ID, "720p", 1, 11);
    running.clock().advance(Duration.ofMillis(7_680));
    running.end(ID);
    await().until(() -> running.ledger().openOn(RunningServer.CHAMBER).isEmpty());
    running.clock().advance(Duration.ofMillis(12_100));
    await().until(() -> running.get(address("live.m3u8")).body().contains("#EXT-X-ENDLIST"));
  }

  @Test
  void ended_neverPublic_staysHidden() {
    running.open(ID, /* live= */ false).segments(0, 1).end();
    operatorPlaylist(running.signIn());
    running.end(ID);
    await().until(() -> running.ledger().openOn(RunningServer.CHAMBER).isEmpty());
    assertThat(status("/hls/live/chamber/index.m3u8")).isEqualTo(404);
    assertThat(status(address("live.m3u8"))).isEqualTo(404);
    assertThat(status(address("0.m4s"))).isEqualTo(404);
  }
}
