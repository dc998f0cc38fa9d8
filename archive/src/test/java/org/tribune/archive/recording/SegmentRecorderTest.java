package org.tribune.archive.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.archive.recording.FakeSitting.ID;
import static org.tribune.archive.recording.FakeSitting.at;
import static org.tribune.archive.recording.FakeSitting.format;
import static org.tribune.archive.recording.FakeSitting.joined;
import static org.tribune.archive.recording.FakeSitting.name;
import static org.tribune.archive.recording.FakeSitting.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.status.Alert;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.store.FakeObjectStore;

final class SegmentRecorderTest {
  private static final String VIDEO = "240p";
  private static final String AUDIO = "audio";
  private static final String AUDIO_HEADER = "recordings/b1/audio/init.mp4";
  private static final long PLENTY = 1_000_000;

  @TempDir Path directory = Path.of("");
  private final FakeObjectStore store = new FakeObjectStore();
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeMediaClock clock = new FakeMediaClock();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private FakeSitting sitting;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SegmentRecorder recorder;

  @BeforeEach
  void start() {
    sitting = new FakeSitting(directory.resolve("log"));
    record(PLENTY);
  }

  private void record(long spoolBytes) {
    recorder =
        new SegmentRecorder(
            sitting.log(),
            sitting.ledger(),
            store,
            catalogue,
            channel -> RecordingKind.SITTING,
            clock,
            new SpoolBounds(directory.resolve("spool"), spoolBytes, /* memoryBytes= */ 2_000));
    recorder.start();
  }

  @AfterEach
  void stop() {
    recorder.close();
    sitting.close();
  }

  private void awaitStored(long segment) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> numbers(VIDEO).contains(segment) && numbers(AUDIO).contains(segment));
  }

  private List<Long> numbers(String rendition) {
    return catalogue.segments(ID, rendition).stream().map(RecordedSegment::number).toList();
  }

  private RecordedSegment row(String rendition, long number) {
    return catalogue.indexedSegments(ID, rendition, number, number + 1).getFirst();
  }

  private void awaitComplete() {
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> catalogue.recording(ID).map(Recording::isComplete).orElse(false));
  }

  private void awaitSpooled(int parts) {
    int bytes = joined(VIDEO, 0, parts).length() + joined(AUDIO, 0, parts).length();
    await().until(() -> recorder.spooledBytes() >= bytes);
  }

  private List<String> spooled() throws IOException {
    Path spool = directory.resolve("spool");
    if (!Files.exists(spool)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(spool)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> spool.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void log_losesTheBroadcast_whatWasLeftIsStoredAndTheRecordingClosed() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    await().until(() -> catalogue.broadcast(ID).filter(Broadcast::isPublic).isPresent());
    sitting.parts(1, 1, 0);
    awaitSpooled(1);
    recorder.close();
    sitting.restart(directory.resolve("another log"));
    record(PLENTY);
    awaitComplete();
    assertThat(numbers(VIDEO)).containsExactly(0L, 1L);
    assertThat(catalogue.broadcast(ID).orElseThrow().isOpen()).isFalse();
    assertThat(spooled()).isEmpty();
  }

  @Test
  void log_losesTheBroadcastWhileItGoesOn_itIsRecordedOn() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    await().until(() -> catalogue.broadcast(ID).filter(Broadcast::isPublic).isPresent());
    recorder.close();
    sitting.restart(directory.resolve("another log"));
    record(PLENTY);
    sitting.write(format(1));
    sitting.segment(1, 1);
    sitting.segment(1, 2);
    awaitStored(2);
    assertThat(catalogue.recording(ID).orElseThrow().isComplete()).isFalse();
  }

  @Test
  void segment_whole_isItsPartsJoinedBehindTheHeader() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    assertThat(store.get(name(AUDIO, 0))).contains(joined(AUDIO, 0, 4));
    assertThat(store.get(AUDIO_HEADER).orElseThrow().array())
        .asString()
        .isEqualTo("header of audio");
    assertThat(store.puts().indexOf(AUDIO_HEADER))
        .isNotNegative()
        .isLessThan(store.puts().indexOf(name(AUDIO, 0)));
  }

  @Test
  void segment_whole_isInTheCatalogueWithTimesChecksumAndIndex() {
    sitting.open();
    sitting.goLive(1.28);
    sitting.segment(1, 1);
    awaitStored(1);
    RecordedSegment row = row(AUDIO, 1);
    assertThat(row.state()).isEqualTo(SegmentState.STORED);
    assertThat(row.start()).isEqualTo(new MediaTime(61_440, 48_000));
    assertThat(row.duration()).isEqualTo(new MediaTime(61_440, 48_000));
    assertThat(row.length()).isEqualTo(joined(AUDIO, 1, 4).length());
    assertThat(row.sha256()).isEqualTo(Sha256.of(joined(AUDIO, 1, 4)));
    assertThat(SegmentIndex.decode(row.index())).isEqualTo(SegmentIndex.of(joined(AUDIO, 1, 4)));
    assertThat(row(VIDEO, 1).start().toSeconds()).isEqualTo(1.28);
    Recording recording = catalogue.recording(ID).orElseThrow();
    assertThat(recording.state()).isEqualTo(RecordingState.RECORDING);
    assertThat(recording.startedAt()).isEqualTo(at(1.28));
    assertThat(recording.title()).isEqualTo("Council");
    await().until(() -> catalogue.broadcast(ID).equals(sitting.ledger().find(ID)));
  }

  @Test
  void spool_segmentsStored_isEmptyButForTheFormat() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    await().until(() -> recorder.waitingSegments() == 0);
    assertThat(recorder.spooledBytes()).isZero();
    assertThat(spooled()).containsExactly("b1/format");
  }

  @Test
  void segment_toADirectoryOfTheSameDisk_isTheSpoolsOwnFile() throws IOException {
    recorder.close();
    FileSystemObjectStore files = new FileSystemObjectStore(directory.resolve("store"));
    recorder =
        new SegmentRecorder(
            sitting.log(),
            sitting.ledger(),
            files,
            catalogue,
            channel -> RecordingKind.SITTING,
            clock,
            new SpoolBounds(directory.resolve("spool"), PLENTY));
    recorder.start();
    sitting.open();
    sitting.goLive(0);
    sitting.parts(1, 0, 0);
    awaitSpooled(1);
    Object written = Files.getAttribute(directory.resolve("spool/b1/240p/0.parts"), "unix:ino");
    for (int part = 1; part < 4; part++) {
      sitting.parts(1, 0, part);
    }
    awaitStored(0);
    Path stored = files.file(name(VIDEO, 0)).orElseThrow();
    assertThat(Files.getAttribute(stored, "unix:ino")).isEqualTo(written);
    assertThat(files.get(name(VIDEO, 0))).contains(joined(VIDEO, 0, 4));
  }

  @Test
  void preview_parts_areNeverWrittenAnywhere() throws IOException {
    sitting.open();
    sitting.segment(1, 0);
    sitting.segment(1, 1);
    await().pollDelay(Duration.ofMillis(200)).until(() -> recorder.spooledBytes() == 0);
    assertThat(spooled()).isEmpty();
    sitting.goLive(1.5);
    sitting.segment(1, 2);
    awaitStored(2);
    assertThat(numbers(VIDEO)).containsExactly(2L);
    assertThat(store.puts()).doesNotContain(name(VIDEO, 0), name(VIDEO, 1));
  }

  @Test
  void wentLive_toldAfterTheSegmentsItIsAbout_storesThem() {
    sitting.open();
    sitting.segment(1, 0);
    sitting.segment(1, 1);
    sitting.segment(1, 2);
    sitting.goLive(1.0);
    awaitStored(2);
    assertThat(numbers(AUDIO)).containsExactly(1L, 2L);
  }

  @Test
  void ended_neverLive_storesNothing() throws IOException {
    sitting.open();
    sitting.segment(1, 0);
    sitting.end(2);
    sitting.write(new RenditionEnd(1));
    recorder.close();
    assertThat(store.puts()).isEmpty();
    assertThat(spooled()).isEmpty();
    assertThat(catalogue.recording(ID)).isEmpty();
  }

  @Test
  void ended_whatStartsBehindTheEnd_isNotStored() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    sitting.end(2.0);
    sitting.segment(1, 1);
    sitting.segment(1, 2);
    awaitStored(1);
    sitting.write(new RenditionEnd(1));
    awaitComplete();
    assertThat(numbers(VIDEO)).containsExactly(0L, 1L);
    assertThat(store.get(name(VIDEO, 1))).contains(joined(VIDEO, 1, 3));
    assertThat(catalogue.recording(ID).orElseThrow().endedAt()).contains(at(2.0));
  }

  @Test
  void ended_whatWasWrittenBeforeTheEndWasHeardOf_isTakenBack() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    for (int part = 0; part < 3; part++) {
      sitting.parts(1, 1, part);
    }
    int written = joined(VIDEO, 1, 3).length() + joined(AUDIO, 1, 3).length();
    awaitStored(0);
    await().until(() -> recorder.spooledBytes() == written);
    sitting.end(1.9);
    int kept = joined(VIDEO, 1, 2).length() + joined(AUDIO, 1, 2).length();
    await().until(() -> recorder.spooledBytes() == kept);
    sitting.write(new RenditionEnd(1));
    awaitComplete();
    assertThat(store.get(name(VIDEO, 1))).contains(joined(VIDEO, 1, 2));
    assertThat(store.get(name(AUDIO, 1))).contains(joined(AUDIO, 1, 2));
    await().until(() -> spooled().isEmpty());
    assertThat(recorder.spooledBytes()).isZero();
  }

  @Test
  void ended_beforeASegmentThatWasBegun_leavesNothingOfIt() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    sitting.parts(1, 1, 0);
    awaitStored(0);
    await().until(() -> recorder.spooledBytes() > 0);
    sitting.end(1.2);
    sitting.write(new RenditionEnd(1));
    awaitComplete();
    assertThat(numbers(VIDEO)).containsExactly(0L);
    await().until(() -> spooled().isEmpty());
    assertThat(recorder.spooledBytes()).isZero();
  }

  @Test
  void end_segmentInProgress_isStoredShortAndTheRecordingComplete() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.parts(1, 0, 0);
    sitting.parts(1, 0, 1);
    sitting.write(part(1, AUDIO, 0, 3, "not joined"));
    sitting.end(0.64);
    sitting.write(new RenditionEnd(1));
    awaitComplete();
    assertThat(store.get(name(AUDIO, 0))).contains(joined(AUDIO, 0, 2));
    assertThat(row(AUDIO, 0).duration().toSeconds()).isEqualTo(0.64);
    assertThat(catalogue.recording(ID).orElseThrow().endedAt()).contains(at(0.64));
    await().until(() -> spooled().isEmpty());
  }

  @Test
  void takeover_inASegment_joinsBothAndFencesTheOldTranscoder() {
    sitting.open();
    sitting.goLive(0);
    sitting.parts(1, 0, 0);
    sitting.parts(1, 0, 1);
    sitting.write(format(2));
    sitting.write(part(1, AUDIO, 0, 2, "from the old one"));
    sitting.write(part(2, AUDIO, 0, 1, "again"));
    sitting.parts(2, 0, 2);
    sitting.parts(2, 0, 3);
    awaitStored(0);
    assertThat(store.get(name(AUDIO, 0))).contains(joined(AUDIO, 0, 4));
  }

  @Test
  void transcoder_withoutMemory_leavesTheSegmentBeforeShortAndAHole() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    sitting.parts(1, 1, 0);
    sitting.write(format(2));
    sitting.segment(2, 3);
    awaitStored(3);
    awaitStored(1);
    assertThat(numbers(VIDEO)).containsExactly(0L, 1L, 3L);
    assertThat(store.get(name(VIDEO, 1))).contains(joined(VIDEO, 1, 1));
  }

  @Test
  void restart_partsStillInTheLog_segmentInProgressBecomesWhole() {
    sitting.open();
    sitting.goLive(0);
    sitting.parts(1, 0, 0);
    sitting.parts(1, 0, 1);
    awaitSpooled(2);
    recorder.close();
    record(PLENTY);
    sitting.parts(1, 0, 2);
    sitting.parts(1, 0, 3);
    awaitStored(0);
    assertThat(store.get(name(AUDIO, 0))).contains(joined(AUDIO, 0, 4));
    await().until(() -> recorder.spooledBytes() == 0);
  }

  @Test
  void restart_partsGoneFromTheLog_segmentInProgressIsStoredShort() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    sitting.parts(1, 1, 0);
    sitting.parts(1, 1, 1);
    awaitSpooled(2);
    restartBox();
    sitting.write(format(2));
    sitting.segment(2, 4);
    awaitStored(4);
    awaitStored(1);
    assertThat(numbers(VIDEO)).containsExactly(0L, 1L, 4L);
    assertThat(store.get(name(VIDEO, 1))).contains(joined(VIDEO, 1, 2));
    assertThat(row(VIDEO, 1).duration().toSeconds()).isEqualTo(0.64);
    assertThat(store.puts().stream().filter(name(VIDEO, 0)::equals)).hasSize(1);
    await().until(() -> spooled().equals(List.of("b1/format")));
  }

  private void restartBox() {
    recorder.close();
    sitting.restart(directory.resolve("log"));
    record(PLENTY);
  }

  @Test
  void restart_tornPart_isCutToTheLastWholeOne() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.parts(1, 0, 0);
    sitting.parts(1, 0, 1);
    awaitSpooled(2);
    recorder.close();
    Path file = directory.resolve("spool/b1/240p/0.parts");
    byte[] torn = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(torn, torn.length - 3));
    Files.write(directory.resolve("spool/b1/audio/0.parts"), new byte[500]);
    sitting.restart(directory.resolve("log"));
    record(PLENTY);
    sitting.end(0.7);
    awaitComplete();
    assertThat(store.get(name(VIDEO, 0))).contains(joined(VIDEO, 0, 1));
    assertThat(row(VIDEO, 0).length()).isEqualTo(joined(VIDEO, 0, 1).length());
    assertThat(numbers(AUDIO)).isEmpty();
    await().until(() -> spooled().isEmpty());
  }

  @Test
  void restart_broadcastEndedWhileDown_isCompleted() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    recorder.close();
    sitting.end(1.28);
    sitting.restart(directory.resolve("log"));
    record(PLENTY);
    awaitComplete();
    assertThat(catalogue.recording(ID).orElseThrow().endedAt()).contains(at(1.28));
  }

  @Test
  void restart_betweenObjectAndRow_writesTheRow() throws IOException {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    recorder.close();
    catalogue.forget(ID);
    Files.createDirectories(directory.resolve("spool/b1/audio"));
    Files.createFile(directory.resolve("spool/b1/audio/0.storing"));
    sitting.restart(directory.resolve("log"));
    record(PLENTY);
    await().until(() -> numbers(AUDIO).contains(0L));
    assertThat(row(AUDIO, 0).sha256()).isEqualTo(Sha256.of(joined(AUDIO, 0, 4)));
    await().until(() -> spooled().equals(List.of("b1/format")));
  }

  @Test
  void segment_correctedSince_isNotStoredAgain() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    recorder.close();
    store.delete(name(AUDIO, 0));
    catalogue.mark(ID, row(AUDIO, 0), SegmentState.CUT);
    record(PLENTY); // the log still has all parts
    sitting.segment(1, 1);
    awaitStored(1);
    assertThat(store.get(name(AUDIO, 0))).isEmpty();
    assertThat(row(AUDIO, 0).state()).isEqualTo(SegmentState.CUT);
  }

  @Test
  void store_failsForAWhile_catchesUpInOrderAndTellsTheOperator() {
    store.fail(StoreException.full("The disk is full", new IOException("full")));
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    sitting.segment(1, 1);
    await().until(() -> sitting.alerts().stream().anyMatch(Alert::raised));
    clock.advance(Duration.ofSeconds(250));
    await()
        .until(
            () -> sitting.alerts().getLast().message().en().contains("the oldest for 4 min 10 s"));
    assertThat(sitting.alerts().getFirst().code()).isEqualTo("store-full");
    assertThat(sitting.alerts().getFirst().message().fr()).contains("Libérez de la place");
    store.recover();
    awaitStored(1);
    assertThat(store.puts().stream().filter(name -> name.contains(AUDIO)))
        .containsExactly(AUDIO_HEADER, name(AUDIO, 0), name(AUDIO, 1));
    await().until(() -> sitting.alerts().stream().anyMatch(alert -> !alert.raised()));
  }

  @Test
  void catalogue_onAFullDisk_isToldAsWantOfSpace() {
    catalogue.fail(new CatalogueException("No room", new IOException("full"), /* full= */ true));
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    await().until(() -> sitting.alerts().stream().anyMatch(Alert::raised));
    assertThat(sitting.alerts().getFirst().code()).isEqualTo("store-full");
    catalogue.recover();
    awaitStored(0);
    await().until(() -> sitting.alerts().stream().anyMatch(alert -> !alert.raised()));
  }

  @Test
  void store_awayAcrossARestart_losesNothing() {
    store.fail(new StoreException("No answer"));
    sitting.open();
    sitting.goLive(0);
    for (int number = 0; number < 20; number++) {
      sitting.segment(1, number);
    }
    await().until(() -> recorder.waitingSegments() == 40);
    assertThat(recorder.spooledBytes()).isGreaterThanOrEqualTo(20L * joined(VIDEO, 0, 4).length());
    restartBox();
    await().until(() -> recorder.waitingSegments() == 40);
    sitting.write(format(2));
    sitting.segment(2, 21);
    store.recover();
    awaitStored(21);
    assertThat(numbers(VIDEO)).hasSize(21).doesNotContain(20L).contains(0L, 19L);
    assertThat(store.get(name(VIDEO, 7))).contains(joined(VIDEO, 7, 4));
    assertThat(store.puts().stream().filter(name -> name.contains(AUDIO + "/")).skip(1).toList())
        .isEqualTo(
            Stream.concat(Stream.iterate(0, i -> i + 1).limit(20), Stream.of(21))
                .map(number -> name(AUDIO, number))
                .toList());
    await().until(() -> recorder.spooledBytes() == 0);
  }

  @Test
  void store_failsForLongAndTheSpoolIsFull_dropsTheOldestAndNeverTheHeader() {
    recorder.close();
    record(/* spoolBytes= */ 100);
    store.fail(new StoreException("No answer"));
    sitting.open();
    sitting.goLive(0);
    for (int number = 0; number < 20; number++) {
      sitting.segment(1, number);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                sitting.alerts().stream()
                    .anyMatch(alert -> alert.severity() == Alert.Severity.CRITICAL));
    assertThat(sitting.alerts()).extracting(Alert::code).contains("store-failed", "spool-failed");
    store.recover();
    awaitStored(19);
    assertThat(store.puts()).contains(AUDIO_HEADER, name(AUDIO, 18));
    // Three fit, and one may be on its way to the store while those around it go.
    assertThat(numbers(AUDIO)).hasSizeLessThan(6);
    assertThat(recorder.spooledBytes()).isZero();
  }

  @Test
  void spool_worksAgain_endsItsAlert() throws IOException {
    Path spool = directory.resolve("spool");
    Files.writeString(spool, "a file where the directory should be");
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    assertThat(store.get(name(AUDIO, 0))).contains(joined(AUDIO, 0, 4));
    await()
        .until(
            () ->
                sitting.alerts().stream()
                    .anyMatch(alert -> alert.code().equals("spool-failed") && alert.raised()));
    Files.delete(spool);
    sitting.segment(1, 1);
    awaitStored(1);
    await().until(() -> !sitting.alerts().getLast().raised());
  }

  @Test
  void catalogue_awayForAWhile_segmentsWaitAndAreAllThereAfterwards() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    awaitStored(0);
    catalogue.fail(new CatalogueException("The database is locked"));
    sitting.segment(1, 1);
    sitting.segment(1, 2);
    await()
        .until(
            () ->
                sitting.alerts().stream()
                    .anyMatch(alert -> alert.code().equals("catalogue-failed") && alert.raised()));
    sitting.end(3.84);
    sitting.write(new RenditionEnd(1));
    catalogue.recover();
    awaitComplete();
    assertThat(numbers(VIDEO)).containsExactly(0L, 1L, 2L);
    await().until(() -> catalogue.broadcast(ID).equals(sitting.ledger().find(ID)));
    await().until(() -> !sitting.alerts().getLast().raised());
  }

  @Test
  void clock_setBackAnHourInTheMiddle_isOneRecordingWithAllSegments() {
    sitting.open();
    sitting.goLive(0);
    sitting.segment(1, 0);
    sitting.segment(1, 1);
    sitting.parts(1, 2, 0);
    awaitStored(1);
    awaitSpooled(1);
    sitting.tell(new BroadcastEvent.Ended(ID, at(3.0 - 3_600)));
    await().until(() -> !sitting.ledger().find(ID).orElseThrow().isOpen());
    sitting.write(new RenditionEnd(1));
    awaitComplete();
    assertThat(numbers(VIDEO)).containsExactly(0L, 1L, 2L);
    assertThat(catalogue.recording(ID).orElseThrow().endedAt()).isEqualTo(Optional.of(at(2.88)));
  }
}
