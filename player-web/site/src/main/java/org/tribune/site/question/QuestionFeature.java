package org.tribune.site.question;

import io.vertx.ext.web.Router;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.time.MediaClock;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.participation.AlikeGroups;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.sitting.SittingEnds;

/** Questions: sent and followed by citizens, looked at by moderators. */
public final class QuestionFeature implements Feature {
  private final Foundation foundation;
  private final QuestionProjection projection;
  private final QuestionService service;
  private final OwnQuestions own;
  private final OwnReports ownReports;
  private final PublicQuestions shown;
  private final ModerationService moderation;
  private final QuestionFeed citizensFeed;
  private final QuestionFeed moderatorsFeed;

  /**
   * The feature.
   *
   * @param projection started and closed by the caller
   * @param ends when sittings are over
   */
  public QuestionFeature(Foundation foundation, QuestionProjection projection, SittingEnds ends) {
    this.foundation = foundation;
    this.projection = projection;
    Catalogue catalogue = foundation.catalogue();
    MediaClock clock = foundation.clock();
    QuestionFlags flags = new QuestionFlags(foundation.config().questions());
    this.service = new QuestionService(catalogue, projection, flags, clock);
    this.ownReports = new OwnReports(catalogue);
    this.own = new OwnQuestions(catalogue, projection, flags, clock);
    this.shown = new PublicQuestions(catalogue, projection, ends, clock);
    this.moderation =
        new ModerationService(
            catalogue,
            projection,
            new QuestionActions(catalogue, foundation.ledger(), clock),
            flags,
            clock);
    this.citizensFeed = new QuestionFeed(projection, QuestionResponseMapper::ofPublic);
    AlikeGroups alike = new AlikeGroups();
    this.moderatorsFeed =
        new QuestionFeed(
            projection,
            snapshot ->
                QuestionResponseMapper.ofModerators(snapshot, alike.of(snapshot.questions())));
  }

  /** Questions as everybody may see them. */
  public PublicQuestions shown() {
    return shown;
  }

  /** Questions as those see them who sent them. */
  public OwnQuestions own() {
    return own;
  }

  @Override
  public void mountLarge(Router router, FeatureLoop loop) {
    QuestionStreams moderators =
        new QuestionStreams(projection, moderatorsFeed, foundation.eventStreams()::openStaff);
    moderators.start(loop.vertx());
    new ModerationRoutes(
            moderation,
            new QuestionExport(),
            new ReaderLanguage(foundation.site().languages()),
            moderatorsFeed,
            moderators,
            foundation.authorization(),
            foundation.trail())
        .mount(router);
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    QuestionStreams citizens =
        new QuestionStreams(projection, citizensFeed, foundation.eventStreams()::openPublic);
    citizens.start(loop.vertx());
    new QuestionRoutes(service, own, ownReports, citizensFeed, citizens, foundation.authorization())
        .mount(router);
  }
}
