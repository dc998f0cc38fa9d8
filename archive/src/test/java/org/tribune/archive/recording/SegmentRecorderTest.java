package org.tribune.archive.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.status.Alert;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.FakeCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

final class SegmentRecorderTest {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final ChannelId CHANNEL = new ChannelId("chamber");

  /** Segments of four parts of eight frames: 1.28 s. */
  private static final Timeline TIMELINE =
      new Timeline(
          ORIGIN,
          FrameRate.of(25),
          /* framesPerPart= */ 8,
          /* partsPerSegment= */ 4,
          /* partsPerKeyFrame= */ 4,
          MediaTime.ofMicros(320_000),
          /* targetDuration= */ 2);

  @TempDir Path directory = Path.of("");
  private final FakeObjectStore store = new FakeObjectStore();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SegmentRecorder recorder;

  @BeforeEach
  void start() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    recorder = new SegmentRecorder(log, ledger, store, new FakeMediaClock(), /* spoolLimit= */ 100);
    recorder.start();
    log.follow(
        Topics.STATUS,
        StartFrom.EARLIEST,
        entry -> {
          if (entry.value() instanceof Alert alert) {
            alerts.add(alert);
          }
        });
  }

  @AfterEach
  void stop() {
    recorder.close();
    ledger.close();
    log.close();
  }

  private void tell(BroadcastEvent event) {
    log.append(Topics.EVENTS, CHANNEL.value(), event).join();
  }

  private void open() {
    tell(new BroadcastEvent.Opened(ID, ORIGIN, CHANNEL, "Council"));
    write(format(1));
  }

  private void goLive(double seconds) {
    tell(new BroadcastEvent.WentLive(ID, ORIGIN.plusMillis((long) (seconds * 1_000))));
  }

  private void write(RenditionEntry entry) {
    log.append(Topics.RENDITIONS, ID.value(), entry).join();
  }

  private static RenditionFormat format(long epoch) {
    return new RenditionFormat(
        epoch,
        TIMELINE,
        List.of(
            new Rendition.Audio(
                "audio", "mp4a.40.2", 64_000, 70_000, Bytes.utf8("header"), 2, 48_000)));
  }

  private static RenditionPart part(long epoch, long segment, int part, String data) {
    MediaTime start = TIMELINE.startOf(segment, part);
    return new RenditionPart(
        epoch,
        "audio",
        segment,
        part,
        start,
        MediaTime.ofMicros(320_000).rescale(start.timescale()),
        /* independent= */ part == 0,
        /* last= */ part == 3,
        Bytes.utf8(data));
  }

  private void segment(long epoch, long number) {
    for (int part = 0; part < 4; part++) {
      write(part(epoch, number, part, number + "." + part + " "));
    }
  }

  private static String name(long segment) {
    return "recordings/b1/audio/" + segment + ".m4s";
  }

  private void awaitStored(long segment) {
    await().atMost(Duration.ofSeconds(10)).until(() -> store.puts().contains(name(segment)));
  }

  @Test
  void segment_whole_isItsPartsJoinedBehindTheHeader() {
    open();
    goLive(0);
    segment(1, 0);
    awaitStored(0);
    assertThat(store.get(name(0))).contains(Bytes.utf8("0.0 0.1 0.2 0.3 "));
    assertThat(store.get("recordings/b1/audio/init.mp4")).contains(Bytes.utf8("header"));
    assertThat(store.puts().getFirst()).isEqualTo("recordings/b1/audio/init.mp4");
  }

  @Test
  void preview_segments_areNeverStored() {
    open();
    segment(1, 0);
    segment(1, 1);
    goLive(1.5);
    segment(1, 2);
    awaitStored(2);
    assertThat(store.puts()).containsExactly("recordings/b1/audio/init.mp4", name(2));
  }

  @Test
  void wentLive_toldAfterTheSegmentsItIsAbout_storesThem() {
    open();
    segment(1, 0);
    segment(1, 1);
    segment(1, 2);
    goLive(1.0);
    awaitStored(2);
    assertThat(store.puts()).containsExactly("recordings/b1/audio/init.mp4", name(1), name(2));
  }

  @Test
  void ended_neverLive_storesNothing() {
    open();
    segment(1, 0);
    tell(new BroadcastEvent.Ended(ID, ORIGIN.plusSeconds(2)));
    write(new RenditionEnd(1));
    await().until(() -> ledger.find(ID).orElseThrow().state() == BroadcastState.ENDED);
    recorder.close();
    assertThat(store.puts()).isEmpty();
  }

  @Test
  void ended_segmentsBehindTheEnd_areNotStored() {
    open();
    goLive(0);
    segment(1, 0);
    tell(new BroadcastEvent.Ended(ID, ORIGIN.plusMillis(2_000)));
    await().until(() -> ledger.find(ID).orElseThrow().state() == BroadcastState.ENDED);
    segment(1, 1);
    segment(1, 2);
    awaitStored(1);
    recorder.close();
    assertThat(store.puts()).doesNotContain(name(2));
  }

  @Test
  void end_segmentInProgress_isStoredShort() {
    open();
    goLive(0);
    write(part(1, 0, 0, "a"));
    write(part(1, 0, 1, "b"));
    write(part(1, 0, 3, "not joined"));
    write(new RenditionEnd(1));
    awaitStored(0);
    assertThat(store.get(name(0))).contains(Bytes.utf8("ab"));
  }

  @Test
  void takeover_inASegment_joinsBothAndFencesTheOldTranscoder() {
    open();
    goLive(0);
    write(part(1, 0, 0, "a"));
    write(part(1, 0, 1, "b"));
    write(format(2));
    write(part(1, 0, 2, "from the old one"));
    write(part(2, 0, 1, "again"));
    write(part(2, 0, 2, "c"));
    write(part(2, 0, 3, "d"));
    awaitStored(0);
    assertThat(store.get(name(0))).contains(Bytes.utf8("abcd"));
  }

  @Test
  void restart_storesTheSegmentInProgress() {
    open();
    goLive(0);
    write(part(1, 0, 0, "a"));
    write(part(1, 0, 1, "b"));
    recorder.close();
    recorder = new SegmentRecorder(log, ledger, store, new FakeCatalogue(), new FakeMediaClock());
    recorder.start();
    write(part(1, 0, 2, "c"));
    write(part(1, 0, 3, "d"));
    awaitStored(0);
    assertThat(store.get(name(0))).contains(Bytes.utf8("abcd"));
  }

  @Test
  void store_failsForAWhile_catchesUpInOrderAndTellsTheOperator() {
    store.fail(StoreException.full("The disk is full", new java.io.IOException("full")));
    open();
    goLive(0);
    segment(1, 0);
    segment(1, 1);
    await().until(() -> alerts.stream().anyMatch(Alert::raised));
    assertThat(alerts.getFirst().code()).isEqualTo("store-full");
    assertThat(alerts.getFirst().message().fr()).contains("Libérez de la place");
    store.recover();
    awaitStored(1);
    assertThat(store.puts()).containsExactly("recordings/b1/audio/init.mp4", name(0), name(1));
    await().until(() -> alerts.stream().anyMatch(alert -> !alert.raised()));
  }

  @Test
  void store_failsForLong_dropsTheOldestSegmentsAndNeverTheHeader() {
    store.fail(new StoreException("No answer"));
    open();
    goLive(0);
    await().until(() -> ledger.find(ID).orElseThrow().isPublic());
    for (int number = 0; number < 20; number++) {
      segment(1, number);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> alerts.stream().anyMatch(alert -> alert.severity() == Alert.Severity.CRITICAL));
    assertThat(alerts.getLast().code()).isEqualTo("store-failed");
    store.recover();
    awaitStored(19);
    assertThat(store.puts()).contains("recordings/b1/audio/init.mp4", name(18));
    assertThat(store.puts()).doesNotContain(name(10));
  }
}
