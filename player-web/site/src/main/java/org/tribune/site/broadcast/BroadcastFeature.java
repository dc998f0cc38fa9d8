package org.tribune.site.broadcast;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.ConsoleStart;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageRequest;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.sitting.SittingServices;

/** The channels, what is on air on them, and the orders of those who run them. */
public final class BroadcastFeature implements Feature {
  private final Foundation foundation;
  private final LiveParts live;
  private final ChannelResponseMapper channels;
  private final BroadcastService service;
  private final CloseNowRoutes closeNow;
  private final WithholdingService withholdings;
  private final ShownSittings shownSittings;
  private final RoomSittings roomSittings;

  public BroadcastFeature(Foundation foundation, LiveParts live, SittingServices sittings) {
    this.foundation = foundation;
    this.live = live;
    TribuneConfig config = foundation.config();
    this.channels =
        new ChannelResponseMapper(
            config.channels(),
            foundation.ledger(),
            live.windows(),
            live.shared(),
            live.projection(),
            live.transcripts());
    this.service = new BroadcastService(foundation.log(), foundation.ledger(), foundation.clock());
    this.closeNow =
        new CloseNowRoutes(
            config.channels(),
            service,
            foundation.authorization(),
            foundation.trail(),
            config.site().languages());
    this.withholdings =
        new WithholdingService(
            foundation.log(),
            foundation.ledger(),
            foundation.catalogue(),
            id -> {
              live.windows().update(id);
              foundation.replays().changed(id);
              foundation.purge().withdrawn(id);
            },
            foundation.clock());
    this.shownSittings =
        new ShownSittings(
            channels,
            live.chapters(),
            foundation.catalogue().sittings(),
            sittings.broadcasts(),
            sittings.ends(),
            sittings.mapper());
    this.roomSittings =
        new RoomSittings(sittings.service(), sittings.broadcasts(), sittings.mapper());
  }

  public ChannelResponseMapper channels() {
    return channels;
  }

  /** A correction that was asked for takes the place of an order to withhold. Blocks. */
  public void handOver(BroadcastId recording, int withholding, int correction) {
    withholdings.handOver(recording, withholding, correction);
  }

  /** What the console's pages begin with. */
  public ConsoleStart consoleStart() {
    return closeNow;
  }

  @Override
  public void start() {
    shownSittings.start();
  }

  @Override
  public void close() {
    shownSittings.close();
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    StaffAuthorization authorization = foundation.authorization();
    AuditTrail trail = foundation.trail();
    ChannelStreams streams =
        new ChannelStreams(channels, shownSittings, live, foundation.eventStreams());
    streams.start(loop.vertx());
    loop.onChange(streams::changed);
    new ChannelRoutes(channels, streams).mount(router);
    new OperatorRoutes(channels, streams, service, authorization, trail).mount(router);
    new RoomRoutes(channels, live.rooms(), roomSittings, authorization).mount(router);
    new WithholdingRoutes(withholdings, authorization, trail).mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.drawn(
        "/live/:channel",
        "live.html",
        Missing.CHANNEL,
        asked -> livePage(asked).map(LivePage::page));
    pages.drawn(
        "/embed/live/:channel",
        "embed.html",
        Missing.CHANNEL,
        asked -> livePage(asked).map(LivePage::embedded));
  }

  private Optional<LivePage> livePage(PageRequest asked) {
    return channels
        .find(asked.part("channel"))
        .map(each -> LivePage.of(channels, each, asked.frame()));
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    closeNow.mount(router);
  }
}
