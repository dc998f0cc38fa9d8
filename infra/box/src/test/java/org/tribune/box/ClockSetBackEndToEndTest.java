package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.sql.SqlCatalogue;

/**
 * The box is killed in mid-broadcast, and the machine's clock is an hour back when it starts again,
 * as after a power cut where the clock's battery is empty.
 */
@Tag("e2e")
class ClockSetBackEndToEndTest {
  private static final Duration ERROR = Duration.ofHours(-1);
  private static final Duration SLACK = Duration.ofSeconds(30);
  private static final List<String> RENDITIONS = List.of("240p", "audio");
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;
  private final Instant begun = Instant.now();
  private final Map<PartReader.Key, Bytes> seen = PartReader.nothing();

  @Test
  void clock_setBackWhileDown_oneRecordingInOrderHasAllThatWasPublished() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, YAML);
        PartReader reader = read(box)) {
      box.awaitOnAir("chamber", /* segments= */ 2);
      awaitParts(box, /* more= */ 4);
      box.kill();
    }
    try (BoxProcess box = BoxProcess.startWithClockOff(folder, YAML, ERROR);
        PartReader reader = read(box)) {
      awaitParts(box, /* more= */ 20);
      box.await("the alert", () -> box.isAlerted("chamber", "clock-set-back"));
      box.endBroadcast("chamber");
      box.awaitRecording();
      assertThat(box.stop()).isZero();
    }
    Path data = folder.resolve("data");
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(data.resolve("tribune.db")))) {
      RecordingCheck check =
          new RecordingCheck(catalogue, new FileSystemObjectStore(data.resolve("store")));
      check.assertHolds(seen, /* holes= */ 1);
      assertTimesAreSane(check.recording());
    }
    assertThat(data.resolve("clock")).doesNotExist();
  }

  private PartReader read(BoxProcess box) {
    return new PartReader(
        URI.create(box.address("/hls/live/chamber/index.m3u8")), RENDITIONS, seen);
  }

  private void awaitParts(BoxProcess box, int more) {
    int before = seen.size();
    box.await("parts that are new", () -> seen.size() >= before + more);
  }

  /** It began before it ended, and both just now: its age is right for retention, too. */
  private void assertTimesAreSane(Recording recording) {
    Instant end = recording.endedAt().orElseThrow();
    assertThat(end).isAfter(recording.startedAt()).isBefore(Instant.now().plus(SLACK));
    assertThat(recording.startedAt()).isAfter(begun);
  }
}
