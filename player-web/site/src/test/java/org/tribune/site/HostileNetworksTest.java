package org.tribune.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.HttpConfig;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.TestCertificate;

/** One network that wants all: it gets its share, and the others, on other addresses, the rest. */
class HostileNetworksTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String HOST = "127.0.0.2";
  private static final String EVENTS = "/api/v1/channels/chamber/events";
  private static final int RATE = 10_000;

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private RunningServer running(ClientLimits.Sizes sizes, Optional<HttpConfig.Tls> tls) {
    RunningServer running =
        new RunningServer(directory, Optional.empty(), new TemporaryCatalogue(), tls, sizes);
    open.add(running);
    return running;
  }

  private RunningServer running(long bytes) {
    return running(new ClientLimits.Sizes(bytes, RATE, RATE), Optional.empty());
  }

  private Socket connect(RunningServer running) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(HOST, 0));
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), running.server().port()));
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** The head of the answer to a request from the host; empty if the connection was closed. */
  private String ask(RunningServer running, String path) throws IOException {
    Socket socket = connect(running);
    try {
      send(socket, path);
      return RawHttp.head(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      return "";
    }
  }

  private static void send(Socket socket, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
  }

  private static boolean sendUnlessClosed(Socket socket, String path) {
    try {
      send(socket, path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void connections_beyondTheShare_areClosedAtOnceAndOthersAreServed() throws IOException {
    RunningServer running = running(/* bytes= */ 1_000_000);
    for (int i = 0; i < 150; i++) {
      connect(running);
    }
    await().until(() -> running.server().metrics().refused() > 50);
    assertThat(running.server().metrics().clientBytes()).isLessThan(400_000);
    assertThat(running.get("/api/v1/site").statusCode()).isEqualTo(200);
    await()
        .until(
            () ->
                running.server().metrics().connections() < 400_000 / ClientLoad.CONNECTION.bytes());
  }

  @Test
  void connections_onWhichNothingIsAsked_makeRoomForOthersOfTheSameNetwork() throws IOException {
    RunningServer running = running(/* bytes= */ 1_000_000);
    Socket follower = connect(running);
    for (int i = 0; i < 100; i++) {
      Socket idle = connect(running);
      if (i % 2 == 0) {
        sendUnlessClosed(idle, "/api/v1/site");
      }
    }
    await().until(() -> running.server().metrics().refused() > 30);
    // Who asks now and then is served on, and who comes finds a place.
    for (int second = 0; second < 6; second++) {
      BufferedInputStream answers = new BufferedInputStream(follower.getInputStream());
      send(follower, "/api/v1/site");
      assertThat(RawHttp.head(answers)).startsWith("HTTP/1.1 200");
      answers.skipNBytes(answers.available());
      pause(Duration.ofMillis(700));
    }
    assertThat(ask(running, "/api/v1/site")).startsWith("HTTP/1.1 200");
    assertThat(running.server().metrics().clientBytes()).isLessThan(220_000);
  }

  private static void pause(Duration duration) {
    await().pollDelay(duration).until(() -> true);
  }

  @Test
  void eventStreams_beyondTheShare_areRefusedInPlainWordsAndOthersListen() throws IOException {
    RunningServer running = running(/* bytes= */ 2_000_000);
    String head = ask(running, EVENTS);
    int listening = 0;
    while (head.startsWith("HTTP/1.1 200")) {
      listening++;
      head = ask(running, EVENTS);
    }
    assertThat(listening).isBetween(20, 60);
    assertThat(head).startsWith("HTTP/1.1 503").contains("retry-after: 30");
    assertThat(running.status(running.request(EVENTS).build())).isEqualTo(200);
    // Segments and pages matter more: the same host still gets them.
    assertThat(ask(running, "/api/v1/site")).startsWith("HTTP/1.1 200");
  }

  @Test
  void eventStreams_thatAreClosed_giveTheirRoomBack() throws Exception {
    RunningServer running = running(/* bytes= */ 2_000_000);
    for (int i = 0; i < 20; i++) {
      assertThat(ask(running, EVENTS)).startsWith("HTTP/1.1 200");
    }
    assertThat(running.server().metrics().eventStreams()).isEqualTo(20);
    open.removeIf(
        each -> {
          if (each instanceof Socket socket) {
            closeQuietly(socket);
          }
          return each instanceof Socket;
        });
    await().until(() -> running.server().metrics().clientBytes() == 0);
    assertThat(running.server().metrics().eventStreams()).isZero();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void playlistsThatWait_beyondTheShare_areRefusedAndOthersWait() throws IOException {
    RunningServer running = running(/* bytes= */ 1_000_000);
    FakeTranscoder transcoder = running.open(ID, /* live= */ true).segments(0, 8);
    String next = running.address(ID, "720p") + "live.m3u8?_HLS_msn=9&_HLS_part=0";
    String before = running.playlist(ID, "720p", 8, 11);
    assertThat(before).contains("8.11.m4s");
    for (int i = 0; i < 45; i++) {
      var _ = sendUnlessClosed(connect(running), next);
    }
    await().until(() -> running.server().metrics().refused() > 5);
    CompletableFuture<HttpResponse<String>> other = running.getLater(next);
    await().until(() -> running.server().metrics().waitingRequests() > 10);
    transcoder.segments(9, 9);
    assertThat(other.join().statusCode()).isEqualTo(200);
    await().until(() -> running.server().metrics().waitingRequests() == 0);
  }

  @Test
  void requests_fasterThanTheRate_areRefusedLateAndOthersAndTheStaffAreServed() throws IOException {
    RunningServer running =
        running(new ClientLimits.Sizes(/* bytes= */ 10_000_000, RATE, 2), Optional.empty());
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      heads.add(ask(running, "/api/v1/site"));
    }
    assertThat(heads).filteredOn(each -> each.startsWith("HTTP/1.1 200")).hasSize(30);
    assertThat(heads.getLast()).startsWith("HTTP/1.1 429").contains("retry-after: 5");
    assertThat(running.get("/api/v1/site").statusCode()).isEqualTo(200);

    String cookie = running.signInAs(Role.CLERK);
    for (int i = 0; i < 40; i++) {
      assertThat(running.get("/api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void streamsOfHttp2_thatNobodyReads_areRefusedBeyondTheShare() throws IOException {
    RunningServer running =
        running(
            new ClientLimits.Sizes(/* bytes= */ 1_000_000, RATE, RATE),
            Optional.of(
                TestCertificate.create(
                    directory, "good", "2026/01/01 00:00:00", /* days= */ 3_650)));
    try (RawHttp2 client = new RawHttp2(running.server().port(), /* window= */ 0)) {
      for (int stream = 1; stream < 121; stream += 2) {
        client.get(stream, "/api/v1/site");
      }
      await().until(() -> running.server().metrics().refused() > 10);
      assertThat(running.server().metrics().clientBytes()).isLessThan(340_000);
    }
    await().until(() -> running.server().metrics().clientBytes() == 0);
  }

  @Test
  void head_sentByteByByte_isCutAlthoughItNeverRests() throws IOException {
    RunningServer running = new RunningServer(directory, Duration.ofSeconds(2));
    open.add(running);
    Socket slow = connect(running);
    slow.setSoTimeout(200);
    slow.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));
    await().atMost(Duration.ofSeconds(30)).until(() -> isCut(slow));
  }

  @Test
  void body_sentByteByByte_isCutAlthoughItNeverRests() throws IOException {
    RunningServer running = new RunningServer(directory, Duration.ofSeconds(2));
    open.add(running);
    Socket slow = connect(running);
    slow.setSoTimeout(200);
    String head =
        "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nX-Tribune-Request: 1\r\n"
            + "Content-Length: 10000\r\n\r\n";
    slow.getOutputStream().write(head.getBytes(US_ASCII));
    await().atMost(Duration.ofSeconds(30)).until(() -> isCut(slow));
  }

  /** Sends one more byte; true if the server has closed the connection. */
  private static boolean isCut(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
