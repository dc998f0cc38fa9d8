package org.tribune.site.sitting;

import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.NotFoundPage.Missing;
import org.tribune.site.page.PageRequest;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.recording.RecordingService;
import org.tribune.site.sitting.convocation.ConvocationReader;

/** Sittings, their agendas and their documents. */
public final class SittingFeature implements Feature {
  private final Foundation foundation;
  private final SittingServices services;
  private final PublicSittings shown;
  private final SittingReplays replays;
  private final DocumentService documents;
  private final Path uploads;
  private final SchedulePublisher schedules;

  public SittingFeature(
      Foundation foundation,
      SittingServices services,
      RecordingService recordings,
      PublicationRegister register) {
    this.foundation = foundation;
    this.services = services;
    TribuneConfig config = foundation.config();
    Catalogue catalogue = foundation.catalogue();
    Sittings sittings = catalogue.sittings();
    MediaClock clock = foundation.clock();
    this.shown =
        new PublicSittings(
            sittings,
            catalogue.minutes(),
            services.mapper(),
            services.broadcasts(),
            services.ends(),
            clock);
    this.replays =
        new SittingReplays(
            sittings, services.broadcasts(), services.ends(), services.mapper(), recordings, clock);
    this.documents =
        new DocumentService(
            services.service(), foundation.store(), register, config.sandbox(), clock);
    this.uploads = config.data().resolve("uploads");
    this.schedules =
        new SchedulePublisher(
            foundation.log(),
            sittings,
            config.channels().stream()
                .filter(each -> each.autostart() != AutostartMode.OFF)
                .map(ChannelConfig::id)
                .toList(),
            clock);
  }

  /** Sittings as everybody may see them. */
  public PublicSittings shown() {
    return shown;
  }

  /** Those that can be watched again. */
  public SittingReplays replays() {
    return replays;
  }

  /** Makes room for documents that are sent, and begins to publish what is planned. */
  @Override
  public void start() {
    DocumentUploads.prepare(uploads);
    schedules.start();
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    TribuneConfig config = foundation.config();
    new DocumentUploads(
            loop.vertx(),
            documents,
            foundation.authorization(),
            foundation.trail(),
            uploads,
            config.sittings().largestDocument())
        .mount(router);
    new SittingRoutes(
            shown,
            services.service(),
            replays,
            documents,
            foundation.catalogue().sittings(),
            services.numbering(),
            new ConvocationReader(config.sandbox(), uploads),
            foundation.authorization(),
            foundation.trail())
        .mount(router);
  }

  @Override
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new SittingPages(
            shown, services.service(), foundation.authorization(), foundation.site(), bodies)
        .mount(router);
  }

  @Override
  public void mountPages(PageRoutes pages) {
    pages.drawn(
        "/sittings",
        "sittings.html",
        Missing.PAGE,
        asked ->
            Optional.of(
                new SittingListPage(shown.list(asked.year(), asked.before()), asked.frame())
                    .page()));
    pages.drawn("/sittings/:sitting", "sittings.html", Missing.SITTING, this::page);
  }

  private Optional<ServerRenderedPage> page(PageRequest asked) {
    try {
      return Optional.of(
          new SittingPage(shown.detail(asked.part("sitting")), asked.frame()).page());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** Makes held what is over. */
  @Override
  public void settle() {
    services.ends().settle();
  }

  @Override
  public void close() {
    schedules.close();
  }
}
