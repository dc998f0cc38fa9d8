package org.tribune.archive.recording;

import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.status.Alert;
import org.tribune.core.text.Message;

/** Alerts the operator while this machine's disk does not take what waits. Safe for all threads. */
final class SpoolAlert {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolAlert.class);
  static final String CODE = "spool-failed";
  private static final Set<String> CODES = Set.of(CODE);

  private final RaisedAlerts alerts;

  SpoolAlert(RaisedAlerts alerts) {
    this.alerts = alerts;
  }

  void failed(ChannelId channel, IOException cause) {
    if (!alerts.isAny(CODES)) {
      LOG.error("The spool can't be written; what is to be stored waits in memory", cause);
    }
    alerts.raise(
        channel,
        CODE,
        Alert.Severity.WARNING,
        Message.of("archive.spool-failed", cause.getMessage()));
  }

  void worked(ChannelId channel) {
    alerts.end(channel, CODES, Message.of("archive.spool-works"));
  }
}
