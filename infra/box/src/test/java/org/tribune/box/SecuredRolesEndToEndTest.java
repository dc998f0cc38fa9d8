package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.KafkaSecurity;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.log.LogEntry;
import org.tribune.core.topics.Topics;
import org.tribune.kafka.KafkaEventLog;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.kafka.KafkaBroker;
import org.tribune.testkit.kafka.KafkaRights;
import org.tribune.testkit.kafka.SecuredListeners;

/**
 * Every role in a process of its own over a Kafka that asks who comes: each with its own login and
 * the rights that infra/deploy/kafka documents, which must do and are no more than needed.
 */
@Tag("e2e")
@Tag("wide")
class SecuredRolesEndToEndTest {
  private static final List<String> ROLES = List.of("web", "transcoder", "archive", "ingest");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final Map<String, RoleProcess> roles = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // started before each test
  private SecuredListeners listeners;

  @SuppressWarnings("NullAway.Init")
  private KafkaBroker broker;

  @SuppressWarnings("NullAway.Init")
  private LiveReader reader;

  @BeforeEach
  void startEverything() throws Exception {
    listeners = SecuredListeners.make(folder.resolve("keys"));
    broker = KafkaBroker.startSecured(folder.resolve("kafka"), listeners);
    try (KafkaRights rights = new KafkaRights(broker, "tribune-")) {
      rights.grantAsDocumented();
    }
    int httpPort = FreePort.find();
    reader = new LiveReader(httpPort, "chamber");
    for (String role : ROLES) {
      start(role, role.equals("web") ? httpPort : FreePort.find());
    }
  }

  private void start(String role, int httpPort) throws IOException {
    String yaml =
        """
        http: {host: 127.0.0.1, port: %d}
        management: {host: 127.0.0.1, port: 0}
        rtmp: {host: 127.0.0.1, port: %d}
        data: data
        log:
          type: kafka
          bootstrapServers: "%s"
          partitions: 2
          security: tls
          authorities: "%s"
          user: tribune-%s
          password: '%s'
        catalogue: {path: ../tribune.db}
        store: {path: ../store}
        channels:
          - id: chamber
            autostart: true
            sources: [{type: testcard, width: 426, height: 240}]
        transcoder: {ladder: [240]}
        """
            .formatted(
                httpPort,
                FreePort.find(),
                listeners.saslServers(),
                listeners.authorities(),
                role,
                KafkaRights.passwordOf("tribune-" + role));
    roles.put(role, RoleProcess.start(role, folder.resolve(role), yaml));
  }

  @AfterEach
  void stopEverything() {
    roles.values().forEach(RoleProcess::close);
    reader.close();
    broker.close();
  }

  private void await(BoxProcess.Condition condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition::holds);
  }

  private String said(String role) {
    return Objects.requireNonNull(roles.get(role), role).said();
  }

  private KafkaEventLog as(String role) {
    String user = "tribune-" + role;
    return new KafkaEventLog(
        new LogConfig.Kafka(
            listeners.saslServers(),
            "tribune-",
            /* partitions= */ 2,
            (short) 1,
            new KafkaSecurity(
                /* isTls= */ true,
                /* allowClear= */ false,
                Optional.of(listeners.authorities()),
                Optional.empty(),
                Optional.of(
                    new KafkaSecurity.Login(
                        KafkaSecurity.Mechanism.SCRAM_SHA_512,
                        user,
                        new Secret(KafkaRights.passwordOf(user)))))));
  }

  @Test
  void roles_withTheirDocumentedRights_broadcastAndCloseASession() throws Exception {
    await(() -> reader.playlist("240p").segments().size() >= 2);
    BroadcastId broadcast;
    try (KafkaEventLog web = as("web")) {
      broadcast = opened(web);
      web.append(Topics.EVENTS, "chamber", new BroadcastEvent.Closed(broadcast, Instant.now()))
          .join();
    }
    try (KafkaEventLog stolen = as("transcoder")) {
      assertThatThrownBy(
              () ->
                  stolen
                      .append(
                          Topics.EVENTS,
                          "chamber",
                          new BroadcastEvent.Resumed(broadcast, Instant.now()))
                      .join())
          .hasMessageContaining("Kafka refuses it");
    }
    int before = reader.playlist("240p").segments().size();
    await(() -> reader.playlist("240p").segments().size() >= before + 2);

    try (KafkaEventLog web = as("web")) {
      assertThat(events(web))
          .map(LogEntry::value)
          .noneMatch(BroadcastEvent.Resumed.class::isInstance);
    }
    for (String role : ROLES) {
      assertThat(said(role))
          .as("what %s said", role)
          .doesNotContain("AuthorizationException", "Kafka refuses it", "Not authorized");
    }
  }

  private static List<LogEntry<BroadcastEvent>> events(KafkaEventLog log) {
    return log.tail(Topics.EVENTS, "chamber", Duration.ofHours(1));
  }

  private static BroadcastId opened(KafkaEventLog log) {
    return events(log).getFirst().value().broadcast();
  }
}
