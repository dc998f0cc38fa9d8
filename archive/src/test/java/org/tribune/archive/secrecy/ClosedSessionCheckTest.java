package org.tribune.archive.secrecy;

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
import org.tribune.archive.correction.FilmedSitting;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.catalogue.Passage;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.status.Alert;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.catalogue.FakeCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** What was kept of a closed session is found, and that nothing was is told. */
final class ClosedSessionCheckTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");

  @TempDir private Path directory;
  private final FakeCatalogue catalogue = new FakeCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
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
  void close() {
    ledger.close();
    log.close();
  }

  private static Instant at(double second) {
    return FilmedSitting.ORIGIN.plusMillis(Math.round(second * 1_000));
  }

  private static Passage passage(double from, double to) {
    return new Passage(
        MediaTime.ofMicros(Math.round(from * 1e6)), MediaTime.ofMicros(Math.round(to * 1e6)));
  }

  private Recording film(boolean kept) {
    new FilmedSitting(catalogue, store, kept).film();
    return catalogue.recording(FilmedSitting.ID).orElseThrow();
  }

  @Test
  void scan_slateAndSilence_isClean() {
    SecrecyScan.Result result =
        SecrecyScan.of(catalogue, store, film(/* kept= */ true), passage(5.5, 7.0));
    assertThat(result.found()).isEmpty();
    // Every frame of the small picture, of twelve and a half a second; key frames of the other.
    assertThat(result.pictures()).isBetween(18L, 24L);
    assertThat(result.soundSeconds()).isBetween(1.4, 1.6);
  }

  @Test
  void scan_secretKept_isFoundInEveryRendition() {
    SecrecyScan.Result result =
        SecrecyScan.of(catalogue, store, film(/* kept= */ false), passage(5.5, 7.0));
    assertThat(result.isClean()).isFalse();
    assertThat(String.join(" ", result.found())).contains("/180p/", "/90p/", "/audio/");
  }

  @Test
  void scan_reachesAMomentTooFar_isFoundThere() {
    // The room is seen again from 7.1 s on.
    SecrecyScan.Result result =
        SecrecyScan.of(catalogue, store, film(/* kept= */ true), passage(5.5, 7.3));
    assertThat(String.join(" ", result.found())).contains("/90p/", "/audio/");
  }

  private ClosedSessionCheck check() {
    return new ClosedSessionCheck(
        ledger,
        log,
        catalogue,
        store,
        new RaisedAlerts(log, MediaClock.system()),
        channel -> Duration.ZERO,
        Duration.ofMillis(20));
  }

  private void tell(BroadcastEvent... events) {
    for (BroadcastEvent event : events) {
      log.append(Topics.EVENTS, CHAMBER.value(), event).join();
    }
  }

  private void closeDoors() {
    tell(
        new BroadcastEvent.Opened(FilmedSitting.ID, at(0), CHAMBER, ""),
        new BroadcastEvent.WentLive(FilmedSitting.ID, at(0)),
        new BroadcastEvent.Closed(FilmedSitting.ID, at(FilmedSitting.SECRET_FROM)));
  }

  @Test
  void resumed_nothingKept_isTold() {
    film(/* kept= */ true);
    closeDoors();
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().during(Duration.ofMillis(200)).until(alerts::isEmpty);
      tell(new BroadcastEvent.Resumed(FilmedSitting.ID, at(7.0)));
      await().until(() -> !alerts.isEmpty());
    }
    assertThat(alerts.getFirst().code()).isEqualTo("closed-session-checked");
    assertThat(alerts.getFirst().severity()).isEqualTo(Alert.Severity.INFO);
    assertThat(alerts.getFirst().message().fr()).contains("rien n'en a été gardé", "images");
    assertThat(alerts.getFirst().passage()).isEmpty();
  }

  @Test
  void resumed_somethingKept_isAnAlarm() {
    film(/* kept= */ false);
    closeDoors();
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      tell(new BroadcastEvent.Resumed(FilmedSitting.ID, at(7.0)));
      await().until(() -> !alerts.isEmpty());
    }
    assertThat(alerts.getFirst().code()).isEqualTo("closed-session-leak");
    assertThat(alerts.getFirst().severity()).isEqualTo(Alert.Severity.CRITICAL);
    assertThat(alerts.getFirst().passage())
        .contains(new Alert.Passage(FilmedSitting.ID, at(FilmedSitting.SECRET_FROM), at(7.0)));
  }

  @Test
  void ended_packetInTheLog_isAnAlarm() {
    assertThat(codeWithPacketAt(6)).isEqualTo("closed-session-leak");
  }

  @Test
  void ended_packetThatCameWithTheOrder_isNone() {
    assertThat(codeWithPacketAt(FilmedSitting.SECRET_FROM + 0.3))
        .isEqualTo("closed-session-checked");
  }

  /** What the clerk is told if the log holds one packet of that second. */
  private String codeWithPacketAt(double second) {
    film(/* kept= */ true);
    closeDoors();
    MediaTime time = MediaTime.of(at(second));
    log.append(
            Topics.CONTRIBUTION,
            FilmedSitting.ID.value(),
            new ContributionPacket(1, 0, time, time, MediaTime.ZERO, true, Bytes.utf8("secret")))
        .join();
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      tell(new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
      await().until(() -> !alerts.isEmpty());
    }
    return alerts.getFirst().code();
  }
}
