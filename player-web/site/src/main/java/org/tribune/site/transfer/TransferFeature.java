package org.tribune.site.transfer;

import io.vertx.ext.web.Router;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.download.Downloads;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.minutes.MinutesDownloads;
import org.tribune.site.sitting.SittingServices;

/** Sittings as packages for the archive service. */
public final class TransferFeature implements Feature {
  private final TransferRoutes routes;

  public TransferFeature(
      Foundation foundation,
      SittingServices sittings,
      PublicDecisions decisions,
      MinutesDownloads minutes) {
    this.routes =
        new TransferRoutes(
            foundation
                .store()
                .flatMap(
                    objects ->
                        foundation
                            .downloads()
                            .map(
                                files ->
                                    new TransferRoutes.Handover(
                                        service(
                                            foundation,
                                            objects,
                                            files,
                                            sittings,
                                            decisions,
                                            minutes),
                                        files.answers()))),
            foundation.authorization(),
            foundation.trail());
  }

  private static TransferService service(
      Foundation foundation,
      ObjectStore objects,
      Downloads files,
      SittingServices sittings,
      PublicDecisions decisions,
      MinutesDownloads minutes) {
    ContentsFinder finder =
        new ContentsFinder(
            foundation.catalogue(),
            objects,
            decisions,
            sittings.broadcasts(),
            sittings.ends()::shown,
            foundation.replays(),
            files,
            files.sending(),
            minutes::adopted,
            foundation.site());
    return new TransferService(
        finder, foundation.config().sittings().transfer(), foundation.clock());
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    routes.mount(router);
  }
}
