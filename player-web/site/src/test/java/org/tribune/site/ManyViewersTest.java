package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;

/** Thousands of requests that wait for the same part. */
class ManyViewersTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final int VIEWERS = 2_000;

  @TempDir Path directory;

  @Test
  void twoThousandWaitingViewers_onePart_releasesThemAll()
      throws ExecutionException, InterruptedException {
    try (RunningServer running = new RunningServer(directory);
        ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
      FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 8);
      running.playlist(ID, "audio", 8, 11);
      int port = running.server().port();
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < VIEWERS; i++) {
        answers.add(viewers.submit(() -> watch(port)));
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> running.server().metrics().waitingRequests() == VIEWERS);
      assertThat(running.server().metrics().connections()).isGreaterThanOrEqualTo(VIEWERS);

      transcoder.parts(9, 0, 0);

      for (Future<String> answer : answers) {
        assertThat(answer.get()).startsWith("HTTP/1.1 200 OK").contains("URI=\"9.0.m4s\"");
      }
      assertThat(running.server().metrics().waitingRequests()).isZero();
    }
  }

  private static String watch(int port) {
    String request =
        "GET /hls/recordings/b1/720p/live.m3u8?_HLS_msn=9&_HLS_part=0&_HLS_skip=YES HTTP/1.1\r\n"
            + "Host: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
