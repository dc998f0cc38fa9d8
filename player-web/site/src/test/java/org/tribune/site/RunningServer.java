package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ArchiveConfig;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.BackupConfig;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.FilmsConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.MailConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SiteTheme;
import org.tribune.core.config.SittingsConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TransferConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.network.CidrBlock;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.sending.ListenOptions;
import org.tribune.site.account.Passwords;
import org.tribune.site.account.SecretHash;
import org.tribune.site.api.DescribedClient;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;

/** A server on a free port over an embedded log, with a client that speaks to it. */
public final class RunningServer implements AutoCloseable {
  public static final ChannelId CHAMBER = new ChannelId("chamber");
  public static final ChannelId COMMITTEE = new ChannelId("committee");

  /** An archive service takes what is left of sittings. */
  private static final SittingsConfig SITTINGS =
      new SittingsConfig(
          SittingsConfig.USUAL.largestDocument(),
          SittingsConfig.USUAL.deliberationList(),
          SittingsConfig.USUAL.minutes(),
          SittingsConfig.USUAL.captions(),
          SittingsConfig.USUAL.monthsOnline(),
          /* minutesWording= */ Map.of(),
          Optional.of(
              new TransferConfig(
                  new TransferConfig.Agency("FRAD015", Optional.of("Archives du Cantal")),
                  new TransferConfig.Agency("21150187500010", Optional.empty()),
                  new TransferConfig.Agency("21150187500010", Optional.empty()),
                  Optional.of("ACCORD-1"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty())));

  /** A recogniser that nobody starts: films are told to be heard. */
  private static final CaptionsConfig HEARING =
      new CaptionsConfig(
          Optional.empty(),
          Optional.of(
              new CaptionsConfig.Recogniser(
                  CaptionsConfig.Engine.COMMAND,
                  Optional.empty(),
                  List.of("nothing"),
                  /* threads= */ 1,
                  /* memory= */ 1)),
          Optional.empty(),
          CaptionsConfig.USUAL.order());

  /** Tests ask more at once, and the clock stands. */
  private static final ClientLimits.Sizes PLENTY =
      new ClientLimits.Sizes(
          /* bytes= */ 1L << 30, /* mediaASecond= */ 1_000_000, /* pagesASecond= */ 1_000_000);

  /** The hash of a password that nobody knows. */
  private static final String SOME_PASSWORD = new Passwords().hash(SecretHash.newSecret());

  public static final Instant START = Instant.parse("2026-11-24T18:00:00Z");

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final RoomPictures rooms;
  private final TemporaryCatalogue catalogue;
  private final FakeMediaClock clock = new FakeMediaClock(START);
  private final WebServer server;
  private final HttpClient client = new DescribedClient();

  public RunningServer(Path directory) {
    this(directory, Optional.empty(), Optional.empty());
  }

  /** A server that cuts idle connections after this time. */
  public RunningServer(Path directory, Duration idle) {
    this(directory, Optional.empty(), Optional.empty(), idle);
  }

  public RunningServer(Path directory, Optional<ObjectStore> store, Optional<HttpConfig.Tls> tls) {
    this(directory, store, tls, ListenOptions.IDLE);
  }

  /** A server that knows what is in {@code catalogue}. */
  public RunningServer(Path directory, ObjectStore store, TemporaryCatalogue catalogue) {
    this(directory, Optional.of(store), catalogue, Optional.empty(), ListenOptions.IDLE);
  }

  /** A server behind caches that it purges of what was withdrawn. */
  public RunningServer(Path directory, ObjectStore store, TemporaryCatalogue catalogue, URI cache) {
    this(
        directory,
        Optional.of(store),
        catalogue,
        new HttpConfig(
            "127.0.0.1",
            /* port= */ 0,
            Optional.empty(),
            CidrBlock.LOOPBACK,
            List.of(cache),
            SentByVertx.kernelSending()),
        ListenOptions.IDLE,
        SignInConfig.USUAL,
        /* mail= */ Optional.empty(),
        SiteTheme.OWN,
        PLENTY);
  }

  private RunningServer(
      Path directory, Optional<ObjectStore> store, Optional<HttpConfig.Tls> tls, Duration idle) {
    this(directory, store, new TemporaryCatalogue(), tls, idle);
  }

  public RunningServer(
      Path directory,
      Optional<ObjectStore> store,
      TemporaryCatalogue catalogue,
      Optional<HttpConfig.Tls> tls,
      Duration idle) {
    this(directory, store, catalogue, tls, idle, SignInConfig.USUAL);
  }

  /** A server whose staff signs in so. */
  public RunningServer(Path directory, SignInConfig signIn) {
    this(
        directory,
        Optional.empty(),
        new TemporaryCatalogue(),
        Optional.empty(),
        ListenOptions.IDLE,
        signIn);
  }

  /** A server with these limits, each of whose clients is its own network: none is a proxy. */
  public RunningServer(
      Path directory,
      Optional<ObjectStore> store,
      TemporaryCatalogue catalogue,
      Optional<HttpConfig.Tls> tls,
      ClientLimits.Sizes sizes) {
    this(
        directory,
        store,
        catalogue,
        tls,
        ListenOptions.IDLE,
        SignInConfig.USUAL,
        /* mail= */ Optional.empty(),
        SiteTheme.OWN,
        sizes,
        /* trustedProxies= */ List.of());
  }

  /** A server that sends its mail there. */
  public RunningServer(Path directory, TemporaryCatalogue catalogue, MailConfig mail) {
    this(
        directory,
        Optional.empty(),
        catalogue,
        Optional.empty(),
        ListenOptions.IDLE,
        SignInConfig.USUAL,
        Optional.of(mail),
        SiteTheme.OWN,
        PLENTY,
        CidrBlock.LOOPBACK);
  }

  /** A server whose site looks so. */
  public RunningServer(Path directory, SiteTheme theme) {
    this(
        directory,
        Optional.empty(),
        new TemporaryCatalogue(),
        Optional.empty(),
        ListenOptions.IDLE,
        SignInConfig.USUAL,
        /* mail= */ Optional.empty(),
        theme,
        PLENTY,
        CidrBlock.LOOPBACK);
  }

  private RunningServer(
      Path directory,
      Optional<ObjectStore> store,
      TemporaryCatalogue catalogue,
      Optional<HttpConfig.Tls> tls,
      Duration idle,
      SignInConfig signIn) {
    this(
        directory,
        store,
        catalogue,
        tls,
        idle,
        signIn,
        /* mail= */ Optional.empty(),
        SiteTheme.OWN,
        PLENTY,
        CidrBlock.LOOPBACK);
  }

  private RunningServer(
      Path directory,
      Optional<ObjectStore> store,
      TemporaryCatalogue catalogue,
      Optional<HttpConfig.Tls> tls,
      Duration idle,
      SignInConfig signIn,
      Optional<MailConfig> mail,
      SiteTheme theme,
      ClientLimits.Sizes sizes,
      List<CidrBlock> trustedProxies) {
    this(
        directory,
        store,
        catalogue,
        new HttpConfig(
            "127.0.0.1",
            /* port= */ 0,
            tls,
            trustedProxies,
            /* caches= */ List.of(),
            SentByVertx.kernelSending()),
        idle,
        signIn,
        mail,
        theme,
        sizes);
  }

  private RunningServer(
      Path directory,
      Optional<ObjectStore> store,
      TemporaryCatalogue catalogue,
      HttpConfig http,
      Duration idle,
      SignInConfig signIn,
      Optional<MailConfig> mail,
      SiteTheme theme,
      ClientLimits.Sizes sizes) {
    this.catalogue = catalogue;
    log = new EmbeddedEventLog(directory.resolve("log"));
    ledger = new BroadcastLedger(log);
    ledger.start();
    rooms = new RoomPictures(clock);
    server =
        new WebServer(
            config(directory, http, signIn, mail, theme),
            log,
            ledger,
            store,
            catalogue,
            clock,
            rooms,
            sizes);
    server.idleTimeout(idle);
    server.start();
  }

  private static TribuneConfig config(
      Path directory,
      HttpConfig http,
      SignInConfig signIn,
      Optional<MailConfig> mail,
      SiteTheme theme) {
    return new TribuneConfig(
        directory,
        site(theme),
        http,
        new ManagementConfig("127.0.0.1", /* port= */ 0),
        new RtmpConfig("127.0.0.1", /* port= */ 0, Optional.empty()),
        List.of(
            new ChannelConfig(CHAMBER, "Salle du conseil", AutostartMode.OFF, List.of()),
            new ChannelConfig(COMMITTEE, "Commission", AutostartMode.OFF, List.of())),
        new TranscoderConfig(
            "x264", Optional.empty(), List.of(), Duration.ofMillis(320), Duration.ofMillis(3_840)),
        new LogConfig.Embedded(),
        new StoreConfig.Directory(directory.resolve("store")),
        new CatalogueConfig.Sqlite(directory.resolve("tribune.db")),
        new ArchiveConfig(/* spool= */ 100_000_000),
        new BackupConfig(List.of()),
        new RetentionConfig(
            Map.of(RecordingKind.TEST, Duration.ofDays(30)),
            Duration.ofDays(14),
            1_000_000,
            Duration.ZERO,
            /* withdrawn= */ Optional.empty()),
        SITTINGS,
        signIn,
        QuestionsConfig.USUAL,
        FilmsConfig.USUAL,
        SandboxConfig.USUAL,
        mail,
        AuditConfig.USUAL,
        HEARING);
  }

  private static SiteConfig site(SiteTheme theme) {
    return new SiteConfig(
        "Tribune",
        URI.create("http://localhost"),
        List.of("fr", "en"),
        List.of("https://town.example"),
        Optional.of(URI.create("mailto:mairie@town.example")),
        SiteConfig.Accessibility.NONE,
        ZoneId.systemDefault(),
        theme);
  }

  /** A site as the servers have it. */
  public static SiteConfig site() {
    return site(SiteTheme.OWN);
  }

  public TemporaryCatalogue catalogue() {
    return catalogue;
  }

  public EventLog log() {
    return log;
  }

  /** What the cameras hand over. */
  public RoomPictures rooms() {
    return rooms;
  }

  public BroadcastLedger ledger() {
    return ledger;
  }

  public FakeMediaClock clock() {
    return clock;
  }

  public WebServer server() {
    return server;
  }

  /** A link to make the first administrator; fails if there is one. */
  public URI setUpLink() {
    return server.setUpLink().orElseThrow();
  }

  /** A broadcast whose timeline begins now, on air or in preview. */
  public FakeTranscoder open(BroadcastId id, boolean live) {
    return open(id, live, /* partBytes= */ 100);
  }

  /** A broadcast on air whose parts have this size. */
  public FakeTranscoder openWithParts(BroadcastId id, int partBytes) {
    return open(id, /* live= */ true, partBytes);
  }

  private FakeTranscoder open(BroadcastId id, boolean live, int partBytes) {
    Instant now = clock.now().toInstant();
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.Opened(id, now, CHAMBER, "Conseil"))
        .join();
    if (live) {
      goLive(id);
    }
    await().until(() -> ledger.find(id).isPresent());
    return new FakeTranscoder(log, id, now, partBytes).format();
  }

  public void goLive(BroadcastId id) {
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.WentLive(id, clock.now().toInstant()))
        .join();
  }

  public void end(BroadcastId id) {
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.Ended(id, clock.now().toInstant()))
        .join();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(Duration.ofSeconds(60));
  }

  /** The answer to a request for a picture. */
  public HttpResponse<byte[]> bytes(String path) {
    try {
      return client.send(request(path).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  /** The status of the answer, whose body may have no end. */
  public int status(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status of the answer; 0 if the connection was cut instead. */
  public int statusOrCut(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets the server look at the clock. */
  public void tick() {
    server.tick();
  }

  /** Lets the server settle what is over. */
  public void settle() {
    server.settle();
  }

  /** Lets the server look how many watch. */
  public void lookAtAudience() {
    server.audience().look();
  }

  /** Has the server write down all that it counted so far; false if the catalogue is away. */
  public boolean writeAudience() {
    boolean before = server.audience().write();
    return server.audience().write() && before;
  }

  /** Lets the server look at its certificate. */
  public void renewCertificate() {
    server.renewCertificate();
  }

  /** The status of a HEAD request. */
  public int head(String path) {
    return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build())
        .statusCode();
  }

  /** Where a rendition's playlist and media are. */
  public String address(BroadcastId id, String rendition) {
    return "/hls/recordings/" + id + "/" + rendition + "/";
  }

  /** The media playlist once it holds this part. */
  public String playlist(BroadcastId id, String rendition, long segment, int part) {
    String address =
        address(id, rendition) + "live.m3u8?_HLS_msn=" + segment + "&_HLS_part=" + part;
    // Until the log's thread has read so far, this is too far ahead.
    return await().until(() -> get(address), response -> response.statusCode() == 200).body();
  }

  public CompletableFuture<HttpResponse<String>> getLater(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return client.sendAsync(
        headers.length == 0 ? request.build() : request.headers(headers).build(),
        BodyHandlers.ofString());
  }

  /** The cookie of a new session of an administrator. */
  public String signIn() {
    return signInAs(Role.ADMINISTRATOR);
  }

  /** The cookie of a new session of a new person with this role. */
  public String signInAs(Role role) {
    Account account = person(role);
    return signIn(account);
  }

  /** A new person with this role, whose password nobody knows. */
  public Account person(Role role) {
    Instant now = clock.now().toInstant();
    Login login = new Login(role.wireName() + catalogue.accounts().accounts().size());
    Account account =
        Account.create(login, "Anne Martin", Set.of(role), now).withPassword(SOME_PASSWORD);
    catalogue.accounts().create(account, entry(AuditAction.ACCOUNT_CREATED));
    return account;
  }

  /** The cookie of a new session of {@code account}. */
  public String signIn(Account account) {
    Instant now = clock.now().toInstant();
    String secret = SecretHash.newSecret();
    Session session =
        new Session(
            SecretHash.of(secret),
            account.id(),
            now,
            now,
            now.plus(Session.LONGEST),
            /* trusted= */ true,
            "a test");
    String hash = account.passwordHash().orElseThrow();
    assertThat(
            catalogue
                .accounts()
                .open(session, new Proof.Password(hash), entry(AuditAction.SIGNED_IN)))
        .isTrue();
    return "tribune_session=" + secret;
  }

  /** A person of this login whose way in is another than a password. */
  public Account personWithoutPassword(String login, Role... roles) {
    Account account =
        Account.create(new Login(login), "Anne Martin", Set.of(roles), clock.now().toInstant());
    catalogue.accounts().create(account, entry(AuditAction.ACCOUNT_CREATED));
    return account;
  }

  /** The newest entries of the audit trail, as {@code action subject detail}. */
  public List<String> trail(int entries) {
    return catalogue.accounts().audit(AuditQuery.newest(entries)).stream()
        .map(each -> each.action().wireName() + " " + each.subject() + " " + each.detail())
        .toList();
  }

  /** A cookie that a response gives, as a request carries it. */
  public static Optional<String> cookie(HttpResponse<String> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(each -> each.startsWith(name + "=") && !each.startsWith(name + "=;"))
        .map(each -> each.substring(0, each.indexOf(';')))
        .findFirst();
  }

  /** What an act of a test leaves in the audit trail. */
  public AuditEntry entry(AuditAction action) {
    return new AuditEntry(
        /* number= */ 0,
        clock.now().toInstant(),
        Optional.empty(),
        "a test",
        action,
        "",
        "",
        "a test");
  }

  /** An order in JSON, as a page of ours gives it. */
  public HttpResponse<String> order(String method, String path, String body, String cookie) {
    return send(
        request(path)
            .header("X-Tribune-Request", "1")
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    ledger.close();
    log.close();
  }
}
