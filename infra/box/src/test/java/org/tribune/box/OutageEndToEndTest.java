package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;
import org.tribune.sql.SqlCatalogue;

/**
 * What a box keeps recordings in goes away in mid-broadcast, while a player reads it, and comes
 * back. {@code -Dtribune.outage} says for how long; infra/bench/outage runs it for ten minutes.
 */
@Tag("e2e")
class OutageEndToEndTest {
  private static final Logger LOG = LoggerFactory.getLogger(OutageEndToEndTest.class);

  /** A lock is waited for for 10 s before it is a failure. */
  private static final Duration AWAY =
      Duration.parse(System.getProperty("tribune.outage", "PT12S"));

  private static final long SPOOL_BYTES = 400_000_000;
  private static final String WAITING = "tribune_archive_waiting_segments";
  private static final List<String> RENDITIONS = List.of("240p", "audio");
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      archive: {spool: 400MB}
      channels:
        - {id: chamber, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;

  private Path home(String name) {
    return folder.resolve(name);
  }

  @Test
  void store_awayInMidBroadcast_liveGoesOnAndNothingIsLost() throws Exception {
    try (Outage s3 = new Outage.S3(folder.resolve("s3-server"))) {
      survive(s3);
    }
  }

  @Test
  @Tag("wide")
  void catalogue_awayInMidBroadcast_liveGoesOnAndNothingIsLost() throws Exception {
    try (Outage postgreSql = new Outage.PostgreSql(folder.resolve("postgresql-server"));
        Outage sqlite = new Outage.Sqlite(home("sqlite").resolve("data"))) {
      Together.assertAll(List.of(postgreSql, sqlite), this::survive);
    }
  }

  private void survive(Outage outage) throws Exception {
    Path home = Files.createDirectories(home(outage.toString()));
    Map<PartReader.Key, Bytes> seen = PartReader.nothing();
    try (BoxProcess box = BoxProcess.start(home, YAML + outage.yaml());
        PartReader reader =
            new PartReader(
                URI.create(box.address("/hls/live/chamber/index.m3u8")), RENDITIONS, seen)) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      box.await("it is recorded", () -> box.recordings() == 1);
      // Until then it is not known whether the store has the bucket, or has to make it.
      box.await("it is stored", () -> isStored(outage.store(home.resolve("data"))));
      // Nobody can sign in without the catalogue; who is signed in goes on.
      box.signIn();
      outage.begin();
      long begun = System.nanoTime();
      followWhileAway(box, outage);
      double waited = box.metric("tribune_archive_waiting_seconds");
      double waiting = box.metric(WAITING);
      double spooled = box.metric("tribune_archive_spool_bytes");
      outage.end();
      long ended = System.nanoTime();
      box.await("all is stored", () -> box.metric(WAITING) <= 1);
      LOG.info(
          "{} was away for {} s: {} segments ({} MB) waited, the oldest for {} s; caught up in {} s",
          outage,
          Duration.ofNanos(ended - begun).toSeconds(),
          (long) waiting,
          spooled / 1e6,
          waited,
          Duration.ofNanos(System.nanoTime() - ended).toMillis() / 1e3);
      assertThat(waited).isGreaterThan(AWAY.toSeconds() / 2.0);
      assertThat(spooled).isBetween(1.0, (double) SPOOL_BYTES);
      box.await("the end of the alert", () -> !box.isAlerted("chamber", outage.alert()));
      box.endBroadcast("chamber");
      box.awaitRecording();
      assertThat(box.stop()).isZero();
    }
    Path data = home.resolve("data");
    try (Catalogue catalogue = SqlCatalogue.open(outage.catalogue(data))) {
      new RecordingCheck(catalogue, outage.store(data)).assertHolds(seen, /* holes= */ 0);
    }
  }

  private static boolean isStored(ObjectStore store) {
    try (Stream<StoredObject> all = store.list("recordings/")) {
      return all.findAny().isPresent();
    }
  }

  /** Returns when it has been away for long enough. */
  private static void followWhileAway(BoxProcess box, Outage outage) throws Exception {
    try (Checker follower = Checker.follow(box, "chamber", (int) AWAY.toSeconds())) {
      box.await("the alert", () -> box.isAlerted("chamber", outage.alert()));
      assertThat(box.operatorChannel("chamber").at("/alerts").toString())
          .contains("the oldest for", "le plus ancien depuis", "the live goes on");
      // On a busy machine it may be late for a while: what counts is that it does not stand still.
      assertThat(follower.assertCleanPlaylists().get("growth").asDouble())
          .as(outage.toString())
          .isGreaterThan(0.7);
    }
  }
}
