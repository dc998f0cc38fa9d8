package org.tribune.site.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.log.EventLog;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.cache.RecordingPurge;
import org.tribune.delivery.download.Takeaway;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.EventStreams;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.delivery.viewing.SharedCensus;
import org.tribune.delivery.viewing.ViewerCensus;
import org.tribune.delivery.viewing.ViewerKey;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.ContactDesk;
import org.tribune.site.account.ContactRoutes;
import org.tribune.site.account.LinkDesk;
import org.tribune.site.account.PasswordRules;
import org.tribune.site.account.PasswordThreads;
import org.tribune.site.account.Passwords;
import org.tribune.site.account.PeopleDesk;
import org.tribune.site.account.PeopleRoutes;
import org.tribune.site.account.SignInDesk;
import org.tribune.site.account.SignInLimit;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffDoor;
import org.tribune.site.account.StaffGate;
import org.tribune.site.account.StaffLinks;
import org.tribune.site.audience.AudienceDesk;
import org.tribune.site.audience.AudienceRoutes;
import org.tribune.site.audit.AuditChainService;
import org.tribune.site.audit.AuditDesk;
import org.tribune.site.audit.AuditRoutes;
import org.tribune.site.broadcast.ChannelStreams;
import org.tribune.site.broadcast.ChannelViews;
import org.tribune.site.broadcast.CloseNowRoutes;
import org.tribune.site.broadcast.OperatorRoutes;
import org.tribune.site.broadcast.RoomRoutes;
import org.tribune.site.broadcast.ShownSittings;
import org.tribune.site.broadcast.StatusBoard;
import org.tribune.site.broadcast.WithholdingRoutes;
import org.tribune.site.broadcast.WithholdingService;
import org.tribune.site.http.Answers;
import org.tribune.site.http.RequestBodies;
import org.tribune.site.page.ConsoleStart;
import org.tribune.site.page.WrittenPages;
import org.tribune.site.participation.AlikeGroups;
import org.tribune.site.participation.QuestionBoard;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.portal.FeedDesk;
import org.tribune.site.portal.PortalCalendar;
import org.tribune.site.portal.PortalDesk;
import org.tribune.site.portal.PortalRoutes;
import org.tribune.site.portal.PublicPages;
import org.tribune.site.portal.PublicRoutes;
import org.tribune.site.question.ModerationDesk;
import org.tribune.site.question.ModerationRoutes;
import org.tribune.site.question.OwnQuestions;
import org.tribune.site.question.OwnReports;
import org.tribune.site.question.PublicQuestions;
import org.tribune.site.question.QuestionDesk;
import org.tribune.site.question.QuestionExport;
import org.tribune.site.question.QuestionFeed;
import org.tribune.site.question.QuestionOrders;
import org.tribune.site.question.QuestionRoutes;
import org.tribune.site.question.QuestionStreams;
import org.tribune.site.question.QuestionViews;
import org.tribune.site.recording.CaptionDesk;
import org.tribune.site.recording.CaptionRoutes;
import org.tribune.site.recording.ChapterBoard;
import org.tribune.site.recording.MarkDesk;
import org.tribune.site.recording.MarkRoutes;
import org.tribune.site.recording.ProofRoutes;
import org.tribune.site.recording.ProofService;
import org.tribune.site.recording.RecordingDesk;
import org.tribune.site.recording.RecordingRoutes;
import org.tribune.site.recording.RecordingViews;
import org.tribune.site.recording.StorageDesk;
import org.tribune.site.search.Search;
import org.tribune.site.search.SearchDesk;
import org.tribune.site.search.SearchRoutes;
import org.tribune.site.signin.OpenIdProvider;
import org.tribune.site.signin.PasskeyDesk;
import org.tribune.site.signin.PasskeyRoutes;
import org.tribune.site.signin.ProviderAccounts;
import org.tribune.site.signin.ProviderDesk;
import org.tribune.site.signin.ProviderRoutes;
import org.tribune.site.signin.SessionRoutes;
import org.tribune.site.sitting.DocumentDesk;
import org.tribune.site.sitting.DocumentUploads;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingDesk;
import org.tribune.site.sitting.SittingEnds;
import org.tribune.site.sitting.SittingOfRecording;
import org.tribune.site.sitting.SittingPages;
import org.tribune.site.sitting.SittingReplays;
import org.tribune.site.sitting.SittingRoutes;
import org.tribune.site.sitting.SittingViews;
import org.tribune.site.theme.Theme;
import org.tribune.site.theme.ThemeRoutes;
import org.tribune.site.upload.TusRoutes;
import org.tribune.site.upload.UploadDesk;
import org.tribune.site.video.FilmChapterDesk;
import org.tribune.site.video.FilmChapterRoutes;
import org.tribune.site.video.PosterDesk;
import org.tribune.site.video.PosterRoutes;
import org.tribune.site.video.PreparationDesk;
import org.tribune.site.video.ReportDesk;
import org.tribune.site.video.ReportPages;
import org.tribune.site.video.ReportRoutes;
import org.tribune.site.video.ReportViews;
import org.tribune.site.video.RevisionDesk;
import org.tribune.site.video.RevisionRoutes;
import org.tribune.site.video.ShelfDesk;
import org.tribune.site.video.ShelfRoutes;

/**
 * The routes below {@code /api/v1}, as {@code openapi.yaml} beside this class describes them. What
 * it holds is shared by all event loops; {@link #mount} makes the routes of one.
 */
public final class Api implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final long LARGEST_BODY = 16_384;

  private final TribuneConfig config;
  private final MediaClock clock;
  private final RoomPictures rooms;
  private final StatusBoard board;
  private final ViewerCensus census;
  private final ViewerKey key;
  private final EventStreams eventStreams;
  private final StaffGate gate;
  private final SessionRoutes sessions;
  private final ProviderRoutes provider;
  private final PasskeyRoutes passkeys;
  private final PeopleRoutes people;
  private final ContactRoutes contacts;
  private final AuditRoutes audit;
  private final ProofRoutes proofs;
  private final AuditTrail trail;
  private final ChannelViews views;
  private final BroadcastService desk;
  private final CloseNowRoutes closeNow;
  private final WithholdingService withholdings;
  private final ChapterBoard chapters;
  private final MarkDesk marks;
  private final RecordingDesk recordings;
  private final StorageDesk storage;
  private final Sittings sittings;
  private final SittingDesk sittingDesk;
  private final SittingReplays sittingReplays;
  private final SittingEnds sittingEnds;
  private final ShownSittings shownSittings;
  private final DocumentDesk documents;
  private final Path uploads;
  private final QuestionBoard questionBoard;
  private final QuestionDesk questions;
  private final OwnQuestions ownQuestions;
  private final OwnReports ownReports;
  private final ModerationDesk moderation;
  private final QuestionFeed citizensFeed;
  private final QuestionFeed moderatorsFeed;
  private final UploadDesk films;
  private final ReportDesk reports;
  private final RevisionDesk revisions;
  private final PosterDesk posters;
  private final FilmChapterDesk filmChapters;
  private final CaptionDesk captions;
  private final PublicPages pages;
  private final PortalDesk portal;
  private final FeedDesk feeds;
  private final PortalCalendar calendar;
  private final PreparationDesk preparations;
  private final ShelfDesk shelves;
  private final Theme theme;
  private final AudienceDesk audience;
  private final SearchDesk search;

  private final String openApi = read("openapi.yaml");

  /** The API over what the other parts of the server know. */
  public Api(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      MediaClock clock,
      LiveWindows windows,
      ChapterBoard chapters,
      StatusBoard board,
      ViewerCensus census,
      SharedCensus shared,
      ViewerKey key,
      EventStreams eventStreams,
      StaffDoor door,
      Catalogue catalogue,
      Optional<ObjectStore> store,
      Replays replays,
      Optional<Takeaway> takeaway,
      QuestionBoard questionBoard,
      Search search,
      UploadDesk films,
      RoomPictures rooms,
      RecordingPurge purge) {
    this.rooms = rooms;
    this.config = config;
    this.clock = clock;
    this.board = board;
    this.census = census;
    this.key = key;
    this.eventStreams = eventStreams;
    this.gate = door.gate();
    this.trail = new AuditTrail(catalogue.accounts(), clock);
    Passwords passwords = new Passwords();
    PasswordThreads threads = new PasswordThreads();
    SignInDesk signIns =
        new SignInDesk(
            catalogue.accounts(), passwords, new SignInLimit(clock), door.sessions(), clock);
    LinkDesk links =
        new LinkDesk(
            catalogue.accounts(),
            passwords,
            new PasswordRules(config.site().name()),
            signIns,
            clock);
    PeopleDesk peopleDesk =
        new PeopleDesk(
            catalogue.accounts(),
            new StaffLinks(catalogue.accounts(), config.site().url()),
            door.sessions(),
            clock);
    Optional<ProviderDesk> provider =
        config.signIn().oidc().map(oidc -> provider(oidc, catalogue.accounts(), signIns, door));
    this.provider = new ProviderRoutes(provider, door, config.site());
    PasskeyDesk passkeyDesk = new PasskeyDesk(config.site(), catalogue.accounts(), signIns, clock);
    this.passkeys = new PasskeyRoutes(passkeyDesk, peopleDesk, door, threads);
    this.sessions = new SessionRoutes(door, threads, signIns, links, peopleDesk);
    this.people = new PeopleRoutes(gate, threads, links, peopleDesk);
    this.contacts =
        new ContactRoutes(
            gate, new ContactDesk(catalogue.accounts(), config.mail().isPresent(), clock));
    this.proofs = new ProofRoutes(gate, new ProofService(catalogue), clock);
    this.audit =
        new AuditRoutes(
            gate,
            new AuditDesk(catalogue, config.channels()),
            new AuditChainService(catalogue.accounts()));
    this.views = new ChannelViews(config.channels(), ledger, windows, shared, board);
    this.desk = new BroadcastService(log, ledger, clock);
    this.closeNow =
        new CloseNowRoutes(config.channels(), desk, gate, trail, config.site().languages());
    this.withholdings =
        new WithholdingService(
            log,
            ledger,
            catalogue,
            id -> {
              windows.update(id);
              replays.changed(id);
              purge.withdrawn(id);
            },
            clock);
    this.chapters = chapters;
    SittingBroadcasts sittingBroadcasts =
        new SittingBroadcasts(catalogue, replays.marked(), ledger, clock);
    SittingOfRecording sittingOf =
        new SittingOfRecording(catalogue.sittings(), sittingBroadcasts, clock);
    this.marks = new MarkDesk(log, ledger, catalogue, replays, sittingOf::find, chapters, clock);
    RecordingViews recordingViews =
        new RecordingViews(catalogue, replays::isContested, sittingOf::find, config.channels());
    this.recordings =
        new RecordingDesk(
            catalogue,
            replays,
            takeaway,
            withdrawn -> {
              windows.withdraw(withdrawn);
              purge.withdrawn(withdrawn);
            },
            recordingViews,
            clock,
            withholdings::handOver);
    this.audience = new AudienceDesk(catalogue, replays, recordingViews, clock);
    this.sittings = catalogue.sittings();
    this.sittingEnds = new SittingEnds(sittings, sittingBroadcasts, clock);
    SittingViews sittingViews = new SittingViews(config.channels());
    this.shownSittings =
        new ShownSittings(views, chapters, sittings, sittingBroadcasts, sittingEnds, sittingViews);
    this.sittingDesk =
        new SittingDesk(
            catalogue, sittingViews, sittingBroadcasts, sittingEnds, config.sittings(), clock);
    this.sittingReplays =
        new SittingReplays(
            sittings, sittingBroadcasts, sittingEnds, sittingViews, recordings, clock);
    this.documents = new DocumentDesk(sittingDesk, store, config.sandbox(), clock);
    this.questionBoard = questionBoard;
    QuestionFlags flags = new QuestionFlags(config.questions());
    this.questions = new QuestionDesk(catalogue, questionBoard, flags, clock);
    this.ownReports = new OwnReports(catalogue);
    this.ownQuestions = new OwnQuestions(catalogue, questionBoard, flags, clock);
    this.moderation =
        new ModerationDesk(
            catalogue, questionBoard, new QuestionOrders(catalogue, ledger, clock), flags, clock);
    this.citizensFeed = new QuestionFeed(questionBoard, QuestionViews::ofPublic);
    AlikeGroups alike = new AlikeGroups();
    this.moderatorsFeed =
        new QuestionFeed(
            questionBoard,
            snapshot -> QuestionViews.ofModerators(snapshot, alike.of(snapshot.questions())));
    this.films = films;
    this.reports =
        new ReportDesk(
            catalogue,
            new ReportViews(catalogue),
            config.site().languages().stream().findFirst().orElse("fr"),
            store,
            replays::changed,
            purge::withdrawn,
            clock);
    this.posters = new PosterDesk(reports, catalogue, store, () -> clock.now().toInstant());
    this.filmChapters =
        new FilmChapterDesk(reports, catalogue, replays, () -> clock.now().toInstant());
    this.captions = new CaptionDesk(catalogue, replays, () -> clock.now().toInstant());
    this.revisions = new RevisionDesk(reports, catalogue.reports(), () -> clock.now().toInstant());
    ReportPages reportPages = new ReportPages(reports, catalogue, takeaway, replays, config.site());
    this.theme = new Theme(config.site().theme());
    this.calendar =
        new PortalCalendar(
            catalogue,
            views,
            sittingBroadcasts,
            sittingEnds,
            recordingViews,
            reports,
            config.site(),
            theme,
            clock);
    this.search = new SearchDesk(search, clock);
    this.pages =
        new PublicPages(
            reportPages,
            reports,
            sittingDesk,
            sittingReplays,
            recordings,
            views,
            replays,
            this.search,
            new PublicQuestions(catalogue, questionBoard, sittingEnds, clock),
            ownQuestions,
            sittingBroadcasts,
            config,
            clock);
    this.portal = new PortalDesk(catalogue, reports, config);
    this.feeds =
        new FeedDesk(reports, reportPages, recordings, takeaway, replays, config.site(), theme);
    this.preparations = new PreparationDesk(catalogue, reports, store, clock);
    this.shelves = new ShelfDesk(catalogue);
    this.uploads = config.data().resolve("uploads");
    this.storage = new StorageDesk(catalogue, store, config.retention(), clock);
  }

  private ProviderDesk provider(
      SignInConfig.Oidc oidc, Accounts accounts, SignInDesk signIns, StaffDoor door) {
    String site = config.site().url().toString();
    OpenIdProvider provider =
        new OpenIdProvider(
            oidc,
            URI.create(site + ProviderRoutes.COME_BACK),
            URI.create(site + ProviderRoutes.LEFT_BACK),
            clock);
    ProviderAccounts known = new ProviderAccounts(oidc, accounts, signIns, door.sessions(), clock);
    return new ProviderDesk(oidc, provider, known, signIns, clock);
  }

  /** Told of changes, for the event streams of one loop; to be called on that loop. */
  @FunctionalInterface
  public interface Changes {
    void changed(ChannelId channel);
  }

  /** Adds the routes to the router of one event loop, which the caller is on. */
  public Changes mount(Router router, Vertx vertx) {
    ChannelStreams streams =
        new ChannelStreams(views, chapters, shownSittings, board, census, key, eventStreams);
    streams.start(vertx);
    new DocumentUploads(vertx, documents, gate, trail, uploads, config.sittings().largestDocument())
        .mount(router);
    new SittingRoutes(sittingDesk, sittingReplays, documents, sittings, gate, trail).mount(router);
    new MarkRoutes(marks, gate, trail).mount(router);
    new TusRoutes(vertx, films, gate, trail).mount(router);
    new ReportRoutes(reports, preparations, gate, trail).mount(router);
    new RevisionRoutes(revisions, gate, trail).mount(router);
    new PosterRoutes(posters, gate, trail).mount(router);
    new FilmChapterRoutes(filmChapters, gate, trail).mount(router);
    new CaptionRoutes(captions, gate, trail).mount(router);
    QuestionStreams moderators =
        new QuestionStreams(questionBoard, moderatorsFeed, eventStreams::openStaff);
    moderators.start(vertx);
    new ModerationRoutes(moderation, new QuestionExport(), moderatorsFeed, moderators, gate, trail)
        .mount(router);
    router.route("/api/*").handler(RequestBodies.upTo(LARGEST_BODY));
    new PublicRoutes(config, version(), views, streams).mount(router);
    QuestionStreams citizens =
        new QuestionStreams(questionBoard, citizensFeed, eventStreams::openPublic);
    citizens.start(vertx);
    new QuestionRoutes(questions, ownQuestions, ownReports, citizensFeed, citizens, gate)
        .mount(router);
    new SearchRoutes(search, gate).mount(router);
    sessions.mount(router);
    provider.mount(router);
    passkeys.mount(router);
    contacts.mount(router);
    people.mount(router);
    audit.mount(router);
    new OperatorRoutes(views, streams, desk, gate, trail).mount(router);
    new RoomRoutes(views, rooms, gate).mount(router);
    new WithholdingRoutes(withholdings, gate, trail).mount(router);
    new RecordingRoutes(vertx, recordings, storage, gate, trail).mount(router);
    proofs.mount(router);
    new ShelfRoutes(shelves, gate, trail).mount(router);
    new AudienceRoutes(audience, gate).mount(router);
    router
        .get("/api/v1/openapi.yaml")
        .handler(
            context ->
                context.response().putHeader("Content-Type", "application/yaml").end(openApi));
    router.route("/api/*").handler(context -> Answers.problem(context, Problem.notFound()));
    router.route("/api/*").failureHandler(Api::fail);
    return streams::changed;
  }

  /** Adds what is read outside of the API and of the pages to the router of one event loop. */
  public void mountOutside(Router router, Optional<StoredBodies> bodies) {
    new SittingPages(sittingDesk, gate, config.site(), bodies).mount(router);
    closeNow.mount(router);
    new ThemeRoutes(theme, config.site()).mount(router);
    new PortalRoutes(portal, feeds, calendar, config.site(), theme).mount(router);
  }

  /** Makes room for files that are sent; called once, before the first is. */
  public void prepare() {
    DocumentUploads.prepare(uploads);
    shownSittings.start();
  }

  @Override
  public void close() {
    shownSittings.close();
  }

  /** Makes held what is over. Blocks; called every ten minutes. */
  public void settle() {
    sittingEnds.settle();
  }

  /** What the console's pages begin with. */
  public ConsoleStart consoleStart() {
    return closeNow;
  }

  /** What the server writes into the public pages. */
  public WrittenPages pages() {
    return pages;
  }

  /** The routes of a router that have a method, such as {@code GET /api/v1/channels/{channel}}. */
  public static List<String> routes(Router router) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.getName() != null)
        .flatMap(
            route ->
                route.methods().stream()
                    .map(
                        method ->
                            method.name() + " " + route.getName().replaceAll(":(\\w+)", "{$1}")))
        .distinct()
        .toList();
  }

  private static void fail(RoutingContext context) {
    if (context.failure() instanceof HttpClosedException) {
      LOG.debug("{} {} was given up", context.request().method(), context.normalizedPath());
      return;
    }
    int status = context.statusCode();
    if (status >= 400 && status < 500) {
      Answers.problem(context, Problem.ofStatus(status));
      return;
    }
    LOG.error(
        "{} {} failed", context.request().method(), context.normalizedPath(), context.failure());
    Answers.problem(context, StaffAnswers.ourFault());
  }

  private static String version() {
    String version = Api.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static String read(String name) {
    try (InputStream in = Api.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program: build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read from the program", e);
    }
  }
}
