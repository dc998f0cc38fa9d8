package org.tribune.box;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;

/**
 * Keeps the {@link ClockFile} while a broadcast is open, and alerts the operator that the machine's
 * clock was set back. Started and closed by one thread.
 */
final class ClockWatch implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final String CODE = "clock-set-back";
  private static final int BEATS_PER_SECOND = 5;
  private static final int BEATS_PER_ALERT = 5 * BEATS_PER_SECOND;

  /** After a start the ledger may still be reading which broadcasts are open. */
  private static final int BEATS_TO_LEARN = 20 * BEATS_PER_SECOND;

  private final ClockFile file;
  private final BroadcastLedger ledger;
  private final MediaClock clock;
  private final Optional<Instant> setBackFrom;
  private final RaisedAlerts alerts;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("clock").daemon().factory());
  private long beats = 0;
  private boolean known = false;
  private boolean failing = false;

  /** Watches the clock of a process whose clock was started as {@code started}. */
  ClockWatch(
      ClockFile file, ClockFile.Started started, BroadcastLedger ledger, RaisedAlerts alerts) {
    this.file = file;
    this.ledger = ledger;
    this.clock = started.clock();
    this.setBackFrom = started.setBackFrom();
    this.alerts = alerts;
  }

  @Override
  public void start() {
    var _ =
        thread.scheduleAtFixedRate(this::beat, 0, ClockFile.BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    List<Broadcast> open = ledger.open();
    keep(!open.isEmpty());
    if (beats % BEATS_PER_ALERT == 0) {
      setBackFrom.ifPresent(from -> tell(from.truncatedTo(ChronoUnit.SECONDS), open));
    }
    beats++;
  }

  private void keep(boolean open) {
    try {
      if (open) {
        known = true;
        file.write(clock.now(), /* force= */ beats % BEATS_PER_SECOND == 0);
      } else if (known || beats > BEATS_TO_LEARN) {
        file.delete();
      }
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("The time can't be saved, in case the clock is set back: {}", e.toString());
      }
      failing = true;
    }
  }

  private void tell(Instant from, List<Broadcast> open) {
    if (open.isEmpty()) {
      alerts.end(Set.of(CODE), Message.of("clock.broadcast-over"));
    }
    for (Broadcast broadcast : open) {
      alerts.raise(
          broadcast.channel(), CODE, Alert.Severity.WARNING, Message.of("clock.set-back", from));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
