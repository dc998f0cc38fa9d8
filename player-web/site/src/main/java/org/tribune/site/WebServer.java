package org.tribune.site;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.account.Accounts;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.cache.CachePurge;
import org.tribune.delivery.cache.HttpCachePurge;
import org.tribune.delivery.cache.RecordingPurge;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.limit.ClientLoad;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.ListenOptions;
import org.tribune.delivery.viewing.AudienceRecorder;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.StaffLinks;
import org.tribune.site.alert.AlertMail;
import org.tribune.site.api.Api;
import org.tribune.site.broadcast.LiveParts;
import org.tribune.site.feature.Foundation;
import org.tribune.site.mail.QuestionMail;
import org.tribune.site.page.PageFiles;
import org.tribune.site.search.Search;
import org.tribune.site.tls.CertificateFiles;
import org.tribune.site.tls.CertificateRenewal;

/**
 * The public server: the live windows, the API and the pages, on one port. Started and closed by
 * one thread; the rest is safe for all.
 */
public final class WebServer implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration DRAIN = Duration.ofMillis(700);
  private static final long TICK_MILLIS = 250;
  private static final long SWEEP_MILLIS = 2_000;
  private static final long FORGET_MILLIS = 600_000;

  /** When the start of the whole program is over. */
  private static final long PREPARE_MILLIS = 3_000;

  /** The search's index is begun once the start of the whole program is over. */
  private static final Duration SEARCH_DELAY = Duration.ofSeconds(5);

  /**
   * Nothing is read by Vert.x: its folder would stay in the temporary folder of a killed process.
   */
  private static final FileSystemOptions NO_CACHE_OF_FILES =
      new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);

  private final TribuneConfig config;
  private final BroadcastLedger ledger;
  private final MediaClock clock;
  private final StaffLinks links;
  private final Accounts accounts;
  private final Replays replays;
  private final AudienceRecorder audience;
  private final Search search;
  private final Optional<HttpCachePurge> caches;
  private final Foundation foundation;
  private final LiveParts live;
  private final ServingParts serving;
  private final Api api;
  private final List<WebLoop> loops = new CopyOnWriteArrayList<>();
  private Duration idle = ListenOptions.IDLE;
  private Optional<Vertx> vertx = Optional.empty();
  private Optional<CertificateRenewal> renewal = Optional.empty();

  /**
   * A server.
   *
   * @param ledger started and closed by the caller
   * @param store where the archive writes; absent: rewinding is as short as memory
   * @param catalogue what is known of recordings; closed by the caller
   * @param rooms what the rooms look like, if their cameras come in here
   * @param memory in which counts what it holds of media and requests
   */
  public WebServer(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      Optional<ObjectStore> store,
      Catalogue catalogue,
      MediaClock clock,
      RoomPictures rooms,
      MemoryAccount memory) {
    this(
        config,
        log,
        ledger,
        store,
        catalogue,
        clock,
        rooms,
        ClientLimits.Sizes.ofThisMachine(),
        memory);
  }

  /**
   * The same, with an account of its own.
   *
   * @param sizes what clients may have of it
   */
  public WebServer(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      Optional<ObjectStore> store,
      Catalogue catalogue,
      MediaClock clock,
      RoomPictures rooms,
      ClientLimits.Sizes sizes) {
    this(config, log, ledger, store, catalogue, clock, rooms, sizes, MemoryAccount.ofThisProcess());
  }

  private WebServer(
      TribuneConfig config,
      EventLog log,
      BroadcastLedger ledger,
      Optional<ObjectStore> store,
      Catalogue catalogue,
      MediaClock clock,
      RoomPictures rooms,
      ClientLimits.Sizes sizes,
      MemoryAccount memory) {
    this.config = config;
    this.ledger = ledger;
    this.clock = clock;
    this.accounts = catalogue.accounts();
    this.serving = ServingParts.of(config, sizes, clock);
    this.links = new StaffLinks(accounts, config.site().url());
    String language = config.site().language();
    Withholdings withholdings = new Withholdings(ledger, catalogue);
    this.replays = new Replays(catalogue, withholdings, store, language, config.captions().order());
    ReplayFacts facts = new ReplayFacts(replays);
    Optional<Downloads> downloads =
        store.map(
            each ->
                new Downloads(
                    catalogue,
                    withholdings,
                    each,
                    serving.sending(),
                    config.site(),
                    facts::chapters,
                    facts::captions,
                    serving.clients()::network));
    this.search =
        new Search(
            catalogue,
            replays.marked(),
            replays.captioned(),
            store,
            config.data().resolve("search"),
            SEARCH_DELAY);
    List<URI> addresses = config.http().caches();
    this.caches =
        addresses.isEmpty() ? Optional.empty() : Optional.of(new HttpCachePurge(addresses, clock));
    CachePurge purge = caches.<CachePurge>map(each -> each).orElse(CachePurge.NONE);
    this.foundation =
        new Foundation(
            config,
            clock,
            log,
            ledger,
            catalogue,
            store,
            replays,
            downloads,
            new RecordingPurge(replays::withheld, purge),
            serving.limits().eventStreams(),
            StaffAuthentication.of(config, accounts, serving.work(), clock),
            new AuditTrail(accounts, clock));
    this.live = LiveParts.of(foundation, serving.clients(), rooms, this::renditions);
    live.windows().onWithheld(purge::purge);
    this.audience =
        new AudienceRecorder(
            serving.viewings(),
            live.census(),
            ledger,
            config.channels().stream().map(ChannelConfig::id).toList(),
            catalogue.audience(),
            clock);
    this.api = new Api(foundation, live, search, memory);
    live.windows().countedIn(memory);
    replays.countedIn(memory);
    downloads.ifPresent(each -> each.countedIn(memory));
    memory.hold(MemoryUse.CLIENTS, serving.limits().room()::used, _ -> {});
    caches.ifPresent(each -> live.projection().ownAlert(each::trouble));
    live.projection().ownAlert(() -> api.questionMail().flatMap(QuestionMail::trouble));
  }

  /** What writes to those who follow a subject, if a mail server is configured. */
  public Optional<AlertMail> alertMail() {
    return api.alertMail();
  }

  /**
   * A new one-time link to make the first administrator, which is a secret and is shown nowhere
   * else; empty if there is one. Blocks.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  public Optional<URI> setUpLink() {
    return links.setUp();
  }

  /** The same, unless another process has made one, which stays. */
  public Optional<URI> setUpLinkIfNone() {
    return links.setUpIfNone();
  }

  /** Off the loops: an append may wait for a broker. */
  private boolean tellViewers() {
    serving.viewings().renditions().turn();
    live.shared().tell();
    return true;
  }

  /** How many are sent which rendition of what is on air. */
  private Map<String, Integer> renditions(ChannelId channel) {
    return ledger
        .openOn(channel)
        .map(open -> serving.viewings().renditions().viewers(open.id()))
        .orElse(Map.of());
  }

  /** Forgets what must not be kept for longer, and settles what is over; every ten minutes. */
  private void forget(Vertx started) {
    started
        .executeBlocking(
            () -> {
              int over = accounts.sweep(clock.now().toInstant());
              api.settle();
              return over;
            })
        .onFailure(e -> LOG.debug("Expired data could not be erased yet", e));
  }

  /** Cuts idle connections after this time; to be set before the start. */
  void idleTimeout(Duration timeout) {
    idle = timeout;
  }

  @Override
  public void start() {
    PageFiles.readAhead();
    Optional<CertificateFiles> files = config.http().tls().map(CertificateFiles::new);
    Optional<Thread> tls = files.map(each -> ListenOptions.loadTls());
    Optional<PemKeyCertOptions> certificate = files.map(each -> each.read(clock.now().toInstant()));
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    // Headers that many answers share are encoded once; see SharedHeaders.
    System.setProperty("vertx.cacheImmutableHttpResponseHeaders", "true");
    ClientLoad connection = ClientLoad.ofConnection(certificate.isPresent());
    Vertx started = serving.transport().start(options(threads), serving.limits(), connection);
    vertx = Optional.of(started);
    serving.unnamedProxy().start();
    api.start();
    serving.work().start();
    caches.ifPresent(HttpCachePurge::start);
    live.projection().start();
    // Before the windows: what may not be read any more is not written anew there.
    live.transcripts().start();
    live.windows().start();
    live.chapters()
        .onChange(
            broadcast -> {
              live.windows().mark(broadcast.id());
              loops.forEach(loop -> loop.changed(broadcast.channel()));
            });
    live.chapters().start();
    search.start();
    ledger.onChange(broadcast -> replays.changed(broadcast.id()));
    ledger.onChange(broadcast -> loops.forEach(loop -> loop.changed(broadcast.channel())));
    live.windows().awaitCurrent(PATIENCE);
    tls.ifPresent(WebServer::await);
    listen(started, threads, certificate);
    audience.start();
    started.setPeriodic(TICK_MILLIS, timer -> tick());
    started.setPeriodic(SWEEP_MILLIS, timer -> live.census().sweep());
    started.setPeriodic(SWEEP_MILLIS, timer -> started.executeBlocking(this::tellViewers));
    started.setTimer(PREPARE_MILLIS, timer -> replays.prepare());
    renewal =
        files.map(
            each ->
                new CertificateRenewal(
                    each, clock, started, pem -> loops.forEach(loop -> loop.use(pem))));
    renewal.ifPresent(CertificateRenewal::start);
    started.setPeriodic(FORGET_MILLIS, timer -> forget(started));
    LOG.info("The public server listens on {}:{}", config.http().host(), port());
  }

  private static void await(Thread loading) {
    try {
      if (!loading.join(PATIENCE)) {
        LOG.warn("What TLS needs did not load in 20 seconds: the first connections wait for it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A loop that is held for so long that it is logged is logged with the stack of what holds it.
   */
  private static VertxOptions options(int threads) {
    VertxOptions options =
        new VertxOptions().setEventLoopPoolSize(threads).setFileSystemOptions(NO_CACHE_OF_FILES);
    return options
        .setWarningExceptionTime(options.getMaxEventLoopExecuteTime())
        .setWarningExceptionTimeUnit(options.getMaxEventLoopExecuteTimeUnit());
  }

  private void listen(Vertx started, int threads, Optional<PemKeyCertOptions> certificate) {
    Future<String> deployed =
        started.deployVerticle(
            () -> {
              WebLoop loop =
                  new WebLoop(foundation, live, serving, api, certificate, threads, idle);
              loops.add(loop);
              return loop;
            },
            new DeploymentOptions().setInstances(threads));
    try {
      deployed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      close();
      throw new WebException("The public server did not start in 20 seconds: try again", e);
    } catch (RuntimeException e) {
      close();
      throw new WebException(refusal(config.http(), e), e);
    }
  }

  private static String refusal(HttpConfig http, RuntimeException e) {
    return "Can't listen on "
        + http.host()
        + ":"
        + http.port()
        + " ("
        + e.getMessage()
        + "): stop the program that uses this port, or choose another with --port or http.port";
  }

  /** Settles what is over, without waiting for its turn. */
  void settle() {
    api.settle();
  }

  /** Answers who waited too long; called four times a second. */
  void tick() {
    live.windows().tick();
  }

  /** Takes the certificate's files if they changed, without waiting for its turn. */
  void renewCertificate() {
    renewal.ifPresent(CertificateRenewal::look);
  }

  /** What is counted of who watches. */
  AudienceRecorder audience() {
    return audience;
  }

  /** The port that is listened on; 0 before the start. */
  public int port() {
    return loops.stream().mapToInt(WebLoop::port).filter(port -> port > 0).findFirst().orElse(0);
  }

  /** Takes no new connections, and lets what was asked be answered; what goes on and on is cut. */
  private void drain() {
    try {
      Future.join(loops.stream().map(loop -> loop.shutDown(DRAIN)).toList())
          .await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | RuntimeException e) {
      LOG.debug("Not all requests were answered before the stop", e);
    }
  }

  /** The API's routes, such as {@code GET /api/v1/channels/{channel}}. */
  public List<String> routes() {
    return allRoutes().stream().filter(route -> route.contains(" /api/")).toList();
  }

  /** The routes of the API and of the pages. */
  public List<String> allRoutes() {
    return loops.stream().findFirst().map(WebLoop::routes).orElse(List.of());
  }

  /** The mail to citizens, if a server for it is configured. */
  public Optional<QuestionMail> mail() {
    return api.questionMail();
  }

  /** What must come before this process may be asked in the place of another; empty: nothing. */
  public List<String> waitingFor() {
    return live.windows().isReady() ? List.of() : List.of("the live so far");
  }

  /** The server's figures now. */
  public WebMetrics metrics() {
    return serving.traffic().snapshot(live.windows().waiting(), serving.limits());
  }

  @Override
  public void close() {
    vertx.ifPresent(
        running -> {
          drain();
          api.close();
          live.windows().close();
          live.chapters().close();
          live.transcripts().close();
          caches.ifPresent(HttpCachePurge::close);
          replays.close();
          live.projection().close();
          try {
            running.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
          } catch (TimeoutException e) {
            LOG.warn("The public server did not close in 20 seconds");
          }
          // When nothing is served any more.
          serving.work().close();
          audience.close();
          search.close();
        });
    vertx = Optional.empty();
    loops.clear();
  }
}
