package org.tribune.site.deliberation;

import io.vertx.ext.web.Router;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.TribuneConfig;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.publication.PublicationService;
import org.tribune.site.sitting.SittingServices;

/** What was decided: its lists and acts, published and certified. */
public final class DeliberationFeature implements Feature {
  private final Foundation foundation;
  private final PublicDecisions decisions;
  private final PublicDeliberations shown;
  private final DeliberationService service;
  private final Certificates certificates;

  /**
   * The feature.
   *
   * @param publications reads {@code register}
   */
  public DeliberationFeature(
      Foundation foundation,
      SittingServices sittings,
      MinutesFiles printer,
      PublicationRegister register,
      PublicationService publications) {
    this.foundation = foundation;
    TribuneConfig config = foundation.config();
    Catalogue catalogue = foundation.catalogue();
    MarkedRecordings recordings = foundation.replays().marked();
    this.decisions = new PublicDecisions(catalogue, sittings.broadcasts());
    this.shown =
        new PublicDeliberations(
            catalogue, decisions, publications, sittings.broadcasts(), recordings, config);
    this.service =
        DeliberationService.of(
            sittings.service(),
            decisions,
            sittings.numbering(),
            new ListPrinter(printer, sittings.broadcasts(), recordings, foundation.store(), config),
            register,
            publications,
            foundation.clock());
    this.certificates = new Certificates(register, printer, foundation.site(), foundation.clock());
  }

  /** What was decided, as far as everybody may know. */
  public PublicDecisions decisions() {
    return decisions;
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    StaffAuthorization authorization = foundation.authorization();
    new DeliberationRoutes(service, authorization, foundation.trail()).mount(router);
    new CertificateRoutes(certificates, authorization).mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.text(
        "/sittings/:sitting/deliberations",
        asked -> shown.list(asked.part("sitting"), asked.frame()));
    pages.text(
        "/sittings/:sitting/deliberations/:item",
        asked -> shown.decision(asked.part("sitting"), asked.part("item"), asked.frame()));
  }
}
