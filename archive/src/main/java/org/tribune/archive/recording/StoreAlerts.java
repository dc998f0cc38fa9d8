package org.tribune.archive.recording;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.status.Alert;
import org.tribune.core.store.StoreException;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;

/** Alerts the operator while recordings can't be stored. Safe for all threads. */
final class StoreAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAlerts.class);
  static final String FULL = "store-full";
  static final String FAILED = "store-failed";
  static final String CATALOGUE = "catalogue-failed";
  private static final Set<String> ALL = Set.of(FULL, FAILED, CATALOGUE);
  private static final Message OVER = Message.of("archive.stored-again");

  private final RaisedAlerts alerts;
  private final MediaClock clock;
  private final Set<RenditionKey> failing = new HashSet<>();

  StoreAlerts(RaisedAlerts alerts, MediaClock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Called at each failure: the topic forgets soon, so what lasts is said again.
   *
   * @param failure of the store or of the catalogue
   * @param channels whose segments wait behind it
   */
  synchronized void failed(
      RenditionKey key, RuntimeException failure, Set<ChannelId> channels, Spool.Backlog backlog) {
    failing.add(key);
    if (!alerts.isAny(ALL)) {
      LOG.error("Recordings can't be stored; the live stream goes on", failure);
    }
    String code = codeOf(failure);
    Set<String> others = new HashSet<>(ALL);
    others.remove(code);
    Alert.Severity severity =
        backlog.dropped() > 0 ? Alert.Severity.CRITICAL : Alert.Severity.WARNING;
    for (ChannelId channel : channels) {
      alerts.end(channel, others, OVER);
      alerts.raise(channel, code, severity, message(code, backlog));
    }
  }

  /** Called at each success. */
  synchronized void worked(RenditionKey key) {
    failing.remove(key);
    if (failing.isEmpty() && alerts.isAny(ALL)) {
      LOG.info("Recordings are stored again");
      alerts.end(ALL, OVER);
    }
  }

  private static String codeOf(RuntimeException failure) {
    if (failure instanceof StoreException store) {
      return store.isFull() ? FULL : FAILED;
    }
    return failure instanceof CatalogueException catalogue && catalogue.isFull() ? FULL : CATALOGUE;
  }

  private Message message(String code, Spool.Backlog backlog) {
    return switch (code) {
      case FULL -> Message.of("archive.store-full", waits(backlog));
      case FAILED -> Message.of("archive.store-away", waits(backlog));
      default -> Message.of("archive.catalogue-away", waits(backlog));
    };
  }

  private Message waits(Spool.Backlog backlog) {
    return Message.of("archive.waits", backlog.segments(), age(backlog), backlog.dropped());
  }

  /** In both languages. */
  private String age(Spool.Backlog backlog) {
    Duration age = backlog.age(clock.now().toInstant());
    String seconds = age.toSecondsPart() + " s";
    String minutes = age.toMinutesPart() + " min ";
    return age.toHours() > 0
        ? age.toHours() + " h " + minutes
        : (age.toMinutes() > 0 ? minutes : "") + seconds;
  }
}
