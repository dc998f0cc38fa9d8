package org.tribune.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.archive.retention.KeptSite.DAY;
import static org.tribune.archive.retention.KeptSite.START;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.storage.StorageMeter;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.status.StorageStatus;

/** The forecast, and how honest it is. */
final class StorageMeterTest {
  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private KeptSite site;

  @BeforeEach
  void open() {
    site = new KeptSite(folder.resolve("log"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private StorageStatus measured() {
    return new StorageMeter(site.catalogue, site.store).measure(START);
  }

  @Test
  void measure_steadyPace_tellsTheDay() {
    site.record("long-ago", RecordingKind.SITTING, 300, 90_000);
    for (int week = 0; week < 4; week++) {
      site.record("week-" + week, RecordingKind.SITTING, 7 * week, 30_000);
    }
    site.store.capacity(210_000 + 164_000);
    StorageStatus status = measured();
    assertThat(status.usedBytes()).isEqualTo(210_000);
    assertThat(status.freeBytes()).hasValue(164_000);
    assertThat(status.bytesPerDay()).hasValue(4_000);
    assertThat(status.historyDays()).isEqualTo(30);
    assertThat(status.fullAt()).contains(START.plus(DAY.multipliedBy(41)));
  }

  @Test
  void measure_threeDaysOfHistory_dividesByThreeAndSaysSo() {
    site.record(
        "first",
        RecordingKind.SITTING,
        START.minus(DAY.multipliedBy(3)).plusSeconds(3_600),
        RecordingState.COMPLETE,
        3_000);
    site.store.capacity(13_000);
    StorageStatus status = measured();
    assertThat(status.historyDays()).isEqualTo(3);
    assertThat(status.bytesPerDay()).hasValue(1_000);
    assertThat(status.fullAt()).contains(START.plus(DAY.multipliedBy(10)));
  }

  @Test
  void measure_lessThanADay_tellsNoPaceAndNoDay() {
    site.store.capacity(100);
    assertThat(measured().bytesPerDay()).isEmpty();
    site.record("today", RecordingKind.SITTING, 0, 10);
    assertThat(measured().bytesPerDay()).isEmpty();
    assertThat(measured().fullAt()).isEmpty();
    assertThat(measured().historyDays()).isZero();
  }

  @Test
  void measure_storeThatCantTell_tellsThePaceOnly() {
    site.record("old", RecordingKind.SITTING, 60, 1_000);
    site.record("new", RecordingKind.SITTING, 10, 60_000);
    StorageStatus status = measured();
    assertThat(status.freeBytes()).isEmpty();
    assertThat(status.bytesPerDay()).hasValue(2_000);
    assertThat(status.fullAt()).isEmpty();
  }

  @Test
  void measure_onAirForLongerThanTheWindow_countsItsShare() {
    site.record(
        "endless",
        RecordingKind.SITTING,
        START.minus(DAY.multipliedBy(60)).plusSeconds(3_600),
        RecordingState.RECORDING,
        120_000);
    assertThat(measured().bytesPerDay()).hasValue(2_000);
  }

  @Test
  void measure_nothingCameForLong_isNotInSight() {
    site.record("old", RecordingKind.SITTING, 60, 1_000);
    site.store.capacity(2_000);
    assertThat(measured().bytesPerDay()).hasValue(0);
    assertThat(measured().fullAt()).isEmpty();
  }

  @Test
  void measure_clockSetBackBeforeTheFirstRecording_tellsNoPace() {
    site.record("future", RecordingKind.SITTING, -100, 1_000);
    site.store.capacity(2_000);
    assertThat(measured().bytesPerDay()).isEmpty();
    assertThat(measured().historyDays()).isZero();
  }
}
