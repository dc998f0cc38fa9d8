package org.tribune.box.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.archive.secrecy.ClosedSessionCheck;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.status.Alert;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.sql.SqlCatalogue;

/**
 * Closes and reopens a sitting whose recording is there, and waits for what the archive says of the
 * closed session. Arguments: data directory, recording, seconds of the closed session in its
 * middle, how often. Prints how long it took and what it cost.
 */
public final class ClosedSession {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Recording recording;
  private final Duration length;

  private ClosedSession(
      Catalogue catalogue, ObjectStore store, Recording recording, Duration length) {
    this.catalogue = catalogue;
    this.store = store;
    this.recording = recording;
    this.length = length;
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    ObjectStore store = new FileSystemObjectStore(data.resolve("store"));
    CatalogueConfig config = new CatalogueConfig.Sqlite(data.resolve("tribune.db"));
    try (Catalogue catalogue = SqlCatalogue.open(config)) {
      Recording recording = catalogue.recording(new BroadcastId(arguments[1])).orElseThrow();
      Duration length = Duration.ofSeconds(Long.parseLong(arguments[2]));
      for (int run = 0; run < Integer.parseInt(arguments[3]); run++) {
        new ClosedSession(catalogue, store, recording, length)
            .measure(Files.createTempDirectory(data, "log"));
      }
    }
  }

  private void measure(Path folder) throws InterruptedException {
    BlockingQueue<Alert> told = new LinkedBlockingQueue<>();
    try (EmbeddedEventLog log = new EmbeddedEventLog(folder);
        BroadcastLedger ledger = new BroadcastLedger(log);
        ClosedSessionCheck check =
            new ClosedSessionCheck(
                ledger,
                log,
                catalogue,
                store,
                new RaisedAlerts(log, MediaClock.system()),
                channel -> Duration.ZERO,
                Optional.empty(),
                Optional.empty())) {
      log.follow(
          Topics.STATUS,
          StartFrom.EARLIEST,
          entry -> {
            if (entry.value() instanceof Alert alert) {
              told.add(alert);
            }
          });
      ledger.start();
      Instant closed = middle().minus(length.dividedBy(2));
      tell(
          log,
          new BroadcastEvent.Opened(
              recording.id(),
              recording.format().timeline().origin(),
              recording.channel(),
              "Conseil"),
          new BroadcastEvent.WentLive(recording.id(), recording.startedAt()),
          new BroadcastEvent.Closed(recording.id(), closed));
      check.start();
      double usedBefore = processorSeconds();
      long begun = System.nanoTime();
      tell(log, new BroadcastEvent.Resumed(recording.id(), closed.plus(length)));
      Alert alert = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "reported after %.1f s, %.1f s of processor: %s%n",
          seconds,
          processorSeconds() - usedBefore,
          alert == null ? "nothing" : alert.message().en());
    }
  }

  private Instant middle() {
    Duration all = Duration.between(recording.startedAt(), recording.endedAt().orElseThrow());
    return recording.startedAt().plus(all.dividedBy(2));
  }

  private void tell(EmbeddedEventLog log, BroadcastEvent... events) {
    for (BroadcastEvent event : events) {
      log.append(Topics.EVENTS, recording.channel().value(), event).join();
    }
  }

  /** The processor time of this whole process, which does nothing else. */
  private static double processorSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
