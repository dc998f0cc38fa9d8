package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.Bytes;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.sql.SqlCatalogue;

/**
 * The box is killed at random moments of a broadcast, while a player reads it. {@code
 * -Dtribune.kills} says how often, {@code -Dtribune.seed} when; infra/bench/kills runs it.
 */
@Tag("e2e")
class KilledBoxEndToEndTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledBoxEndToEndTest.class);
  private static final int KILLS = Integer.getInteger("tribune.kills", 1);
  private static final long SEED = Long.getLong("tribune.seed", System.nanoTime());
  private static final int LONGEST_LIFE = 5_000;
  private static final List<String> RENDITIONS = List.of("240p", "audio");
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;
  private final Map<PartReader.Key, Bytes> seen = PartReader.nothing();

  @Test
  void box_killedInMidBroadcast_oneRecordingHasAllThatWasPublished() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      try (BoxProcess box = BoxProcess.start(folder, YAML);
          PartReader reader = read(box)) {
        awaitMoreParts(box);
        Duration life = Duration.ofMillis(random.nextInt(LONGEST_LIFE));
        Awaitility.await().pollDelay(life).atMost(life.plusSeconds(10)).until(() -> true);
        box.kill();
      }
    }
    long complete = finish();
    LOG.info(
        "{} kills (seed {}), {} parts seen; complete {} ms after the end",
        KILLS,
        SEED,
        seen.size(),
        complete);
    try (Catalogue catalogue =
        SqlCatalogue.open(
            new CatalogueConfig.Sqlite(folder.resolve("data").resolve("tribune.db")))) {
      FileSystemObjectStore store =
          new FileSystemObjectStore(folder.resolve("data").resolve("store"));
      new RecordingCheck(catalogue, store).assertHolds(seen, KILLS);
    }
  }

  private PartReader read(BoxProcess box) {
    return new PartReader(
        URI.create(box.address("/hls/live/chamber/index.m3u8")), RENDITIONS, seen);
  }

  private void awaitMoreParts(BoxProcess box) {
    int before = seen.size();
    box.await("parts that are new", () -> seen.size() >= before + 4);
  }

  private long finish() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, YAML);
        PartReader reader = read(box)) {
      awaitMoreParts(box);
      box.endBroadcast("chamber");
      long ended = System.nanoTime();
      box.awaitRecording();
      long complete = Duration.ofNanos(System.nanoTime() - ended).toMillis();
      assertThat(box.stop()).isZero();
      return complete;
    }
  }
}
