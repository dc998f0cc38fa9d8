package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.rtmp.RecordingSink.Told;

/** Peers of every kind, good and bad, against a server with short patience. */
class RtmpServerTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final RtmpLimits LIMITS =
      new RtmpLimits(
          SHORT,
          /* silence= */ SHORT,
          /* bytesBeforePublish= */ 16 << 10,
          /* messageBeforePublish= */ 4 << 10,
          /* message= */ 1 << 20,
          /* pendingMessages= */ 1 << 20,
          /* chunkStreams= */ 16,
          /* connections= */ 10,
          /* waiting= */ 6,
          /* waitingPerAddress= */ 4,
          /* queue= */ 256 << 10);

  private final RecordingSink sink = new RecordingSink();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final RtmpServer server =
      new RtmpServer(
          new RtmpConfig("127.0.0.1", /* port= */ 0, /* tlsPort= */ Optional.empty()),
          Optional.empty(),
          List.of(new KeyedSink("chamber", new Secret(KEY), sink)),
          LIMITS,
          MediaClock.system());

  private static Logger packageLogger() {
    return (Logger) LoggerFactory.getLogger("org.tribune.ingest.rtmp");
  }

  @BeforeEach
  void start() {
    lines.start();
    packageLogger().addAppender(lines);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    packageLogger().detachAppender(lines);
  }

  private List<String> lines() {
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void awaitLine(String part) {
    await().untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.contains(part)));
  }

  private void awaitNobody() {
    await().untilAsserted(() -> assertThat(server.connections()).isZero());
  }

  private RtmpClient publisher() throws IOException {
    RtmpClient client = RtmpClient.publishing(server.port(), KEY);
    assertThat(client.awaitStatus()).isEqualTo("NetStream.Publish.Start");
    return client;
  }

  @Test
  void publish_rightKey_isToldInOrder() throws IOException {
    try (RtmpClient client = publisher()) {
      client.picture(/* timestamp= */ 40, (byte) 1, (byte) 2);
      client.command(1, "FCUnpublish", 4, AmfValue.Nothing.NULL, AmfValue.of(KEY));
      client.command(0, "deleteStream", 5, AmfValue.Nothing.NULL, AmfValue.of(1));
      assertThat(client.isClosedByServer()).isTrue();
    }
    await().untilAsserted(() -> assertThat(sink.told(Told.Disconnected.class)).hasSize(1));
    assertThat(sink.told())
        .extracting(told -> told.getClass().getSimpleName())
        .containsExactly("Connected", "Tracks", "Packet", "Disconnected");
    assertThat(sink.told(Told.Disconnected.class).getFirst().why()).isEmpty();
    assertThat(sink.packets().getFirst().presentationTime()).contains(new MediaTime(40, 1_000));
    assertThat(sink.packets().getFirst().data()).isEqualTo(Bytes.wrap(new byte[] {1, 2}));
  }

  @Test
  void publish_keyInOtherPlaces_isFound() throws IOException {
    for (List<String> path :
        List.of(
            List.of("live/", KEY),
            List.of("/live", "/" + KEY + "?user=x"),
            List.of("live/" + KEY, ""),
            List.of("live/" + KEY + "?a=b", "?c=d"))) {
      try (RtmpClient client = new RtmpClient(server.port())) {
        client.shakeHands();
        client.connect(path.get(0));
        client.publish("", path.get(1));
        assertThat(client.awaitStatus()).as("%s", path).isEqualTo("NetStream.Publish.Start");
      }
    }
  }

  @Test
  void publish_asAmf3Command_isAccepted() throws IOException {
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.shakeHands();
      client.connect("live");
      byte[] publish =
          new byte[] {
            0,
            2,
            0,
            7,
            'p',
            'u',
            'b',
            'l',
            'i',
            's',
            'h',
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            5,
            2,
            0,
            (byte) KEY.length()
          };
      byte[] all = Arrays.copyOf(publish, publish.length + KEY.length());
      System.arraycopy(
          KEY.getBytes(StandardCharsets.US_ASCII), 0, all, publish.length, KEY.length());
      client.send(3, new RtmpMessage(RtmpMessage.COMMAND_AMF3, 1, 0, Bytes.wrap(all)));
      assertThat(client.awaitStatus()).isEqualTo("NetStream.Publish.Start");
    }
  }

  @Test
  void connect_enhancedClient_isToldTheCodecs() throws IOException {
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.shakeHands();
      client.command(
          0,
          "connect",
          1,
          AmfValue.of(
              Map.of(
                  "app",
                  AmfValue.of("live"),
                  "fourCcList",
                  new AmfValue.Items(List.of(AmfValue.of("hvc1"))))));
      AmfValue answer = client.await("_result").arguments().get(0);
      assertThat(answer.property("fourCcList"))
          .hasValueSatisfying(
              list ->
                  assertThat(((AmfValue.Items) list).values())
                      .contains(AmfValue.of("hvc1"), AmfValue.of("av01"), AmfValue.of("Opus")));
      assertThat(answer.property("capsEx")).contains(AmfValue.of(4));
    }
  }

  @Test
  void ping_isAnswered() throws IOException {
    try (RtmpClient client = publisher()) {
      client.send(
          2,
          new RtmpMessage(
              RtmpMessage.USER_CONTROL, 0, 0, Bytes.wrap(new byte[] {0, 6, 0, 0, 1, 2})));
      Optional<RtmpMessage> message = client.next();
      while (message.orElseThrow().type() != RtmpMessage.USER_CONTROL
          || message.orElseThrow().payload().array()[1] == 0) {
        message = client.next();
      }
      assertThat(message.orElseThrow().payload())
          .isEqualTo(Bytes.wrap(new byte[] {0, 7, 0, 0, 1, 2}));
    }
  }

  @Test
  void window_smallOne_isAcknowledged() throws IOException {
    try (RtmpClient client = publisher()) {
      client.send(
          2,
          new RtmpMessage(
              RtmpMessage.WINDOW_ACKNOWLEDGEMENT_SIZE, 0, 0, Bytes.wrap(new byte[] {0, 1, 0, 0})));
      client.picture(0, new byte[100_000]);
      Optional<RtmpMessage> message = client.next();
      while (message.orElseThrow().type() != RtmpMessage.ACKNOWLEDGEMENT) {
        message = client.next();
      }
      assertThat(ChunkReader.controlValue(message.orElseThrow())).isGreaterThanOrEqualTo(32 << 10);
    }
  }

  @Test
  void publish_sameKeyAgain_takesOver() throws IOException {
    try (RtmpClient first = publisher()) {
      first.picture(0, (byte) 1);
      await().untilAsserted(() -> assertThat(sink.packets()).hasSize(1));
      try (RtmpClient second = publisher()) {
        assertThat(first.isClosedByServer()).isTrue();
        second.picture(0, (byte) 2);
        await().untilAsserted(() -> assertThat(sink.packets()).hasSize(2));
        assertThat(sink.told())
            .extracting(told -> told.getClass().getSimpleName())
            .containsExactly(
                "Connected", "Tracks", "Packet", "Disconnected", "Connected", "Tracks", "Packet");
        assertThat(sink.told(Told.Disconnected.class).getFirst().why())
            .contains(RtmpMessages.REPLACED);
      }
    }
  }

  @Test
  void publish_twoEncodersThatFight_theOneThatPublishesStays() throws IOException {
    List<RtmpClient> encoders = new ArrayList<>(List.of(publisher()));
    try {
      for (int again = 0; again < TakeOvers.MOST; again++) {
        encoders.add(publisher());
      }
      try (RtmpClient oneTooMany = RtmpClient.publishing(server.port(), KEY)) {
        RtmpCommand status = oneTooMany.await("onStatus");
        assertThat(status.arguments().get(1).property("description").flatMap(AmfValue::text))
            .hasValueSatisfying(text -> assertThat(text).contains("Another encoder"));
        assertThat(oneTooMany.isClosedByServer()).isTrue();
      }
      encoders.getLast().picture(0, (byte) 7);
      await().untilAsserted(() -> assertThat(sink.packets()).hasSize(1));
    } finally {
      for (RtmpClient encoder : encoders) {
        encoder.close();
      }
    }
    assertThat(sink.told(Told.Refused.class)).hasSize(1);
    assertThat(sink.told(Told.Refused.class).getFirst().why().en())
        .contains("Two encoders use the same key", "127.0.0.1:");
    assertThat(lines()).filteredOn(line -> line.contains("stream key in use")).hasSize(1);
  }

  @Test
  void aggregate_itsTags_areReadOnTimesOfTheirOwn() throws IOException {
    byte[] configuration = {0x17, 0, 0, 0, 0, 1, 66, 0, 30, (byte) 0xFF, (byte) 0xE0, 0};
    byte[] aggregate =
        Aggregate.of(
            new Aggregate.Tag(RtmpMessage.VIDEO, 1_000, configuration),
            new Aggregate.Tag(RtmpMessage.VIDEO, 1_000, new byte[] {0x17, 1, 0, 0, 0, 11}),
            new Aggregate.Tag(RtmpMessage.AGGREGATE, 1_020, new byte[] {1, 2, 3}),
            new Aggregate.Tag(RtmpMessage.VIDEO, 1_040, new byte[] {0x27, 1, 0, 0, 0, 12}));
    try (RtmpClient client = publisher()) {
      client.send(4, new RtmpMessage(RtmpMessage.AGGREGATE, 1, 500, Bytes.wrap(aggregate)));
      await().untilAsserted(() -> assertThat(sink.packets()).hasSize(2));
    }

    assertThat(sink.packets())
        .extracting(packet -> packet.decodingTime().orElseThrow())
        .containsExactly(new MediaTime(500, 1_000), new MediaTime(540, 1_000));
    assertThat(sink.packets())
        .extracting(packet -> packet.data())
        .containsExactly(Bytes.wrap(new byte[] {11}), Bytes.wrap(new byte[] {12}));
    assertThat(sink.packets()).extracting(packet -> packet.keyFrame()).containsExactly(true, false);
  }

  @Test
  void aggregate_cutShort_costsItsRestOnly() throws IOException {
    byte[] whole =
        Aggregate.of(
            new Aggregate.Tag(
                RtmpMessage.VIDEO,
                0,
                new byte[] {0x17, 0, 0, 0, 0, 1, 66, 0, 30, (byte) 0xFF, (byte) 0xE0, 0}),
            new Aggregate.Tag(RtmpMessage.VIDEO, 0, new byte[] {0x17, 1, 0, 0, 0, 11}),
            new Aggregate.Tag(RtmpMessage.VIDEO, 40, new byte[] {0x27, 1, 0, 0, 0, 12}));
    byte[] cut = Arrays.copyOf(whole, whole.length - Integer.BYTES - 3);
    try (RtmpClient client = publisher()) {
      client.send(4, new RtmpMessage(RtmpMessage.AGGREGATE, 1, 0, Bytes.wrap(cut)));
      client.picture(80, (byte) 13);
      await().untilAsserted(() -> assertThat(sink.packets()).hasSize(2));
    }

    assertThat(sink.packets())
        .extracting(packet -> packet.data())
        .containsExactly(Bytes.wrap(new byte[] {11}), Bytes.wrap(new byte[] {13}));
    assertThat(sink.dropped()).isEqualTo(1);
    awaitLine("an aggregate message cut short");
  }

  @Test
  void publish_wrongKey_isToldAndClosed() throws IOException {
    String wrong = "wrong-key-that-must-stay-unseen";
    try (RtmpClient client = RtmpClient.publishing(server.port(), wrong)) {
      RtmpCommand status = client.await("onStatus");
      assertThat(status.arguments().get(1).property("code"))
          .contains(AmfValue.of("NetStream.Publish.BadName"));
      assertThat(status.arguments().get(1).property("description").flatMap(AmfValue::text))
          .hasValueSatisfying(text -> assertThat(text).contains("stream key"));
      assertThat(client.isClosedByServer()).isTrue();
    }
    awaitNobody();
    assertThat(lines()).filteredOn(line -> line.contains("unknown stream key")).hasSize(1);
    assertThat(lines()).noneMatch(line -> line.contains(wrong) || line.contains(KEY));
    assertThat(sink.told()).isEmpty();
  }

  @Test
  void connect_otherApplication_isRejected() throws IOException {
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.shakeHands();
      client.connect("vod");
      assertThat(client.await("_error").arguments().get(1).property("code"))
          .contains(AmfValue.of("NetConnection.Connect.Rejected"));
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void play_isRefused() throws IOException {
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.shakeHands();
      client.connect("live");
      client.command(1, "play", 2, AmfValue.Nothing.NULL, AmfValue.of(KEY));
      assertThat(client.awaitStatus()).isEqualTo("NetStream.Play.Failed");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void garbage_isClosedWithOneLine() throws IOException {
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.raw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(client.isClosedByServer()).isTrue();
    }
    awaitLine("not RTMP");
    assertThat(lines()).filteredOn(line -> line.contains("Refused")).hasSize(1);
  }

  @Test
  void garbage_afterTheHandshake_isClosed() throws IOException {
    Random random = new Random(/* seed= */ 7);
    for (int round = 0; round < 20; round++) {
      byte[] garbage = new byte[20_000];
      random.nextBytes(garbage);
      try (RtmpClient client = new RtmpClient(server.port())) {
        client.shakeHands();
        sendUntilClosed(client, garbage);
        assertThat(client.isClosedByServer()).isTrue();
      }
    }
    awaitNobody();
    assertThat(sink.told()).isEmpty();
  }

  private static void sendUntilClosed(RtmpClient client, byte[] bytes) {
    try {
      client.raw(bytes);
    } catch (IOException e) {
      // The server was faster in closing than we in sending.
    }
  }

  @Test
  void tls_onThePlainPort_isToldSo() throws IOException {
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.raw(new byte[] {0x16, 3, 1, 0, 5});
      assertThat(client.isClosedByServer()).isTrue();
    }
    awaitLine("TLS on the plain port");
  }

  @Test
  void slowLoris_isClosedAtTheDeadline() throws IOException {
    long start = System.nanoTime();
    try (RtmpClient client = new RtmpClient(server.port())) {
      client.raw((byte) 3);
      assertThat(client.isClosedByServer()).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    awaitLine("too slow");
  }

  @Test
  void silence_ofAPublisher_isTold() throws IOException {
    try (RtmpClient client = publisher()) {
      client.picture(0, (byte) 1);
      assertThat(client.isClosedByServer()).isTrue();
    }
    await().untilAsserted(() -> assertThat(sink.told(Told.Disconnected.class)).hasSize(1));
    assertThat(sink.told(Told.Disconnected.class).getFirst().why()).contains(RtmpMessages.SILENT);
  }

  @Test
  void cut_ofAPublisher_isTold() throws IOException {
    try (RtmpClient client = publisher()) {
      client.picture(0, (byte) 1);
    }
    await().untilAsserted(() -> assertThat(sink.told(Told.Disconnected.class)).hasSize(1));
    assertThat(sink.told(Told.Disconnected.class).getFirst().why()).contains(RtmpMessages.CUT);
  }

  @Test
  void message_beyondTheLimit_endsThePublisher() throws IOException {
    try (RtmpClient client = publisher()) {
      // Type 0 on chunk stream 4: a video message of 16 MB less one is announced.
      client.raw(new byte[] {4, 0, 0, 0, -1, -1, -1, 9, 1, 0, 0, 0});
      assertThat(client.isClosedByServer()).isTrue();
    }
    await().untilAsserted(() -> assertThat(sink.told(Told.Disconnected.class)).hasSize(1));
    assertThat(sink.told(Told.Disconnected.class).getFirst().why()).contains(RtmpMessages.BROKEN);
  }

  @Test
  void waiting_tooManyOfOneAddress_areRefused() throws IOException {
    List<RtmpClient> idle = new ArrayList<>();
    for (int index = 0; index < LIMITS.waitingPerAddress(); index++) {
      idle.add(new RtmpClient(server.port()));
    }
    await()
        .untilAsserted(
            () -> assertThat(server.connections()).isEqualTo(LIMITS.waitingPerAddress()));
    try (RtmpClient refused = new RtmpClient(server.port())) {
      assertThat(refused.isClosedByServer()).isTrue();
    }
    awaitLine("too many connections");
    for (RtmpClient client : idle) {
      client.close();
    }
    awaitNobody();
  }

  @Test
  void slowSink_pausesThePeerAndLosesNothing() throws IOException {
    sink.hold();
    int packets = 400; // 4 MB, sixteen times what is held
    try (RtmpClient client = publisher()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  for (int index = 0; index < packets; index++) {
                    client.picture(index, new byte[10_000]);
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      // Longer than the silence that ends a peer whom we do read.
      await()
          .during(SHORT.multipliedBy(2))
          .atMost(SHORT.multipliedBy(4))
          .until(() -> sink.told(Told.Disconnected.class).isEmpty());
      assertThat(sink.packets()).isEmpty();
      sink.release();
      await().untilAsserted(() -> assertThat(sink.packets()).hasSize(packets));
      assertThat(sink.dropped()).isZero();
    }
  }

  @Test
  void close_whilePublishing_tellsTheSink() throws IOException {
    try (RtmpClient client = publisher()) {
      client.picture(0, (byte) 1);
      server.close();
      assertThat(client.isClosedByServer()).isTrue();
    }
    await().untilAsserted(() -> assertThat(sink.told(Told.Disconnected.class)).hasSize(1));
    assertThat(sink.told(Told.Disconnected.class).getFirst().why()).contains(RtmpMessages.STOPPED);
  }

  @Test
  void start_portTaken_saysWhatToDo() {
    RtmpServer second =
        new RtmpServer(
            new RtmpConfig("127.0.0.1", server.port(), /* tlsPort= */ Optional.empty()),
            Optional.empty(),
            List.of());
    assertThatThrownBy(second::start)
        .isInstanceOf(RtmpException.CannotStart.class)
        .hasMessageContaining(String.valueOf(server.port()))
        .hasMessageContaining("rtmp.port");
  }

  @Test
  void start_tlsPortWithoutCertificate_saysWhatToDo() {
    RtmpServer second =
        new RtmpServer(
            new RtmpConfig("127.0.0.1", /* port= */ 0, Optional.of(0)),
            Optional.empty(),
            List.of());
    assertThatThrownBy(second::start)
        .isInstanceOf(RtmpException.CannotStart.class)
        .hasMessageContaining("http.tls.certificate");
  }

  @Test
  void keys_twiceTheSame_areRefusedByName() {
    KeyedSink one = new KeyedSink("one", new Secret(KEY), sink);
    KeyedSink two = new KeyedSink("two", new Secret(KEY), sink);
    assertThatThrownBy(() -> new StreamKeys(List.of(one, two), LIMITS, MediaClock.system()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one")
        .hasMessageContaining("two")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void tracks_changeOfConfiguration_isTold() throws IOException {
    try (RtmpClient client = publisher()) {
      client.picture(0, (byte) 1);
      byte[] other = {0x17, 0, 0, 0, 0, 1, 77, 0, 31, (byte) 0xFF, (byte) 0xE0, 0};
      client.send(4, new RtmpMessage(RtmpMessage.VIDEO, 1, 40, Bytes.wrap(other)));
      byte[] frame = {0x27, 1, 0, 0, 0, 9};
      client.send(4, new RtmpMessage(RtmpMessage.VIDEO, 1, 40, Bytes.wrap(frame)));
      byte[] sound = {0x72, 1, 2, 3};
      client.send(5, new RtmpMessage(RtmpMessage.AUDIO, 1, 40, Bytes.wrap(sound)));
      await().untilAsserted(() -> assertThat(sink.packets()).hasSize(3));
    }
    assertThat(sink.told(Told.Tracks.class)).hasSize(3);
    assertThat(sink.tracks()).extracting(Track::codec).containsExactly("h264", "pcm_alaw");
    assertThat(sink.tracks().get(0).extradata().array()[1]).isEqualTo((byte) 77);
    assertThat(sink.tracks().get(1).audio().orElseThrow().sampleRate()).isEqualTo(8_000);
  }
}
