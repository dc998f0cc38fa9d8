package org.tribune.web;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ArchiveConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SittingsConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.FakeCatalogue;
import org.tribune.web.http.ListenOptions;

/** A server on a free port over an embedded log, with a client that speaks to it. */
public final class RunningServer implements AutoCloseable {
  public static final ChannelId CHAMBER = new ChannelId("chamber");
  public static final ChannelId COMMITTEE = new ChannelId("committee");
  public static final Instant START = Instant.parse("2026-11-24T18:00:00Z");

  private final EventLog log;
  private final BroadcastLedger ledger;
  private final FakeCatalogue catalogue;
  private final FakeMediaClock clock = new FakeMediaClock(START);
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<URI> link = new AtomicReference<>();

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
  public RunningServer(Path directory, ObjectStore store, FakeCatalogue catalogue) {
    this(directory, Optional.of(store), catalogue, Optional.empty(), ListenOptions.IDLE);
  }

  private RunningServer(
      Path directory, Optional<ObjectStore> store, Optional<HttpConfig.Tls> tls, Duration idle) {
    this(directory, store, new FakeCatalogue(), tls, idle);
  }

  public RunningServer(
      Path directory,
      Optional<ObjectStore> store,
      FakeCatalogue catalogue,
      Optional<HttpConfig.Tls> tls,
      Duration idle) {
    this.catalogue = catalogue;
    log = new EmbeddedEventLog(directory.resolve("log"));
    ledger = new BroadcastLedger(log);
    ledger.start();
    server =
        new WebServer(
            config(directory, tls),
            log,
            ledger,
            store,
            catalogue,
            clock,
            directory.resolve("data"));
    server.onSignInLink(link::set);
    server.idleTimeout(idle);
    server.start();
  }

  private static TribuneConfig config(Path directory, Optional<HttpConfig.Tls> tls) {
    return new TribuneConfig(
        directory,
        new SiteConfig(
            "Tribune",
            URI.create("http://localhost"),
            List.of("fr", "en"),
            List.of("https://town.example")),
        new HttpConfig("127.0.0.1", /* port= */ 0, tls),
        new ManagementConfig("127.0.0.1", /* port= */ 0),
        new RtmpConfig("127.0.0.1", /* port= */ 0, Optional.empty()),
        List.of(
            new ChannelConfig(CHAMBER, "Salle du conseil", /* autostart= */ false, List.of()),
            new ChannelConfig(COMMITTEE, "Commission", /* autostart= */ false, List.of())),
        new TranscoderConfig(
            "x264", Optional.empty(), List.of(), Duration.ofMillis(320), Duration.ofMillis(3_840)),
        new LogConfig.Embedded(),
        new StoreConfig.Directory(directory.resolve("store")),
        new CatalogueConfig.Sqlite(directory.resolve("tribune.db")),
        new ArchiveConfig(/* spool= */ 100_000_000),
        new RetentionConfig(
            Map.of(RecordingKind.TEST, Duration.ofDays(30)),
            Duration.ofDays(14),
            1_000_000,
            Duration.ZERO),
        SittingsConfig.USUAL);
  }

  public FakeCatalogue catalogue() {
    return catalogue;
  }

  public EventLog log() {
    return log;
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

  public URI signInLink() {
    return Objects.requireNonNull(link.get());
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
        .timeout(Duration.ofSeconds(20));
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request.build() : request.headers(headers).build());
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

  public CompletableFuture<HttpResponse<String>> getLater(String path) {
    return client.sendAsync(request(path).build(), BodyHandlers.ofString());
  }

  /** The cookie of a new operator's session. */
  public String signIn() {
    String token = signInLink().getFragment();
    HttpResponse<String> response =
        send(
            request("/api/v1/session")
                .header("X-Tribune-Request", "1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                .build());
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Override
  public void close() {
    client.close();
    server.close();
    ledger.close();
    log.close();
  }
}
