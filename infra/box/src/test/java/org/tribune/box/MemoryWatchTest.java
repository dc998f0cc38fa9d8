package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.memory.ProcessMemory;
import org.tribune.core.status.Alert;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

final class MemoryWatchTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final long MEGABYTE = 1 << 20;

  /** What is said each five seconds. */
  private static final int ALERT = 10;

  @TempDir Path directory;
  private final MemoryAccount account = new MemoryAccount(100 * MEGABYTE);
  private final AtomicLong held = new AtomicLong();
  private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
  private EmbeddedEventLog log;
  private MemoryWatch watch;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(directory);
    account.hold(MemoryUse.WINDOWS, held::get, _ -> {});
    log.follow(
        Topics.STATUS,
        StartFrom.LATEST,
        entry -> {
          if (entry.value() instanceof Alert alert) {
            alerts.put(alert.code(), alert);
          }
        });
    Broadcast broadcast =
        Broadcast.of(
            new BroadcastEvent.Opened(new BroadcastId("b1"), Instant.EPOCH, CHAMBER, "Conseil"));
    watch =
        new MemoryWatch(
            account,
            new ProcessMemory(1L << 30, 256 * MEGABYTE, 160 * MEGABYTE),
            log,
            () -> List.of(broadcast),
            new RaisedAlerts(log, MediaClock.system()));
  }

  @AfterEach
  void close() {
    watch.close();
    log.close();
  }

  private void beat(int times) {
    for (int i = 0; i < times; i++) {
      watch.beat();
    }
  }

  private void awaitAlert(String code, boolean raised) {
    await().until(() -> alerts.containsKey(code) && alerts.get(code).raised() == raised);
  }

  private static SourceStatus source(long bitsPerSecond) {
    return new SourceStatus(
        /* index= */ 0,
        "Caméra",
        "rtmp",
        SourceStatus.State.DELIVERING,
        /* onAir= */ true,
        "h264",
        /* width= */ 1920,
        /* height= */ 1080,
        /* framesPerSecond= */ 25,
        "aac",
        /* sampleRate= */ 48_000,
        /* channels= */ 2,
        bitsPerSecond,
        /* droppedPackets= */ 0,
        /* correctedTimestamps= */ 0,
        /* remote= */ Optional.empty(),
        Instant.EPOCH,
        /* lastError= */ Optional.empty());
  }

  @Test
  void memory_shortForLong_isToldUntilThereIsEnough() {
    held.set(101 * MEGABYTE);
    beat(2 * ALERT + ALERT);
    awaitAlert("memory-short", true);
    assertThat(alerts.get("memory-short").severity()).isEqualTo(Alert.Severity.CRITICAL);
    assertThat(watch.said()).contains("101 of 100 MB, short");
    held.set(99 * MEGABYTE);
    beat(ALERT);
    awaitAlert("memory-short", false);
  }

  @Test
  void memory_shortForAMoment_isNotTold() {
    held.set(101 * MEGABYTE);
    beat(ALERT);
    held.set(99 * MEGABYTE);
    beat(2 * ALERT);
    log.append(Topics.STATUS, CHAMBER.value(), source(/* bitsPerSecond= */ 1));
    assertThat(alerts).isEmpty();
  }

  @Test
  void source_fasterThanThereIsMemoryFor_isToldBothFigures() {
    watch.start();
    // 28 MB of the log for four seconds are 58 Mbit/s.
    log.append(Topics.STATUS, CHAMBER.value(), source(60_000_000));
    await()
        .until(
            () -> {
              watch.beat();
              return alerts.containsKey("source-too-fast");
            });
    assertThat(alerts.get("source-too-fast").message().toString()).contains("60", "59");
  }
}
