package org.tribune.site.recording;

import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;

/** Recordings: what is marked, said and corrected in them, their proofs, and their storage. */
public final class RecordingFeature implements Feature {
  private final Foundation foundation;
  private final MarkService marks;
  private final RecordingResponseMapper mapper;
  private final RecordingService service;
  private final CaptionService captions;
  private final TranscriptService transcripts;
  private final ProofRoutes proofs;
  private final StorageService storage;
  private final ReplayPages pages;

  /**
   * The feature.
   *
   * @param windows which forget what is withdrawn
   * @param sittings which one a recording is of in which nothing is marked
   * @param handover of an order to withhold to a correction
   */
  public RecordingFeature(
      Foundation foundation,
      LiveWindows windows,
      ChapterProjection chapters,
      Function<Recording, Optional<SittingId>> sittings,
      RecordingService.Handover handover) {
    this.foundation = foundation;
    TribuneConfig config = foundation.config();
    Catalogue catalogue = foundation.catalogue();
    Replays replays = foundation.replays();
    MediaClock clock = foundation.clock();
    this.marks =
        new MarkService(
            foundation.log(), foundation.ledger(), catalogue, replays, sittings, chapters, clock);
    this.mapper =
        new RecordingResponseMapper(catalogue, replays::isContested, sittings, config.channels());
    this.service =
        new RecordingService(
            catalogue,
            replays,
            foundation.downloads(),
            withdrawn -> {
              windows.withdraw(withdrawn);
              foundation.purge().withdrawn(withdrawn);
            },
            mapper,
            clock,
            handover);
    this.captions = new CaptionService(catalogue, replays, foundation::now);
    this.transcripts =
        new TranscriptService(
            catalogue, replays, captions, config.captions().order(), foundation::now);
    this.proofs = new ProofRoutes(foundation.authorization(), new ProofService(catalogue), clock);
    this.storage = new StorageService(catalogue, foundation.store(), config.retention(), clock);
    this.pages = new ReplayPages(service, catalogue, replays);
  }

  public RecordingResponseMapper mapper() {
    return mapper;
  }

  public RecordingService service() {
    return service;
  }

  /** What was said, as the staff corrects it. */
  public TranscriptService transcripts() {
    return transcripts;
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    StaffAuthorization authorization = foundation.authorization();
    AuditTrail trail = foundation.trail();
    new MarkRoutes(marks, authorization, trail).mount(router);
    new CaptionRoutes(captions, authorization, trail).mount(router);
    new TranscriptRoutes(transcripts, authorization, trail).mount(router);
    new CaptionFileRoutes(authorization).mount(router);
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new RecordingRoutes(
            loop.vertx(), service, storage, foundation.authorization(), foundation.trail())
        .mount(router);
    proofs.mount(router);
  }

  @Override
  public void mountPages(PageRoutes routes) {
    pages.mount(routes);
  }
}
