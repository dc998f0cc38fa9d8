package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.RecordingQuery;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.topics.Topics;
import org.tribune.kafka.KafkaEventLog;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.kafka.KafkaBroker;

/**
 * Each role is killed in the middle of a broadcast over a real Kafka broker, while a player reads
 * it. {@code -Dtribune.kills} says how often in all, {@code -Dtribune.seed} when.
 */
@Tag("e2e")
class KilledRolesEndToEndTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledRolesEndToEndTest.class);
  private static final List<String> ROLES = List.of("web", "archive", "transcoder", "ingest");
  private static final int KILLS =
      Math.max(ROLES.size(), Integer.getInteger("tribune.kills", ROLES.size()));
  private static final long SEED = Long.getLong("tribune.seed", System.nanoTime());
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LONGEST_LIFE = 4_000;

  @TempDir private Path folder;
  private final Map<String, RoleProcess> roles = new HashMap<>();
  private final Map<PartReader.Key, Bytes> seen = PartReader.nothing();

  @SuppressWarnings("NullAway.Init") // started before each test
  private KafkaBroker broker;

  @SuppressWarnings("NullAway.Init")
  private PartReader reader;

  private int httpPort;

  @BeforeEach
  void startEverything() throws IOException {
    broker = KafkaBroker.start(folder.resolve("kafka"));
    httpPort = freePort();
    for (String role : ROLES) {
      start(role);
    }
    reader =
        new PartReader(
            URI.create("http://127.0.0.1:" + httpPort + "/hls/live/chamber/index.m3u8"),
            List.of("240p", "audio"),
            seen);
    awaitMoreParts();
  }

  private void start(String role) throws IOException {
    String yaml =
        """
        http: {host: 127.0.0.1, port: %d}
        management: {host: 127.0.0.1, port: 0}
        rtmp: {host: 127.0.0.1, port: %d}
        data: data
        log: {type: kafka, bootstrapServers: "%s", partitions: 4}
        store: {path: "%s"}
        catalogue: {path: "%s"}
        channels:
          - id: chamber
            autostart: true
            sources: [{type: testcard, width: 426, height: 240}]
        transcoder: {ladder: [240]}
        """
            .formatted(
                role.equals("web") ? httpPort : freePort(),
                freePort(),
                broker.bootstrapServers(),
                folder.resolve("store"),
                catalogueFile());
    roles.put(role, RoleProcess.start(role, folder.resolve(role), yaml));
  }

  private Path catalogueFile() {
    return folder.resolve("tribune.db");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(String what, BoxProcess.Condition condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition::holds);
  }

  private void awaitMoreParts() {
    int before = seen.size();
    await("parts that are new", () -> seen.size() >= before + 6);
  }

  private RoleProcess role(String name) {
    return Objects.requireNonNull(roles.get(name), name);
  }

  @AfterEach
  void stopEverything() throws InterruptedException {
    reader.close();
    roles.values().forEach(RoleProcess::close);
    broker.close();
  }

  @Test
  void roles_killedInMidBroadcast_oneRecordingHasAllThatWasPublished() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      String role = ROLES.get(kill % ROLES.size());
      Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE));
      Awaitility.await().pollDelay(life).atMost(life.plusSeconds(10)).until(() -> true);
      role(role).kill();
      start(role);
      awaitMoreParts();
    }
    try (Catalogue catalogue = SqlCatalogue.open(new CatalogueConfig.Sqlite(catalogueFile()))) {
      end(catalogue.recordings(RecordingQuery.ALL).getFirst().id());
      await(
          "a complete recording",
          () -> catalogue.recordings(RecordingQuery.complete(1)).size() == 1);
      LOG.info("{} kills (seed {}), {} parts seen", KILLS, SEED, seen.size());
      RecordingCheck check =
          new RecordingCheck(catalogue, new FileSystemObjectStore(folder.resolve("store")));
      check.assertHolds(seen, /* holes= */ KILLS / ROLES.size());
      assertThat(check.recording().channel().value()).isEqualTo("chamber");
    }
  }

  private void end(BroadcastId broadcast) {
    try (KafkaEventLog log =
        new KafkaEventLog(
            new LogConfig.Kafka(
                broker.bootstrapServers(),
                "tribune-",
                /* partitions= */ 4,
                /* replication= */ (short) 1))) {
      log.append(Topics.EVENTS, "chamber", new BroadcastEvent.Ended(broadcast, Instant.now()))
          .join();
    }
  }
}
