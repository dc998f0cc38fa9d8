package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;

/** The whole server, from the log to the answer. */
class WebServerTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String BASE = "/hls/recordings/b1/720p/";

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

  @Test
  void live_aPartArrives_theWaitingPlaylistAndTheHintedPartAreAnswered() {
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 2);
    await().until(() -> running.get("/hls/live/chamber/index.m3u8").statusCode() == 200);
    CompletableFuture<HttpResponse<String>> playlist =
        running.getLater(BASE + "live.m3u8?_HLS_msn=3&_HLS_part=0");
    CompletableFuture<HttpResponse<String>> part = running.getLater(BASE + "3.0.m4s");
    await().until(() -> running.server().metrics().waitingRequests() == 2);
    assertThat(playlist).isNotDone();

    transcoder.parts(3, 0, 0);

    assertThat(playlist.join().body()).contains("URI=\"3.0.m4s\"", "#EXT-X-PRELOAD-HINT");
    assertThat(part.join().body()).startsWith("720p/3.0@1");
  }
}
