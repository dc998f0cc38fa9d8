package org.tribune.site.video;

import io.vertx.ext.web.Router;
import org.tribune.catalogue.Catalogue;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.recording.TranscriptService;

/** Video reports: their films, revisions, posters, chapters, transcripts and categories. */
public final class VideoFeature implements Feature {
  private final Foundation foundation;
  private final VideoService service;
  private final TranscodeJobService jobs;
  private final RevisionService revisions;
  private final PosterService posters;
  private final FilmChapterService chapters;
  private final FilmTranscriptService transcripts;
  private final CategoryService categories;
  private final PublicationClock publication;
  private final VideoPages pages;

  /**
   * The feature.
   *
   * @param said what was said in recordings, of which films are some
   */
  public VideoFeature(Foundation foundation, TranscriptService said) {
    this.foundation = foundation;
    Catalogue catalogue = foundation.catalogue();
    Replays replays = foundation.replays();
    this.service =
        new VideoService(
            catalogue,
            new VideoResponseMapper(catalogue, foundation.config().languageOfFilms()),
            foundation.site().language(),
            foundation.store(),
            replays::changed,
            foundation.purge()::withdrawn,
            foundation.clock());
    this.jobs = new TranscodeJobService(catalogue, service, foundation.store(), foundation.clock());
    this.revisions = new RevisionService(service, catalogue.videos(), foundation::now);
    this.posters = new PosterService(service, catalogue, foundation.store(), foundation::now);
    this.chapters = new FilmChapterService(service, catalogue, replays, foundation::now);
    this.transcripts =
        new FilmTranscriptService(service, said, catalogue.transcripts(), replays, foundation::now);
    this.categories = new CategoryService(catalogue);
    this.publication =
        new PublicationClock(
            catalogue.videos(), foundation.trail(), replays::changed, foundation.clock());
    this.pages =
        new VideoPages(service, catalogue, foundation.downloads(), replays, foundation.site());
  }

  public VideoService service() {
    return service;
  }

  public VideoPages pages() {
    return pages;
  }

  /** Begins to publish what is scheduled. */
  @Override
  public void start() {
    publication.start();
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    StaffAuthorization authorization = foundation.authorization();
    AuditTrail trail = foundation.trail();
    new VideoRoutes(service, jobs, authorization, trail).mount(router);
    new RevisionRoutes(revisions, authorization, trail).mount(router);
    new PosterRoutes(posters, authorization, trail).mount(router);
    new FilmChapterRoutes(chapters, authorization, trail).mount(router);
    new FilmTranscriptRoutes(transcripts, authorization, trail).mount(router);
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    new CategoryRoutes(categories, foundation.authorization(), foundation.trail()).mount(router);
  }

  @Override
  public void mountPages(PageRoutes routes) {
    pages.mount(routes);
  }

  @Override
  public void close() {
    publication.close();
  }
}
