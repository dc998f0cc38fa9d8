package org.tribune.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.BroadcastId;

/** Clients on HTTP/1.1 that are slow, idle, greedy or wrong: they cost themselves. */
class HostileClientsTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String BASE = "/hls/recordings/b1/720p/";

  @TempDir Path directory;

  private static Socket connect(RunningServer running) throws IOException {
    Socket socket = new Socket();
    // Small, so that the server notices at once that nobody reads.
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), running.server().port()));
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(US_ASCII));
  }

  private static void sendUnlessCut(Socket socket, String requests) {
    try {
      send(socket, requests);
    } catch (IOException e) {
      // The test closes it, or the server did: that is seen from the answers.
    }
  }

  private static String get(String name) {
    return "GET " + BASE + name + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static RunningServer onAir(RunningServer running, int partBytes) {
    FakeTranscoder transcoder = running.openWithParts(ID, partBytes);
    for (int segment = 0; segment <= 8; segment++) {
      // All at once would be more than the log keeps for a reader who is slow.
      transcoder.segments(segment, segment);
      running.playlist(ID, "audio", segment, 11);
    }
    return running;
  }

  @Test
  void clientsThatLeave_inTheMiddleOfABody_holdNothingAnyMore() throws IOException {
    try (RunningServer running = onAir(new RunningServer(directory), /* partBytes= */ 200_000)) {
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Socket client = connect(running);
        clients.add(client);
        // More than the system's buffers take.
        send(client, get("8.3.m4s").repeat(60));
      }
      await().until(() -> running.server().metrics().sharedBodiesInUse() >= 40);
      for (Socket client : clients) {
        client.close();
      }
      await().until(() -> running.server().metrics().sharedBodiesInUse() == 0);
      await().until(() -> running.server().metrics().connections() <= 2);
    }
  }

  @Test
  void slowReader_ofALargeBody_isCutAndDisturbsNobody() throws IOException {
    try (RunningServer running =
        onAir(new RunningServer(directory, Duration.ofSeconds(2)), /* partBytes= */ 700_000)) {
      try (Socket slow = connect(running)) {
        send(slow, get("8.m4s"));
        CompletableFuture<Long> read = CompletableFuture.supplyAsync(() -> readSlowly(slow));
        for (int i = 0; i < 20; i++) {
          assertThat(running.head(BASE + "8.m4s")).isEqualTo(200);
        }
        // Whole it would be 8.4 MB.
        assertThat(read.join()).isLessThan(8_000_000);
      }
    }
  }

  /** About a kilobyte every tenth of a second, until the server has had enough. */
  private static long readSlowly(Socket socket) {
    long read = 0;
    byte[] buffer = new byte[1_024];
    try (InputStream in = socket.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        read += length;
        if (read < 60_000) {
          await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        }
      }
    } catch (IOException e) {
      // The connection was reset: that is the cut.
    }
    return read;
  }

  @Test
  void threeThousandIdleConnections_othersAreServedAndTheIdleAreCut() throws IOException {
    try (RunningServer running =
        onAir(new RunningServer(directory, Duration.ofSeconds(5)), /* partBytes= */ 100)) {
      List<Socket> idle = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        idle.add(connect(running));
      }
      await().until(() -> running.server().metrics().connections() >= 3_000);
      assertThat(running.get(BASE + "8.3.m4s").statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> running.server().metrics().connections() <= 1);
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void pipelinedRequests_aThousand_areAnsweredInOrder() throws IOException {
    try (RunningServer running = onAir(new RunningServer(directory), /* partBytes= */ 5_000);
        Socket client = connect(running)) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 1_000; i++) {
        requests.append(get("8." + i % 12 + ".m4s"));
      }
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(() -> sendUnlessCut(client, requests.toString()));
      InputStream in = new BufferedInputStream(client.getInputStream());
      for (int i = 0; i < 1_000; i++) {
        assertThat(RawHttp.head(in)).startsWith("HTTP/1.1 200").contains("content-length: 5000");
        assertThat(new String(in.readNBytes(5_000), US_ASCII)).startsWith("720p/8." + i % 12 + "@");
      }
      sent.join();
    }
  }

  @Test
  void pipelinedRequests_whoseAnswersNobodyReads_areNotAllAnswered() throws IOException {
    try (RunningServer running = onAir(new RunningServer(directory), /* partBytes= */ 20_000);
        Socket client = connect(running)) {
      // The answers would be 20 MB.
      long before = running.server().metrics().requests();
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(() -> sendUnlessCut(client, get("8.3.m4s").repeat(1_000)));
      await().until(() -> running.server().metrics().requests() > before + 10);
      await()
          .during(Duration.ofMillis(500))
          .until(() -> running.server().metrics().sharedBodiesInUse() <= 8);
      assertThat(running.server().metrics().requests() - before).isLessThan(900);
      assertThat(running.server().metrics().connections()).isEqualTo(2);
      client.close();
      sent.join();
    }
  }

  @Test
  void requestBody_whereNoneIsWanted_isNotRead() throws IOException {
    try (RunningServer running = onAir(new RunningServer(directory), /* partBytes= */ 100);
        Socket client = connect(running)) {
      send(
          client,
          "GET " + BASE + "8.3.m4s HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nabc");
      InputStream in = new BufferedInputStream(client.getInputStream());
      assertThat(RawHttp.head(in)).startsWith("HTTP/1.1 413");
      assertThat(in.readAllBytes()).asString(US_ASCII).contains("send it without");
    }
  }

  @Test
  void requestBody_givenUpInTheMiddle_isNoFaultOfOurs() throws IOException {
    Logger logger = (Logger) LoggerFactory.getLogger("org.tribune");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try (RunningServer running = new RunningServer(directory)) {
      try (Socket client = connect(running)) {
        send(
            client,
            "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nX-Tribune-Request: 1\r\n"
                + "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{");
        await().until(() -> running.server().metrics().connections() == 1);
      }
      await().until(() -> running.server().metrics().connections() == 0);
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).filteredOn(each -> each.getLevel().isGreaterOrEqual(Level.WARN)).isEmpty();
  }

  @Test
  void headers_ofFarTooManyBytes_areRefused() throws IOException {
    try (RunningServer running = onAir(new RunningServer(directory), /* partBytes= */ 100);
        Socket client = connect(running)) {
      send(client, "GET / HTTP/1.1\r\nHost: x\r\n" + "X-Bomb: 0123456789abcdef\r\n".repeat(1_000));
      InputStream in = new BufferedInputStream(client.getInputStream());
      assertThat(RawHttp.head(in)).startsWith("HTTP/1.1 431");
      await().until(() -> running.server().metrics().connections() <= 1);
    }
  }
}
