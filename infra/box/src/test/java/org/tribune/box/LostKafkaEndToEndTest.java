package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.sql.SqlCatalogue;

/** Kafka loses all that it has in the middle of a broadcast, and comes back empty. */
@Tag("e2e")
@Tag("wide")
class LostKafkaEndToEndTest {
  @TempDir private Path folder;

  @Test
  void kafka_losesAllInMidBroadcast_theRecordingIsClosedAndWatched_andTheNextBegins()
      throws Exception {
    try (KafkaRoles roles = KafkaRoles.start(folder)) {
      roles.awaitMoreParts();
      roles.stopWatching();
      Map<PartReader.Key, Bytes> seen = Map.copyOf(roles.seen());
      roles.broker().loseAll();
      for (String role : KafkaRoles.ROLES) {
        roles.await(role + " ends", () -> !roles.role(role).isAlive());
        assertThat(roles.role(role).said()).contains("Kafka has lost the topic");
      }
      roles.start("archive");
      roles.start("web");
      try (Catalogue catalogue =
          SqlCatalogue.open(new CatalogueConfig.Sqlite(roles.catalogueFile()))) {
        roles.await(
            "the recording is closed",
            () -> catalogue.recordings(RecordingQuery.complete(1)).size() == 1);
        BroadcastId id = catalogue.recordings(RecordingQuery.complete(1)).getFirst().id();
        assertThat(catalogue.broadcast(id).orElseThrow().isOpen()).isFalse();
        new RecordingCheck(catalogue, new FileSystemObjectStore(roles.store()))
            .assertHolds(seen, /* holes= */ 0);
        roles.await(
            "its replay", () -> status(roles, "/hls/recordings/" + id + "/index.m3u8") == 200);
        roles.start("transcoder");
        roles.start("ingest");
        roles.await("the next on air", () -> status(roles, "/hls/live/chamber/index.m3u8") == 200);
        roles.await("it is recorded", () -> catalogue.recordings(RecordingQuery.ALL).size() == 2);
      }
    }
  }

  private static int status(KafkaRoles roles, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(roles.address(path)).timeout(Duration.ofSeconds(10)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
