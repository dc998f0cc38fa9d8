package org.tribune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.KafkaSecurity;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.kafka.KafkaBroker;
import org.tribune.testkit.kafka.KafkaRights;
import org.tribune.testkit.kafka.SecuredListeners;

/** A broker that asks who comes, with the rights that infra/deploy/kafka gives the roles. */
final class KafkaSecurityTest {
  private static final String PREFIX = "tribune-";
  private static final String KEY = "chamber";
  private static final Instant NOW = Instant.parse("2026-11-25T18:00:00Z");
  private static final BroadcastEvent REOPENED =
      new BroadcastEvent.Resumed(BroadcastId.create(NOW), NOW);

  @TempDir static Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static KafkaBroker broker;

  @SuppressWarnings("NullAway.Init")
  private static SecuredListeners listeners;

  private final List<EventLog> opened = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws Exception {
    listeners = SecuredListeners.make(directory.resolve("keys"));
    broker = KafkaBroker.startSecured(directory.resolve("kafka"), listeners);
    try (KafkaRights rights = new KafkaRights(broker, PREFIX)) {
      rights.grantAsDocumented();
    }
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @AfterEach
  void closeAll() {
    opened.forEach(EventLog::close);
  }

  private EventLog open(String servers, KafkaSecurity security) {
    EventLog log =
        new KafkaEventLog(
            new LogConfig.Kafka(servers, PREFIX, /* partitions= */ 2, (short) 1, security));
    opened.add(log);
    return log;
  }

  private static KafkaSecurity login(String user, String password) {
    return new KafkaSecurity(
        /* isTls= */ true,
        /* allowClear= */ false,
        Optional.of(listeners.authorities()),
        Optional.empty(),
        Optional.of(
            new KafkaSecurity.Login(
                KafkaSecurity.Mechanism.SCRAM_SHA_512, user, new Secret(password))));
  }

  private EventLog as(String role) {
    return open(
        listeners.saslServers(), login(PREFIX + role, KafkaRights.passwordOf(PREFIX + role)));
  }

  private static void reopen(EventLog log) throws Exception {
    log.append(Topics.EVENTS, KEY, REOPENED).get(20, TimeUnit.SECONDS);
  }

  private List<BroadcastEvent> written() {
    return as("web").tail(Topics.EVENTS, KEY, Topics.EVENTS.retention()).stream()
        .map(each -> each.value())
        .toList();
  }

  @Test
  void reopening_byARoleThatOrders_isTaken() throws Exception {
    int before = written().size();
    reopen(as("web"));
    assertThat(written()).hasSize(before + 1).contains(REOPENED);
  }

  @Test
  void reopening_byARoleThatOnlyEncodesOrRecords_isRefusedInWords() throws Exception {
    int before = written().size();
    for (String role : List.of("transcoder", "archive")) {
      assertThatThrownBy(() -> reopen(as(role)))
          .hasCauseInstanceOf(LogException.class)
          .hasMessageContaining("Kafka refuses it")
          .hasMessageContaining("infra/deploy/kafka");
    }
    assertThat(written()).hasSize(before);
  }

  @Test
  void readingTheCamera_byTheWebRole_isRefused() {
    assertThatThrownBy(() -> as("web").tail(Topics.CONTRIBUTION, "b1", Duration.ofMinutes(1)))
        .isInstanceOf(LogException.class);
  }

  @Test
  void reopening_withAWrongPassword_isRefusedInWords() {
    EventLog stranger = open(listeners.saslServers(), login(PREFIX + "web", "guessed"));
    assertThatThrownBy(() -> reopen(stranger)).hasCauseInstanceOf(LogException.class);
  }

  @Test
  void reopening_withoutALogin_isRefused() throws Exception {
    int before = written().size();
    EventLog stranger = open(listeners.saslServers(), KafkaSecurity.LOOPBACK);
    assertThatThrownBy(() -> reopen(stranger)).hasCauseInstanceOf(LogException.class);
    // Its client goes on asking, and takes of the heap what others here need: see below.
    stranger.close();
    assertThat(written()).hasSize(before);
  }

  /** Kafka's own client would take all of the heap for the alert that TLS answers. */
  @Test
  void serversThatAnswerByTls_areToldBeforeTheyAreAskedInTheClear() {
    assertThatThrownBy(() -> ClearListeners.require(listeners.saslServers()))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("log.security: tls");
    ClearListeners.require(broker.bootstrapServers());
    ClearListeners.require("127.0.0.1:1");
  }

  @Test
  void brokerOfAnotherAuthority_isNotBelieved() {
    KafkaSecurity trustsJavasOwn =
        new KafkaSecurity(
            /* isTls= */ true,
            /* allowClear= */ false,
            Optional.empty(),
            Optional.empty(),
            login(PREFIX + "web", KafkaRights.passwordOf(PREFIX + "web")).login());
    EventLog log = open(listeners.saslServers(), trustsJavasOwn);
    assertThatThrownBy(() -> reopen(log)).hasCauseInstanceOf(LogException.class);
  }

  @Test
  void certificateOfTheRole_isALogin() throws Exception {
    KafkaSecurity mutual =
        new KafkaSecurity(
            /* isTls= */ true,
            /* allowClear= */ false,
            Optional.of(listeners.authorities()),
            Optional.of(
                new KafkaSecurity.Certificate(
                    listeners.client().certificate(), listeners.client().key())),
            Optional.empty());
    int before = written().size();
    reopen(open(listeners.tlsServers(), mutual));
    assertThat(written()).hasSize(before + 1);
  }

  @Test
  void filesThatAreNone_areToldInWords() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.pem"), "no certificate");
    KafkaSecurity unreadable =
        new KafkaSecurity(
            /* isTls= */ true,
            /* allowClear= */ false,
            Optional.of(directory.resolve("missing.pem")),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> open(listeners.tlsServers(), unreadable))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("log.authorities")
        .hasMessageContaining("missing.pem");

    KafkaSecurity wrong =
        new KafkaSecurity(
            /* isTls= */ true,
            /* allowClear= */ false,
            Optional.of(broken),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> open(listeners.tlsServers(), wrong))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("PEM");
  }
}
