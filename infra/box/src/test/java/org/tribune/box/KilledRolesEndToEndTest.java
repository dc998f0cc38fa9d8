package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.topics.Topics;
import org.tribune.kafka.KafkaEventLog;
import org.tribune.sql.SqlCatalogue;

/**
 * Each role is killed in the middle of a broadcast over a real Kafka broker, while a player reads
 * it. {@code -Dtribune.kills} says how often in all, {@code -Dtribune.seed} when.
 */
@Tag("e2e")
@Tag("wide")
class KilledRolesEndToEndTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledRolesEndToEndTest.class);
  private static final int KILLS =
      Math.max(
          KafkaRoles.ROLES.size(), Integer.getInteger("tribune.kills", KafkaRoles.ROLES.size()));
  private static final long SEED = Long.getLong("tribune.seed", System.nanoTime());
  private static final int LONGEST_LIFE = 4_000;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // started before each test
  private KafkaRoles roles;

  @BeforeEach
  void startEverything() throws IOException {
    roles = KafkaRoles.start(folder);
  }

  @AfterEach
  void stopEverything() {
    roles.close();
  }

  @Test
  void roles_killedInMidBroadcast_oneRecordingHasAllThatWasPublished() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      String role = KafkaRoles.ROLES.get(kill % KafkaRoles.ROLES.size());
      Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE));
      Awaitility.await().pollDelay(life).atMost(life.plusSeconds(10)).until(() -> true);
      roles.role(role).kill();
      roles.start(role);
      roles.awaitMoreParts();
    }
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(roles.catalogueFile()))) {
      end(catalogue.recordings(RecordingQuery.ALL).getFirst().id());
      roles.await(
          "a complete recording",
          () -> catalogue.recordings(RecordingQuery.complete(1)).size() == 1);
      LOG.info("{} kills (seed {}), {} parts seen", KILLS, SEED, roles.seen().size());
      RecordingCheck check =
          new RecordingCheck(catalogue, new FileSystemObjectStore(roles.store()));
      check.assertHolds(roles.seen(), /* holes= */ KILLS / KafkaRoles.ROLES.size());
      assertThat(check.recording().channel().value()).isEqualTo("chamber");
    }
  }

  private void end(BroadcastId broadcast) {
    try (KafkaEventLog log =
        new KafkaEventLog(
            new LogConfig.Kafka(
                roles.broker().bootstrapServers(),
                "tribune-",
                /* partitions= */ 4,
                /* replication= */ (short) 1))) {
      log.append(Topics.EVENTS, "chamber", new BroadcastEvent.Ended(broadcast, Instant.now()))
          .join();
    }
  }
}
