package org.tribune.box;

import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaClock;

/**
 * What the stages of one process share.
 *
 * @param log of what happens to broadcasts
 * @param ledger which broadcasts there are
 */
record StageContext(
    ProcessRole role,
    TribuneConfig config,
    MediaClock clock,
    EventLog log,
    BroadcastLedger ledger) {
  /** The alerts of one stage. */
  RaisedAlerts alerts() {
    return new RaisedAlerts(log, clock);
  }
}
