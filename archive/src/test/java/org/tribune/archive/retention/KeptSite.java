package org.tribune.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.status.Alert;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.CaptionSamples;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/**
 * A site with recordings of two objects and a caption each, and a retention job that a test drives
 * through time.
 */
final class KeptSite implements AutoCloseable {
  static final Instant START = Instant.parse("2026-06-01T10:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  /**
   * Sittings for ever, reports for a year, tests for 30 days, what was withdrawn for 100; notice of
   * 14; 1,000 bytes free.
   */
  static final RetentionConfig USUAL =
      new RetentionConfig(
          Map.of(
              RecordingKind.REPORT,
              DAY.multipliedBy(365),
              RecordingKind.TEST,
              DAY.multipliedBy(30)),
          DAY.multipliedBy(14),
          /* freeSpace= */ 1_000,
          Duration.ZERO,
          Optional.of(DAY.multipliedBy(100)));

  final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  final FakeObjectStore store = new FakeObjectStore();
  final SettableClock clock = new SettableClock(START);
  private final EmbeddedEventLog log;
  private final BroadcastLedger ledger;
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  KeptSite(Path directory) {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    var _ =
        log.follow(
            Topics.STATUS,
            StartFrom.EARLIEST,
            entry -> {
              if (entry.value() instanceof Alert alert) {
                alerts.add(alert);
              }
            });
  }

  RetentionJob keeper(RetentionConfig config) {
    return new RetentionJob(
        catalogue,
        store,
        ledger,
        config,
        List.of(RecordingSamples.CHAMBER),
        new RaisedAlerts(log, new FakeMediaClock()),
        clock);
  }

  /** A complete recording that ended so many days before {@link #START}. */
  BroadcastId record(String name, RecordingKind kind, int daysAgo, int bytes) {
    Instant end = START.minus(DAY.multipliedBy(daysAgo));
    return record(name, kind, end, RecordingState.COMPLETE, bytes);
  }

  BroadcastId record(
      String name, RecordingKind kind, Instant end, RecordingState state, int bytes) {
    BroadcastId id = new BroadcastId(name);
    var _ =
        catalogue.begin(
            RecordingSamples.recording(name, end.minusSeconds(3_600))
                .of(kind)
                .endedAt(end)
                .in(state));
    for (int number = 0; number < 2; number++) {
      Bytes content = Bytes.wrap(new byte[bytes / 2]);
      store.put(RecordingNames.segment(id, "720p", number), content);
      catalogue.addSegments(id, List.of(row(number, content)));
    }
    var _ = catalogue.transcripts().save(id, List.of(CaptionSamples.heard("r1", 4, "Bonjour.")));
    return id;
  }

  private static RecordedSegment row(int number, Bytes content) {
    return new RecordedSegment(
        "720p",
        number,
        /* piece= */ 0,
        /* revision= */ 0,
        SegmentState.STORED,
        new MediaTime(number, 1),
        new MediaTime(1, 1),
        content.length(),
        Sha256.of(content),
        Bytes.EMPTY);
  }

  /** The broadcast is on air as far as the log knows. */
  void open(BroadcastId id) {
    log.append(
            Topics.EVENTS,
            RecordingSamples.CHAMBER.value(),
            new BroadcastEvent.Opened(id, START, RecordingSamples.CHAMBER, "On air"))
        .join();
    await().until(() -> ledger.find(id).isPresent());
  }

  /** Lets time pass, the retention job working all along. */
  void pass(RetentionJob keeper, Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      clock.move(Duration.ofMinutes(30));
      keeper.tick();
    }
  }

  boolean isWhole(BroadcastId id) {
    return catalogue.recording(id).filter(Recording::isStored).isPresent()
        && store.list(RecordingNames.prefix(id)).count() == 2
        && !catalogue.transcripts().find(id).isEmpty();
  }

  void assertGone(BroadcastId id, Deletion.Reason reason) {
    assertThat(catalogue.recording(id)).isEmpty();
    assertThat(store.list(RecordingNames.prefix(id))).isEmpty();
    assertThat(catalogue.transcripts().find(id)).isEmpty();
    Deletion deletion = deletion(id).orElseThrow();
    assertThat(deletion.reason()).isEqualTo(reason);
    assertThat(deletion.erasedAt()).contains(clock.instant());
  }

  Optional<Deletion> deletion(BroadcastId id) {
    return catalogue.deletions().stream().filter(each -> each.recording().equals(id)).findFirst();
  }

  List<Alert> alerts() {
    return alerts;
  }

  @Override
  public void close() {
    ledger.close();
    log.close();
  }
}
