package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.store.SmallDisk;

/** The disk runs full while a channel is on air: a film goes, a sitting and the live go on. */
@Tag("e2e")
class RetentionEndToEndTest {
  private static final int MEGABYTE = 1_000_000;
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      retention: {report: 365d, freeSpace: 12MB}
      channels:
        - {id: chamber, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;

  /** A recording of three objects that ended two months ago. */
  private static void record(
      Catalogue catalogue, ObjectStore store, String id, RecordingKind kind, int bytes) {
    Instant end = Instant.now().minus(Duration.ofDays(60));
    Recording recording = RecordingSamples.recording(id, end.minusSeconds(60));
    catalogue.begin(recording.of(kind).endedAt(end).in(RecordingState.COMPLETE));
    for (int number = 0; number < 3; number++) {
      Bytes content = Bytes.wrap(new byte[bytes / 3]);
      store.put(RecordingNames.segment(recording.id(), "720p", number), content);
      catalogue.addSegments(
          recording.id(),
          List.of(
              new RecordedSegment(
                  "720p",
                  number,
                  /* piece= */ 0,
                  /* revision= */ 0,
                  SegmentState.STORED,
                  new MediaTime(number, 1),
                  new MediaTime(1, 1),
                  content.length(),
                  Bytes.wrap(new byte[32]),
                  Bytes.EMPTY)));
    }
  }

  @Test
  void disk_almostFull_theFilmGoesAndTheSittingAndTheLiveStay() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("data"), /* megabytes= */ 64)) {
      fillUntilTheFilmGoes(disk);
    }
  }

  private void fillUntilTheFilmGoes(SmallDisk disk) throws Exception {
    ObjectStore store = new FileSystemObjectStore(disk.path().resolve("store"));
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(disk.path().resolve("tribune.db")))) {
      record(catalogue, store, "film", RecordingKind.REPORT, 12 * MEGABYTE);
      record(catalogue, store, "sitting", RecordingKind.SITTING, 9 * MEGABYTE);
    }
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      box.awaitOnAir("chamber", /* segments= */ 2);
      assertThat(store.list("recordings/film/")).hasSize(3);
      disk.fillBut(6 * MEGABYTE);
      box.await("the film is gone", () -> box.get("/api/v1/recordings/film").statusCode() == 410);
      box.await("its objects, too", () -> store.list("recordings/film/").findAny().isEmpty());
      box.await("the deletion is shown", () -> deletion(box).path("erasedAt").isTextual());
      assertThat(deletion(box).path("recording").asText()).isEqualTo("film");
      assertThat(deletion(box).path("reason").asText()).isEqualTo("space");
      assertThat(box.get("/api/v1/recordings/sitting").statusCode()).isEqualTo(200);
      assertThat(store.list("recordings/sitting/")).hasSize(3);
      box.awaitOnAir("chamber", /* segments= */ 4);
      box.endBroadcast("chamber");
      box.await(
          "the sitting on air is recorded to its end",
          () -> recordings(box).at("/recordings/0/state").asText().equals("complete"));
      assertThat(box.said()).doesNotContain("Recordings can't be stored");
      assertThat(box.stop()).isZero();
    }
  }

  private static JsonNode recordings(BoxProcess box) throws IOException, InterruptedException {
    box.operatorChannel("chamber"); // signs in
    return new ObjectMapper().readTree(box.get("/api/v1/operator/recordings").body());
  }

  private static JsonNode deletion(BoxProcess box) throws IOException, InterruptedException {
    return recordings(box).at("/storage/deletions/0");
  }
}
