package org.tribune.site.caption;

import io.vertx.ext.web.Router;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.broadcast.ChannelResponseMapper;

/** How people write and correct captions of what is on air. Safe for all threads. */
public final class CaptionDesk {
  private final CaptionWriting writing;
  private final CaptionCorrection correction;
  private final CaptionInputService inputs;

  public CaptionDesk(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      LiveTranscripts transcripts,
      CaptionInputs inputs,
      MediaClock clock) {
    this.writing = new CaptionWriting(config, log, ledger, transcripts, inputs, clock);
    this.correction = new CaptionCorrection(log, transcripts);
    this.inputs = new CaptionInputService(inputs, config.site().url(), clock);
  }

  /** Adds what the console asks for to the router of one event loop. */
  public void mount(
      Router router,
      ChannelResponseMapper channels,
      StaffAuthorization authorization,
      AuditTrail trail) {
    new CaptionDeskRoutes(writing, correction, inputs, channels, authorization, trail)
        .mount(router);
  }

  /** Adds what caption software asks for. */
  public void mountOutside(Router router, StaffAuthorization authorization) {
    new CaptionSoftwareRoutes(writing, authorization).mount(router);
  }
}
