package org.tribune.site.minutes;

import io.vertx.ext.web.Router;
import org.tribune.catalogue.Catalogue;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.sitting.SittingServices;

/** Minutes: drafted, adopted, published, and as files. */
public final class MinutesFeature implements Feature {
  private final Foundation foundation;
  private final MinutesFiles printer;
  private final PublicMinutes shown;
  private final MinutesService service;
  private final MinutesDownloads downloads;

  public MinutesFeature(
      Foundation foundation, SittingServices sittings, PublicationRegister register) {
    this.foundation = foundation;
    Catalogue catalogue = foundation.catalogue();
    Replays replays = foundation.replays();
    this.printer = new MinutesFiles(foundation.site().name());
    this.shown = new PublicMinutes(catalogue, replays.marked());
    MinutesPublication publication = new MinutesPublication(register, printer, foundation.store());
    this.service =
        new MinutesService(
            catalogue,
            sittings.service(),
            sittings.broadcasts(),
            replays.marked(),
            MinutesDrafts.of(
                catalogue,
                sittings.broadcasts(),
                replays,
                foundation.ledger(),
                foundation.config()),
            publication,
            foundation.clock());
    this.downloads = new MinutesDownloads(service, shown, publication, printer);
  }

  /** What writes papers of the town. */
  public MinutesFiles printer() {
    return printer;
  }

  public MinutesDownloads downloads() {
    return downloads;
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    new MinutesRoutes(service, shown, downloads, foundation.authorization(), foundation.trail())
        .mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.text(
        "/sittings/:sitting/minutes", asked -> shown.page(asked.part("sitting"), asked.frame()));
  }
}
