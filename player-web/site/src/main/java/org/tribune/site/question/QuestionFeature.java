package org.tribune.site.question;

import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.SpokenAnswer;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;
import org.tribune.site.mail.QuestionMail;
import org.tribune.site.mail.SmtpServer;
import org.tribune.site.page.PageRoutes;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.participation.AlikeGroups;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.participation.QuestionRetention;
import org.tribune.site.sitting.SittingServices;

/** Questions: sent and followed by citizens, looked at by moderators. */
public final class QuestionFeature implements Feature {
  private final Foundation foundation;
  private final QuestionProjection projection;
  private final QuestionRetention retention;
  private final Optional<QuestionMail> mail;
  private final QuestionService service;
  private final OwnQuestions own;
  private final OwnReports ownReports;
  private final QuestionPages pages;
  private final ModerationService moderation;
  private final QuestionFeed citizensFeed;
  private final QuestionFeed moderatorsFeed;

  /**
   * The feature.
   *
   * @param sittings which broadcasts they have, and when they are over
   */
  public QuestionFeature(Foundation foundation, SittingServices sittings) {
    this.foundation = foundation;
    Catalogue catalogue = foundation.catalogue();
    MediaClock clock = foundation.clock();
    TribuneConfig config = foundation.config();
    this.projection =
        new QuestionProjection(catalogue, config.questions(), config.mail().isPresent(), clock);
    this.retention = new QuestionRetention(catalogue.questions(), config.questions(), clock);
    this.mail =
        config
            .mail()
            .map(
                each ->
                    new QuestionMail(
                        catalogue,
                        config.site(),
                        config.questions(),
                        this::seconds,
                        new SmtpServer(each, config.site()),
                        clock));
    QuestionFlags flags = new QuestionFlags(config.questions());
    this.service = new QuestionService(catalogue, projection, flags, clock);
    this.ownReports = new OwnReports(catalogue);
    this.own = new OwnQuestions(catalogue, projection, flags, clock);
    this.pages =
        new QuestionPages(
            new PublicQuestions(catalogue, projection, sittings.ends(), clock),
            own,
            sittings.broadcasts()::of,
            clock);
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

  /** Where an answer begins in its replay; empty if there is none. */
  private OptionalLong seconds(SpokenAnswer spoken) {
    return foundation.replays().index(spoken.broadcast()).stream()
        .mapToLong(
            index -> {
              Instant origin = index.recording().format().timeline().origin();
              MediaTime at = MediaTime.of(spoken.start()).minus(MediaTime.of(origin));
              return Math.max(0, index.clock().toReplayMicros(at) / MediaTime.MICROS);
            })
        .findFirst();
  }

  /** The mail to citizens and moderators, if a server for it is configured. */
  public Optional<QuestionMail> mail() {
    return mail;
  }

  /** Begins to see what became of questions, and to write of it. */
  @Override
  public void start() {
    projection.start();
    mail.ifPresent(QuestionMail::start);
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

  @Override
  public void mountPages(PageRoutes routes) {
    pages.mount(routes);
  }

  /** Erases what must not be kept for longer. */
  @Override
  public void settle() {
    retention.run();
  }

  @Override
  public void close() {
    projection.close();
    mail.ifPresent(QuestionMail::close);
  }
}
