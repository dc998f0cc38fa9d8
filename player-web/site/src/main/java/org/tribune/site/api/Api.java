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
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.EventStreams;
import org.tribune.delivery.origin.LiveWindows;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.delivery.viewing.SharedCensus;
import org.tribune.delivery.viewing.ViewerCensus;
import org.tribune.delivery.viewing.ViewerKey;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.ContactRoutes;
import org.tribune.site.account.ContactService;
import org.tribune.site.account.LinkService;
import org.tribune.site.account.PasswordRules;
import org.tribune.site.account.PasswordThreads;
import org.tribune.site.account.Passwords;
import org.tribune.site.account.PeopleRoutes;
import org.tribune.site.account.PeopleService;
import org.tribune.site.account.SignInLimit;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.StaffAnswers;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.account.StaffLinks;
import org.tribune.site.alert.AlertMail;
import org.tribune.site.alert.AlertPages;
import org.tribune.site.alert.AlertRoutes;
import org.tribune.site.alert.AlertService;
import org.tribune.site.assembly.AssemblyRoutes;
import org.tribune.site.assembly.AssemblyService;
import org.tribune.site.attendance.AttendanceService;
import org.tribune.site.audience.AudienceRoutes;
import org.tribune.site.audience.AudienceService;
import org.tribune.site.audit.AuditChainService;
import org.tribune.site.audit.AuditRoutes;
import org.tribune.site.audit.AuditService;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.broadcast.ChannelStreams;
import org.tribune.site.broadcast.CloseNowRoutes;
import org.tribune.site.broadcast.OperatorRoutes;
import org.tribune.site.broadcast.RoomRoutes;
import org.tribune.site.broadcast.RoomSittings;
import org.tribune.site.broadcast.ShownSittings;
import org.tribune.site.broadcast.StatusProjection;
import org.tribune.site.broadcast.WithholdingRoutes;
import org.tribune.site.broadcast.WithholdingService;
import org.tribune.site.caption.CaptionDesk;
import org.tribune.site.caption.CaptionStreams;
import org.tribune.site.caption.LiveCaptionRoutes;
import org.tribune.site.caption.LiveTextService;
import org.tribune.site.decision.DecisionBook;
import org.tribune.site.decision.DecisionFinder;
import org.tribune.site.decision.DecisionRoutes;
import org.tribune.site.decision.DecisionService;
import org.tribune.site.deliberation.Certificates;
import org.tribune.site.deliberation.DeliberationRoutes;
import org.tribune.site.deliberation.DeliberationService;
import org.tribune.site.deliberation.ListPrinter;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.deliberation.PublicDeliberations;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBodies;
import org.tribune.site.mail.SmtpServer;
import org.tribune.site.member.PublicMembers;
import org.tribune.site.minutes.MinutesDownloads;
import org.tribune.site.minutes.MinutesDrafts;
import org.tribune.site.minutes.MinutesPublication;
import org.tribune.site.minutes.MinutesRoutes;
import org.tribune.site.minutes.MinutesService;
import org.tribune.site.minutes.PublicMinutes;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.opendata.OpenData;
import org.tribune.site.opendata.OpenDataRoutes;
import org.tribune.site.page.ConsoleStart;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.page.ServerRenderedPages;
import org.tribune.site.participation.AlikeGroups;
import org.tribune.site.participation.QuestionFlags;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.portal.FeedService;
import org.tribune.site.portal.PortalCalendar;
import org.tribune.site.portal.PortalRoutes;
import org.tribune.site.portal.PortalService;
import org.tribune.site.portal.PublicPages;
import org.tribune.site.portal.PublicRoutes;
import org.tribune.site.publication.OnlineWatch;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.publication.PublicationRoutes;
import org.tribune.site.publication.PublicationService;
import org.tribune.site.question.ModerationRoutes;
import org.tribune.site.question.ModerationService;
import org.tribune.site.question.OwnQuestions;
import org.tribune.site.question.OwnReports;
import org.tribune.site.question.PublicQuestions;
import org.tribune.site.question.QuestionActions;
import org.tribune.site.question.QuestionExport;
import org.tribune.site.question.QuestionFeed;
import org.tribune.site.question.QuestionResponseMapper;
import org.tribune.site.question.QuestionRoutes;
import org.tribune.site.question.QuestionService;
import org.tribune.site.question.QuestionStreams;
import org.tribune.site.recording.CaptionFileRoutes;
import org.tribune.site.recording.CaptionRoutes;
import org.tribune.site.recording.CaptionService;
import org.tribune.site.recording.ChapterProjection;
import org.tribune.site.recording.MarkRoutes;
import org.tribune.site.recording.MarkService;
import org.tribune.site.recording.ProofRoutes;
import org.tribune.site.recording.ProofService;
import org.tribune.site.recording.RecordingResponseMapper;
import org.tribune.site.recording.RecordingRoutes;
import org.tribune.site.recording.RecordingService;
import org.tribune.site.recording.StorageService;
import org.tribune.site.recording.TranscriptRoutes;
import org.tribune.site.recording.TranscriptService;
import org.tribune.site.search.ItemSearch;
import org.tribune.site.search.Search;
import org.tribune.site.search.SearchRoutes;
import org.tribune.site.search.SearchService;
import org.tribune.site.signin.OpenIdProvider;
import org.tribune.site.signin.PasskeyRoutes;
import org.tribune.site.signin.PasskeyService;
import org.tribune.site.signin.ProviderAccounts;
import org.tribune.site.signin.ProviderRoutes;
import org.tribune.site.signin.ProviderService;
import org.tribune.site.signin.SessionRoutes;
import org.tribune.site.sitting.DeliberationNumbering;
import org.tribune.site.sitting.DocumentService;
import org.tribune.site.sitting.DocumentUploads;
import org.tribune.site.sitting.PublicSittings;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingEnds;
import org.tribune.site.sitting.SittingOfRecording;
import org.tribune.site.sitting.SittingPages;
import org.tribune.site.sitting.SittingReplays;
import org.tribune.site.sitting.SittingResponseMapper;
import org.tribune.site.sitting.SittingRoutes;
import org.tribune.site.sitting.SittingService;
import org.tribune.site.sitting.convocation.ConvocationReader;
import org.tribune.site.theme.Theme;
import org.tribune.site.theme.ThemeRoutes;
import org.tribune.site.transcript.TranscriptFileRoutes;
import org.tribune.site.transcript.TranscriptFiles;
import org.tribune.site.transfer.ContentsFinder;
import org.tribune.site.transfer.TransferRoutes;
import org.tribune.site.transfer.TransferService;
import org.tribune.site.upload.TusRoutes;
import org.tribune.site.upload.UploadService;
import org.tribune.site.video.CategoryRoutes;
import org.tribune.site.video.CategoryService;
import org.tribune.site.video.FilmChapterRoutes;
import org.tribune.site.video.FilmChapterService;
import org.tribune.site.video.FilmTranscriptRoutes;
import org.tribune.site.video.FilmTranscriptService;
import org.tribune.site.video.PosterRoutes;
import org.tribune.site.video.PosterService;
import org.tribune.site.video.RevisionRoutes;
import org.tribune.site.video.RevisionService;
import org.tribune.site.video.TranscodeJobService;
import org.tribune.site.video.VideoPages;
import org.tribune.site.video.VideoResponseMapper;
import org.tribune.site.video.VideoRoutes;
import org.tribune.site.video.VideoService;

/**
 * The routes below {@code /api/v1}, as {@code openapi.yaml} beside this class describes them. What
 * it holds is shared by all event loops; {@link #mount} makes the routes of one.
 */
public final class Api implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final long LARGEST_BODY = 16_384;

  private final TribuneConfig config;
  private final MediaClock clock;
  private final LiveTranscripts transcripts;
  private final RoomPictures rooms;
  private final StatusProjection projection;
  private final ViewerCensus census;
  private final ViewerKey key;
  private final EventStreams eventStreams;
  private final StaffAuthorization authorization;
  private final SessionRoutes sessions;
  private final ProviderRoutes provider;
  private final PasskeyRoutes passkeys;
  private final PeopleRoutes people;
  private final ContactRoutes contacts;
  private final AuditRoutes audit;
  private final ProofRoutes proofs;
  private final AuditTrail trail;
  private final ChannelResponseMapper mapper;
  private final BroadcastService service;
  private final CloseNowRoutes closeNow;
  private final WithholdingService withholdings;
  private final ChapterProjection chapters;
  private final MarkService marks;
  private final RecordingService recordings;
  private final StorageService storage;
  private final Sittings sittings;
  private final PublicSittings publicSittings;
  private final SittingService sittingService;
  private final AssemblyService assemblies;
  private final DeliberationNumbering numbering;
  private final SittingReplays sittingReplays;
  private final SittingEnds sittingEnds;
  private final ShownSittings shownSittings;
  private final RoomSittings roomSittings;
  private final DocumentService documents;
  private final MinutesService minutes;
  private final PublicMinutes publicMinutes;
  private final MinutesDownloads minutesDownloads;
  private final TransferRoutes transfers;
  private final PublicDecisions publicDecisions;
  private final PublicationService publications;
  private final Certificates certificates;
  private final OnlineWatch onlineWatch;
  private final DeliberationService deliberations;
  private final Path uploads;
  private final QuestionProjection questionProjection;
  private final QuestionService questions;
  private final OwnQuestions ownQuestions;
  private final OwnReports ownReports;
  private final ModerationService moderation;
  private final QuestionFeed citizensFeed;
  private final QuestionFeed moderatorsFeed;
  private final UploadService films;
  private final VideoService videos;
  private final RevisionService revisions;
  private final PosterService posters;
  private final FilmChapterService filmChapters;
  private final CaptionService captions;
  private final CaptionDesk captionDesk;
  private final TranscriptService saidTranscripts;
  private final FilmTranscriptService filmTranscripts;
  private final TranscriptFiles transcriptFiles;
  private final OpenData openData;
  private final PublicPages pages;
  private final PortalService portal;
  private final FeedService feeds;
  private final PortalCalendar calendar;
  private final TranscodeJobService jobs;
  private final CategoryService categories;
  private final Theme theme;
  private final AudienceService audience;
  private final SearchService search;
  private final ItemSearch itemSearch;
  private final DecisionService decisions;
  private final AlertService alerts;

  private final String openApi = read("openapi.yaml");

  /** The API over what the other parts of the server know. */
  public Api(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      MediaClock clock,
      LiveWindows windows,
      LiveTranscripts transcripts,
      ChapterProjection chapters,
      StatusProjection projection,
      ViewerCensus census,
      SharedCensus shared,
      ViewerKey key,
      EventStreams eventStreams,
      StaffAuthentication authentication,
      Catalogue catalogue,
      Optional<ObjectStore> store,
      Replays replays,
      Optional<Downloads> downloads,
      QuestionProjection questionProjection,
      Search search,
      UploadService films,
      RoomPictures rooms,
      RecordingPurge purge) {
    this.rooms = rooms;
    this.config = config;
    this.clock = clock;
    this.transcripts = transcripts;
    this.projection = projection;
    this.census = census;
    this.key = key;
    this.eventStreams = eventStreams;
    this.authorization = authentication.authorization();
    this.trail = new AuditTrail(catalogue.accounts(), clock);
    Passwords passwords = new Passwords();
    PasswordThreads threads = new PasswordThreads();
    SignInService signIns =
        new SignInService(
            catalogue.accounts(),
            passwords,
            new SignInLimit(clock),
            authentication.sessions(),
            clock);
    LinkService links =
        new LinkService(
            catalogue.accounts(),
            passwords,
            new PasswordRules(config.site().name()),
            signIns,
            clock);
    PeopleService peopleService =
        new PeopleService(
            catalogue.accounts(),
            new StaffLinks(catalogue.accounts(), config.site().url()),
            authentication.sessions(),
            clock);
    Optional<ProviderService> provider =
        config
            .signIn()
            .oidc()
            .map(oidc -> provider(oidc, catalogue.accounts(), signIns, authentication));
    this.provider = new ProviderRoutes(provider, authentication, config.site());
    PasskeyService passkeyService =
        new PasskeyService(config.site(), catalogue.accounts(), signIns, clock);
    this.passkeys = new PasskeyRoutes(passkeyService, peopleService, authentication, threads);
    this.sessions = new SessionRoutes(authentication, threads, signIns, links, peopleService);
    this.people = new PeopleRoutes(authorization, threads, links, peopleService);
    this.contacts =
        new ContactRoutes(
            authorization,
            new ContactService(catalogue.accounts(), config.mail().isPresent(), clock));
    this.proofs = new ProofRoutes(authorization, new ProofService(catalogue), clock);
    this.audit =
        new AuditRoutes(
            authorization,
            new AuditService(catalogue, config.channels()),
            new AuditChainService(catalogue.accounts()));
    this.mapper =
        new ChannelResponseMapper(
            config.channels(), ledger, windows, shared, projection, transcripts);
    this.service = new BroadcastService(log, ledger, clock);
    this.closeNow =
        new CloseNowRoutes(
            config.channels(), service, authorization, trail, config.site().languages());
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
        new SittingBroadcasts(
            catalogue, replays.marked(), ledger, chapters::publicationDelay, clock);
    SittingOfRecording sittingOf =
        new SittingOfRecording(catalogue.sittings(), sittingBroadcasts, clock);
    this.marks = new MarkService(log, ledger, catalogue, replays, sittingOf::find, chapters, clock);
    RecordingResponseMapper recordingMapper =
        new RecordingResponseMapper(
            catalogue, replays::isContested, sittingOf::find, config.channels());
    this.recordings =
        new RecordingService(
            catalogue,
            replays,
            downloads,
            withdrawn -> {
              windows.withdraw(withdrawn);
              purge.withdrawn(withdrawn);
            },
            recordingMapper,
            clock,
            withholdings::handOver);
    this.audience = new AudienceService(catalogue, replays, recordingMapper, clock);
    this.sittings = catalogue.sittings();
    this.sittingEnds = new SittingEnds(sittings, sittingBroadcasts, clock);
    SittingResponseMapper sittingMapper = new SittingResponseMapper(config.channels());
    this.shownSittings =
        new ShownSittings(
            mapper, chapters, sittings, sittingBroadcasts, sittingEnds, sittingMapper);
    this.publicSittings =
        new PublicSittings(
            sittings, catalogue.minutes(), sittingMapper, sittingBroadcasts, sittingEnds, clock);
    this.sittingService =
        new SittingService(
            catalogue,
            sittingMapper,
            sittingBroadcasts,
            sittingEnds,
            new AttendanceService(catalogue.assemblies()),
            config.sittings(),
            clock);
    this.roomSittings = new RoomSittings(sittingService, sittingBroadcasts, sittingMapper);
    this.assemblies = new AssemblyService(catalogue.assemblies(), clock);
    this.numbering = new DeliberationNumbering(sittingService, catalogue);
    this.sittingReplays =
        new SittingReplays(
            sittings, sittingBroadcasts, sittingEnds, sittingMapper, recordings, clock);
    PublicationRegister register =
        new PublicationRegister(catalogue.publications(), config.sittings().monthsOnline(), clock);
    this.documents = new DocumentService(sittingService, store, register, config.sandbox(), clock);
    this.publicMinutes = new PublicMinutes(catalogue, replays.marked());
    MinutesFiles printer = new MinutesFiles(config.site().name());
    MinutesPublication minutesPublication = new MinutesPublication(register, printer, store);
    this.minutes =
        new MinutesService(
            catalogue,
            sittingService,
            sittingBroadcasts,
            replays.marked(),
            MinutesDrafts.of(catalogue, sittingBroadcasts, replays, ledger, config),
            minutesPublication,
            clock);
    this.minutesDownloads =
        new MinutesDownloads(minutes, publicMinutes, minutesPublication, printer);
    this.publicDecisions = new PublicDecisions(catalogue, sittingBroadcasts);
    this.publications = new PublicationService(register);
    this.certificates = new Certificates(register, printer, config.site(), clock);
    this.onlineWatch = OnlineWatch.of(catalogue.publications(), config, clock);
    this.deliberations =
        DeliberationService.of(
            sittingService,
            publicDecisions,
            numbering,
            new ListPrinter(printer, sittingBroadcasts, replays.marked(), store, config),
            register,
            publications,
            clock);
    PublicDeliberations publicDeliberations =
        new PublicDeliberations(
            catalogue, publicDecisions, publications, sittingBroadcasts, replays.marked(), config);
    this.transfers =
        new TransferRoutes(
            store.flatMap(
                objects ->
                    downloads.map(
                        files ->
                            new TransferRoutes.Handover(
                                new TransferService(
                                    new ContentsFinder(
                                        catalogue,
                                        objects,
                                        publicDecisions,
                                        sittingBroadcasts,
                                        sittingEnds::shown,
                                        replays,
                                        files,
                                        files.sending(),
                                        minutesDownloads::adopted,
                                        config.site()),
                                    config.sittings().transfer(),
                                    clock),
                                files.answers()))),
            authorization,
            trail);
    this.questionProjection = questionProjection;
    QuestionFlags flags = new QuestionFlags(config.questions());
    this.questions = new QuestionService(catalogue, questionProjection, flags, clock);
    this.ownReports = new OwnReports(catalogue);
    this.ownQuestions = new OwnQuestions(catalogue, questionProjection, flags, clock);
    this.moderation =
        new ModerationService(
            catalogue,
            questionProjection,
            new QuestionActions(catalogue, ledger, clock),
            flags,
            clock);
    this.citizensFeed = new QuestionFeed(questionProjection, QuestionResponseMapper::ofPublic);
    AlikeGroups alike = new AlikeGroups();
    this.moderatorsFeed =
        new QuestionFeed(
            questionProjection,
            snapshot ->
                QuestionResponseMapper.ofModerators(snapshot, alike.of(snapshot.questions())));
    this.films = films;
    this.videos =
        new VideoService(
            catalogue,
            new VideoResponseMapper(catalogue, config.languageOfFilms()),
            config.site().languages().stream().findFirst().orElse("fr"),
            store,
            replays::changed,
            purge::withdrawn,
            clock);
    this.posters = new PosterService(videos, catalogue, store, () -> clock.now().toInstant());
    this.filmChapters =
        new FilmChapterService(videos, catalogue, replays, () -> clock.now().toInstant());
    this.captions = new CaptionService(catalogue, replays, () -> clock.now().toInstant());
    this.captionDesk =
        new CaptionDesk(config, log, ledger, transcripts, catalogue.captionInputs(), clock);
    this.saidTranscripts =
        new TranscriptService(
            catalogue, replays, captions, config.captions().order(), () -> clock.now().toInstant());
    this.filmTranscripts =
        new FilmTranscriptService(
            videos,
            saidTranscripts,
            catalogue.transcripts(),
            replays,
            () -> clock.now().toInstant());
    this.transcriptFiles = new TranscriptFiles(recordings, replays, config.site());
    this.revisions = new RevisionService(videos, catalogue.videos(), () -> clock.now().toInstant());
    VideoPages reportPages = new VideoPages(videos, catalogue, downloads, replays, config.site());
    this.theme = new Theme(config.site().theme());
    this.calendar =
        new PortalCalendar(
            catalogue,
            mapper,
            sittingBroadcasts,
            sittingEnds,
            recordingMapper,
            videos,
            config.site(),
            theme,
            clock);
    this.openData =
        new OpenData(sittings, catalogue.assemblies(), publicDecisions, config.site(), clock);
    this.search = new SearchService(search, clock);
    DecisionBook book = new DecisionBook(publicDecisions, sittings, clock);
    search.follow(book);
    this.itemSearch = new ItemSearch(search);
    this.decisions =
        new DecisionService(
            new DecisionFinder(catalogue, book, itemSearch, replays.marked(), clock),
            this.search,
            config.site(),
            config.mail().isPresent(),
            clock);
    this.alerts = new AlertService(catalogue, itemSearch, config.mail().isPresent(), clock);
    this.pages =
        new PublicPages(
            reportPages,
            videos,
            publicSittings,
            sittingReplays,
            publicMinutes,
            publicDeliberations,
            recordings,
            mapper,
            new LiveTextService(transcripts, mapper, chapters, sittings, sittingBroadcasts),
            replays,
            this.search,
            decisions,
            new PublicMembers(catalogue, publicDecisions, clock),
            new AlertPages(alerts),
            new PublicQuestions(catalogue, questionProjection, sittingEnds, clock),
            ownQuestions,
            sittingBroadcasts,
            openData,
            config,
            clock);
    this.portal = new PortalService(catalogue, videos, config);
    this.feeds =
        new FeedService(videos, reportPages, recordings, downloads, replays, config.site(), theme);
    this.jobs = new TranscodeJobService(catalogue, videos, store, clock);
    this.categories = new CategoryService(catalogue);
    this.uploads = config.data().resolve("uploads");
    this.storage = new StorageService(catalogue, store, config.retention(), clock);
  }

  private ProviderService provider(
      SignInConfig.Oidc oidc,
      Accounts accounts,
      SignInService signIns,
      StaffAuthentication authentication) {
    String site = config.site().url().toString();
    OpenIdProvider provider =
        new OpenIdProvider(
            oidc,
            URI.create(site + ProviderRoutes.COME_BACK),
            URI.create(site + ProviderRoutes.LEFT_BACK),
            clock);
    ProviderAccounts known =
        new ProviderAccounts(oidc, accounts, signIns, authentication.sessions(), clock);
    return new ProviderService(oidc, provider, known, signIns, clock);
  }

  /** Is notified of changes, for the event streams of one loop; to be called on that loop. */
  @FunctionalInterface
  public interface Changes {
    void changed(ChannelId channel);
  }

  /** Adds the routes to the router of one event loop, which the caller is on. */
  public Changes mount(Router router, Vertx vertx) {
    ChannelStreams streams =
        new ChannelStreams(mapper, chapters, shownSittings, projection, census, key, eventStreams);
    streams.start(vertx);
    new DocumentUploads(
            vertx, documents, authorization, trail, uploads, config.sittings().largestDocument())
        .mount(router);
    new SittingRoutes(
            publicSittings,
            sittingService,
            sittingReplays,
            documents,
            sittings,
            numbering,
            new ConvocationReader(config.sandbox(), uploads),
            authorization,
            trail)
        .mount(router);
    new AssemblyRoutes(assemblies, authorization, trail).mount(router);
    new OpenDataRoutes(openData, authorization).mount(router);
    new MinutesRoutes(minutes, publicMinutes, minutesDownloads, authorization, trail).mount(router);
    transfers.mount(router);
    new DeliberationRoutes(deliberations, authorization, trail).mount(router);
    new PublicationRoutes(publications, certificates::of, authorization, config.site())
        .mount(router);
    new MarkRoutes(marks, authorization, trail).mount(router);
    new TusRoutes(vertx, films, authorization, trail).mount(router);
    new VideoRoutes(videos, jobs, authorization, trail).mount(router);
    new RevisionRoutes(revisions, authorization, trail).mount(router);
    new PosterRoutes(posters, authorization, trail).mount(router);
    new FilmChapterRoutes(filmChapters, authorization, trail).mount(router);
    new FilmTranscriptRoutes(filmTranscripts, authorization, trail).mount(router);
    new CaptionRoutes(captions, authorization, trail).mount(router);
    new TranscriptRoutes(saidTranscripts, authorization, trail).mount(router);
    new CaptionFileRoutes(authorization).mount(router);
    QuestionStreams moderators =
        new QuestionStreams(questionProjection, moderatorsFeed, eventStreams::openStaff);
    moderators.start(vertx);
    new ModerationRoutes(
            moderation,
            new QuestionExport(),
            new ReaderLanguage(config.site().languages()),
            moderatorsFeed,
            moderators,
            authorization,
            trail)
        .mount(router);
    router.route("/api/*").handler(RequestBodies.upTo(LARGEST_BODY));
    new PublicRoutes(config, version(), mapper, streams).mount(router);
    CaptionStreams captionStreams =
        new CaptionStreams(
            transcripts,
            channel -> mapper.find(channel.value()).flatMap(mapper::shown),
            eventStreams::openPublic);
    captionStreams.start(vertx);
    new LiveCaptionRoutes(transcripts, mapper, captionStreams).mount(router);
    QuestionStreams citizens =
        new QuestionStreams(questionProjection, citizensFeed, eventStreams::openPublic);
    citizens.start(vertx);
    new QuestionRoutes(questions, ownQuestions, ownReports, citizensFeed, citizens, authorization)
        .mount(router);
    new SearchRoutes(search, authorization).mount(router);
    new AlertRoutes(alerts, authorization).mount(router);
    sessions.mount(router);
    provider.mount(router);
    passkeys.mount(router);
    contacts.mount(router);
    people.mount(router);
    audit.mount(router);
    new OperatorRoutes(mapper, streams, service, authorization, trail).mount(router);
    new RoomRoutes(mapper, rooms, roomSittings, authorization).mount(router);
    new WithholdingRoutes(withholdings, authorization, trail).mount(router);
    captionDesk.mount(router, mapper, authorization, trail);
    new RecordingRoutes(vertx, recordings, storage, authorization, trail).mount(router);
    new TranscriptFileRoutes(vertx, transcriptFiles, authorization).mount(router);
    proofs.mount(router);
    new CategoryRoutes(categories, authorization, trail).mount(router);
    new AudienceRoutes(audience, authorization).mount(router);
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
    new SittingPages(publicSittings, sittingService, authorization, config.site(), bodies)
        .mount(router);
    new PublicationRoutes(publications, certificates::of, authorization, config.site())
        .mountOutside(router, bodies);
    closeNow.mount(router);
    captionDesk.mountOutside(router, authorization);
    new ThemeRoutes(theme, config.site()).mount(router);
    new OpenDataRoutes(openData, authorization).mountOutside(router);
    new DecisionRoutes(decisions, authorization, config.site().languages()).mount(router);
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

  /** Makes held what is over, and asks for what is published. Blocks; every ten minutes. */
  public void settle() {
    sittingEnds.settle();
    onlineWatch.run();
  }

  /** What writes to those who asked for it, if a mail server is configured. */
  public Optional<AlertMail> alertMail(Catalogue catalogue) {
    return config
        .mail()
        .map(
            each ->
                new AlertMail(
                    catalogue.subscriptions(),
                    sittings,
                    publicDecisions,
                    itemSearch,
                    config.site(),
                    new SmtpServer(each, config.site()),
                    clock));
  }

  /** What the console's pages begin with. */
  public ConsoleStart consoleStart() {
    return closeNow;
  }

  /** What the server writes into the public pages. */
  public ServerRenderedPages pages() {
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
      LOG.debug(
          "The client closed the connection of {} {}",
          context.request().method(),
          context.normalizedPath());
      return;
    }
    if (context.failure() instanceof ProblemException refused) {
      StaffAnswers.refuse(context, refused);
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
