package org.tribune.delivery.origin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;

/**
 * The sound of what is on air as one stream. Parts say in their bytes which they are; segments are
 * of 2.048 s.
 */
class SoundStreamTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String ADDRESS = "/hls/live/chamber/sound.aac";
  private static final Instant START = RunningServer.START;

  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RunningServer running;

  /** A frame: of which part it is; silence is of none. */
  private record Frame(long segment, int part) {
    static final Frame SILENT = new Frame(-1, -1);
  }

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    client.shutdownNow();
    running.close();
  }

  private void happened(BroadcastEvent event) {
    running.log().append(Topics.EVENTS, "chamber", event).join();
  }

  private SoundTranscoder onAir(int unit) {
    happened(new BroadcastEvent.Opened(ID, START, RunningServer.CHAMBER, "Conseil"));
    happened(new BroadcastEvent.WentLive(ID, START));
    await().until(() -> running.ledger().find(ID).filter(each -> each.isPublic()).isPresent());
    return new SoundTranscoder(running.log(), ID, START, unit);
  }

  private SoundTranscoder onAir() {
    return onAir(SoundTranscoder.UNIT);
  }

  /** Until the log's thread has read so far. */
  private void awaitPart(long segment, int part) {
    running.playlist(ID, "audio", segment, part);
  }

  private HttpResponse<InputStream> answer() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(running.request(ADDRESS).build(), BodyHandlers.ofInputStream());
    open.add(answer.body());
    return answer;
  }

  private DataInputStream listen() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = answer();
    assertThat(answer.statusCode()).isEqualTo(200);
    return new DataInputStream(new BufferedInputStream(answer.body()));
  }

  /** The next frame; empty at a clean end. */
  private static Optional<Frame> frame(DataInputStream stream) throws IOException {
    int first = stream.read();
    if (first < 0) {
      return Optional.empty();
    }
    byte[] header = new byte[7];
    header[0] = (byte) first;
    stream.readFully(header, 1, 6);
    assertThat(header[0] & 0xff).isEqualTo(0xff);
    assertThat(header[1] & 0xff).isEqualTo(0xf1);
    int length = ((header[3] & 3) << 11) | ((header[4] & 0xff) << 3) | ((header[5] & 0xff) >> 5);
    byte[] unit = stream.readNBytes(length - 7);
    if (unit.length < length - 7) {
      throw new EOFException("A frame is torn");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(unit));
    return Optional.of(
        length - 7 < SoundTranscoder.UNIT ? Frame.SILENT : new Frame(in.readInt(), in.readInt()));
  }

  private static void isPart(DataInputStream stream, long segment, int part) throws IOException {
    for (int i = 0; i < SoundTranscoder.FRAMES; i++) {
      assertThat(frame(stream)).contains(new Frame(segment, part));
    }
  }

  private static void isSegment(DataInputStream stream, long segment) throws IOException {
    for (int part = 0; part < SoundTranscoder.PARTS; part++) {
      isPart(stream, segment, part);
    }
  }

  private static void isSilence(DataInputStream stream, int frames) throws IOException {
    for (int i = 0; i < frames; i++) {
      assertThat(frame(stream)).contains(Frame.SILENT);
    }
  }

  @Test
  void stream_beginsWithTheLastWholeSegment_andGoesOnWithEachPartAsItComes() throws Exception {
    SoundTranscoder transcoder = onAir().segments(0, 3).parts(4, 0, 2);
    awaitPart(4, 2);
    HttpResponse<InputStream> answer = answer();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("audio/aac");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    DataInputStream stream = new DataInputStream(new BufferedInputStream(answer.body()));
    isSegment(stream, 3);
    isPart(stream, 4, 0);
    isPart(stream, 4, 1);
    isPart(stream, 4, 2);
    for (int part = 3; part < SoundTranscoder.PARTS; part++) {
      transcoder.parts(4, part, part);
      isPart(stream, 4, part);
    }
    transcoder.segments(5, 6);
    isSegment(stream, 5);
    isSegment(stream, 6);
  }

  @Test
  void stream_endsWithTheBroadcast() throws Exception {
    SoundTranscoder transcoder = onAir().segments(0, 1);
    awaitPart(1, 7);
    DataInputStream stream = listen();
    isSegment(stream, 1);
    running.clock().advance(Duration.ofSeconds(5));
    transcoder.parts(2, 0, 1).end();
    happened(new BroadcastEvent.Ended(ID, START.plusMillis(4_500)));
    isPart(stream, 2, 0);
    isPart(stream, 2, 1);
    assertThat(frame(stream)).isEmpty();
    await().until(() -> running.get(ADDRESS).statusCode() == 404);
  }

  @Test
  void stream_ofWhatIsMissing_isSilentForAsLong() throws Exception {
    SoundTranscoder transcoder = onAir().segments(0, 1);
    awaitPart(1, 7);
    DataInputStream stream = listen();
    isSegment(stream, 1);
    transcoder.segments(3, 3);
    isSilence(stream, SoundTranscoder.PARTS * SoundTranscoder.FRAMES);
    isSegment(stream, 3);
  }

  @Test
  void stream_ofWhatIsWithheld_isSilent_alsoForWhoBeginsThere() throws Exception {
    SoundTranscoder transcoder = onAir().segments(0, 3);
    awaitPart(3, 7);
    DataInputStream before = listen();
    isSegment(before, 3);
    running.clock().advance(Duration.ofSeconds(10));
    happened(
        new BroadcastEvent.Withheld(
            ID,
            running.clock().now().toInstant(),
            START.plusMillis(6_500),
            START.plusMillis(9_000)));
    // The end of segment 3, and 4.
    await().until(() -> running.get(running.address(ID, "audio") + "3.m4s").statusCode() == 404);
    DataInputStream within = listen();
    transcoder.segments(4, 5);
    isSilence(within, 2 * SoundTranscoder.PARTS * SoundTranscoder.FRAMES);
    isSegment(within, 5);
    isSilence(before, SoundTranscoder.PARTS * SoundTranscoder.FRAMES);
    isSegment(before, 5);
  }

  @Test
  void stream_ofWhatIsNotPublic_isNone_andBeginsWhereThePublicMayHear() throws Exception {
    happened(new BroadcastEvent.Opened(ID, START, RunningServer.CHAMBER, "Conseil"));
    SoundTranscoder transcoder =
        new SoundTranscoder(running.log(), ID, START, SoundTranscoder.UNIT).segments(0, 1);
    await().until(() -> running.ledger().find(ID).isPresent());
    assertThat(running.get(ADDRESS).statusCode()).isEqualTo(404);
    // Within segment 2: the first that everybody may hear is 3.
    happened(new BroadcastEvent.WentLive(ID, START.plusMillis(5_000)));
    await().until(() -> head(ADDRESS).statusCode() == 200);
    DataInputStream stream = listen();
    transcoder.segments(2, 3);
    isSegment(stream, 3);
  }

  private HttpResponse<String> head(String path) {
    return running.send(running.request(path).method("HEAD", BodyPublishers.noBody()).build());
  }

  @Test
  void stream_ofNothing_isNotFound_andOfAHead_isAHead() {
    assertThat(running.get(ADDRESS).statusCode()).isEqualTo(404);
    assertThat(running.get("/hls/live/nowhere/sound.aac").statusCode()).isEqualTo(404);
    assertThat(running.get("/hls/preview/chamber/sound.aac").statusCode()).isEqualTo(404);
    onAir().segments(0, 1);
    awaitPart(1, 7);
    running.clock().advance(Duration.ofSeconds(60));
    HttpResponse<String> head = head(ADDRESS);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("audio/aac");
    assertThat(head.body()).isEmpty();
    assertThat(
            running
                .send(running.request(ADDRESS).POST(BodyPublishers.noBody()).build())
                .statusCode())
        .isEqualTo(405);
    assertThat(viewers()).isZero();
  }

  private int viewers() {
    return new JsonObject(running.get("/api/v1/channels/chamber").body()).getInteger("viewers", 0);
  }

  @Test
  void listener_isOneViewer_forAsLongAsItListens() throws Exception {
    SoundTranscoder transcoder = onAir().segments(0, 1);
    awaitPart(1, 7);
    // Who asked for a playlist is forgotten.
    running.clock().advance(Duration.ofSeconds(60));
    await().until(() -> viewers() == 0);
    HttpResponse<InputStream> answer = answer();
    await().until(() -> viewers() == 1);
    running.clock().advance(Duration.ofSeconds(60));
    transcoder.segments(2, 2);
    DataInputStream stream = new DataInputStream(answer.body());
    isSegment(stream, 1);
    isSegment(stream, 2);
    assertThat(viewers()).isEqualTo(1);
    answer.body().close();
    transcoder.segments(3, 9);
    await().until(() -> viewers() == 0);
  }

  @Test
  void listener_whoDoesNotRead_losesWhatItDidNotTake_andHearsWhatIsNewAfterwards()
      throws Exception {
    int unit = 2_000;
    SoundTranscoder transcoder = onAir(unit).segments(0, 1);
    awaitPart(1, 7);
    Socket socket = new Socket();
    open.add(socket);
    socket.setReceiveBufferSize(4_096);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), running.server().port()));
    socket.setSoTimeout(20_000);
    // Without chunks, as radios of old ask.
    socket.getOutputStream().write(("GET " + ADDRESS + " HTTP/1.0\r\n\r\n").getBytes(US_ASCII));
    // 38 MB, of which the network takes some: slowly enough that it is the listener who is late.
    for (int first = 2; first <= 200; first += 10) {
      int end = Math.min(first + 9, 200);
      transcoder.segments(first, end);
      awaitPart(end, 7);
    }
    DataInputStream stream = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    assertThat(head(stream)).startsWith("http/1.0 200 ok\r\n").doesNotContain("chunked");
    long taken = 0;
    long last = 0;
    List<Long> jumps = new ArrayList<>();
    while (last < 200) {
      Frame next = frame(stream).orElseThrow();
      taken += unit;
      if (next.segment() > last + 1) {
        jumps.add(next.segment());
      }
      last = next.segment();
    }
    assertThat(jumps).as("It is led to what is new").isNotEmpty();
    assertThat(jumps.getLast()).isGreaterThanOrEqualTo(199);
    assertThat(taken).isLessThan(20_000_000);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void streams_endCleanly_whenTheServerStops() throws Exception {
    onAir().segments(0, 1);
    awaitPart(1, 7);
    DataInputStream stream = listen();
    isSegment(stream, 1);
    Thread stopping = Thread.ofVirtual().start(running.server()::close);
    assertThat(frame(stream)).isEmpty();
    stopping.join();
  }

  @Test
  void streams_beyondANetworksShare_areRefused_andThoseThatAreOverMakeRoom() throws Exception {
    running.close();
    running =
        new RunningServer(
            directory.resolve("limited"),
            Optional.empty(),
            new TemporaryCatalogue(),
            Optional.empty(),
            new ClientLimits.Sizes(/* bytes= */ 400_000, 10_000, 10_000));
    SoundTranscoder transcoder = onAir().segments(0, 1);
    awaitPart(1, 7);
    List<HttpResponse<InputStream>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(answer());
    }
    assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 503);
    assertThat(answers.getLast().statusCode()).isEqualTo(503);
    assertThat(answers.getLast().headers().firstValue("Retry-After")).contains("1");
    for (HttpResponse<InputStream> each : answers) {
      each.body().close();
    }
    transcoder.segments(2, 9);
    await().until(() -> head(ADDRESS).statusCode() == 200 && answer().statusCode() == 200);
  }
}
