package org.tribune.archive.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EventLog;
import org.tribune.core.status.Alert;
import org.tribune.core.status.Message;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

/** Tells the operator while recordings can't be stored. Owned by the writer's thread. */
final class StoreAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAlerts.class);
  static final String FULL = "store-full";
  static final String FAILED = "store-failed";

  private final EventLog log;
  private final MediaClock clock;
  private final Map<ChannelId, Alert> raised = new HashMap<>();

  StoreAlerts(EventLog log, MediaClock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Called at each failure: the topic forgets soon, so what lasts is said again. */
  void failed(ChannelId channel, StoreException failure, int waiting, long dropped) {
    String code = failure.isFull() ? FULL : FAILED;
    Alert before = raised.get(channel);
    if (before != null && !before.code().equals(code)) {
      clear(channel, before);
      before = null;
    }
    if (before == null && raised.isEmpty()) {
      LOG.error("Recordings can't be stored; the live goes on", failure);
    }
    Alert alert =
        new Alert(
            code,
            dropped > 0 ? Alert.Severity.CRITICAL : Alert.Severity.WARNING,
            /* raised= */ true,
            before == null ? clock.now().toInstant() : before.at(),
            failure.isFull() ? full(waiting, dropped) : away(waiting, dropped));
    raised.put(channel, alert);
    tell(channel, alert);
  }

  /** Called at each success. */
  void worked() {
    if (!raised.isEmpty()) {
      LOG.info("Recordings are stored again");
      Map.copyOf(raised).forEach(this::clear);
    }
  }

  private void clear(ChannelId channel, Alert before) {
    raised.remove(channel);
    tell(
        channel,
        new Alert(
            before.code(),
            before.severity(),
            /* raised= */ false,
            clock.now().toInstant(),
            new Message(
                "L'enregistrement est de nouveau stocké.", "The recording is stored again.")));
  }

  private void tell(ChannelId channel, Alert alert) {
    CompletableFuture<Long> _ = log.append(Topics.STATUS, channel.value(), alert);
  }

  private static Message full(int waiting, long dropped) {
    return new Message(
        "Le stockage est plein : l'enregistrement attend ("
            + waiting
            + " segments en attente, "
            + dropped
            + " perdus). Libérez de la place ou agrandissez-le ; le direct continue.",
        "The store is full: the recording waits ("
            + waiting
            + " segments waiting, "
            + dropped
            + " lost). Free some space or enlarge it; the live goes on.");
  }

  private static Message away(int waiting, long dropped) {
    return new Message(
        "Le stockage ne répond pas : l'enregistrement attend ("
            + waiting
            + " segments en attente, "
            + dropped
            + " perdus). Vérifiez le disque ou le serveur de stockage ; le direct continue.",
        "The store does not work: the recording waits ("
            + waiting
            + " segments waiting, "
            + dropped
            + " lost). Check the disk or the storage server; the live goes on.");
  }
}
