package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.sending.ListenOptions;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.TestCertificate;
import org.tribune.testkit.Tool;
import org.tribune.testkit.store.FakeObjectStore;

/** The bytes of a segment are those of the store, whichever way they take. */
class StoredBytesTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final int LENGTH = 3_000_001;

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  /** One that nobody refers to any more is closed while it waits. */
  private final List<HttpClientAgent> clients = new ArrayList<>();

  private final Vertx vertx = Vertx.vertx();
  private byte[] content = new byte[0];

  @BeforeEach
  void make() {
    content = new byte[LENGTH];
    new Random(7).nextBytes(content);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private RunningServer start(ObjectStore store, boolean tls) {
    RecordedSitting sitting = new RecordedSitting(catalogue, store, ID);
    MediaTime start = sitting.start("720p", 0, 0);
    catalogue.addSegments(
        ID,
        List.of(
            new RecordedSegment(
                "720p",
                /* number= */ 0,
                /* piece= */ 0,
                /* revision= */ 0,
                SegmentState.STORED,
                start,
                sitting.start("720p", 1, 0).minus(start),
                LENGTH,
                Bytes.wrap(new byte[32]),
                Bytes.EMPTY)));
    store.put("recordings/b1/720p/0.m4s", Bytes.wrap(content));
    sitting.complete(new MediaTime(384, 100));
    Optional<HttpConfig.Tls> certificate =
        tls
            ? Optional.of(TestCertificate.create(directory, "good", "2026/01/01 00:00:00", 3_650))
            : Optional.empty();
    return new RunningServer(
        directory, Optional.of(store), catalogue, certificate, ListenOptions.IDLE);
  }

  /** One whose objects are files here, or that is reached over the network. */
  private ObjectStore store(String where) {
    return where.equals("directory")
        ? new FileSystemObjectStore(directory.resolve("store"))
        : new FakeObjectStore();
  }

  private HttpClientAgent client(HttpVersion version, boolean tls) {
    HttpClientAgent client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(tls)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setUseAlpn(tls)
                .setProtocolVersion(version));
    clients.add(client);
    return client;
  }

  private Buffer get(HttpClientAgent client, RunningServer running, String range) {
    return client
        .request(
            HttpMethod.GET, running.server().port(), "127.0.0.1", "/hls/recordings/b1/720p/0.m4s")
        .compose(
            request -> {
              if (!range.isEmpty()) {
                request.putHeader("Range", range);
              }
              return request.send().compose(HttpClientResponse::body);
            })
        .await();
  }

  @ParameterizedTest
  @CsvSource({
    "directory, HTTP_1_1, false",
    "directory, HTTP_1_1, true",
    "directory, HTTP_2, true",
    "elsewhere, HTTP_1_1, false",
    "elsewhere, HTTP_2, true"
  })
  void segment_wholeAndInRanges_isByteForByteThatOfTheStore(
      String where, HttpVersion version, boolean tls) {
    try (RunningServer running = start(store(where), tls)) {
      HttpClientAgent client = client(version, tls);
      for (int time = 0; time < 3; time++) {
        assertThat(get(client, running, "").getBytes()).isEqualTo(content);
      }
      assertThat(get(client, running, "bytes=1000000-2099999").getBytes())
          .isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_100_000));
      assertThat(get(client, running, "bytes=-10").getBytes())
          .isEqualTo(Arrays.copyOfRange(content, LENGTH - 10, LENGTH));
      assertThat(running.server().metrics().deliveredBytes()).isGreaterThan(3L * LENGTH);
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP_1_1", "HTTP_2"})
  void segment_notInTheKernelsMemory_isWaitedForAndWhole(HttpVersion version) throws Exception {
    FileSystemObjectStore store = new FileSystemObjectStore(directory.resolve("store"));
    try (RunningServer running = start(store, /* tls= */ true)) {
      HttpClientAgent client = client(version, /* tls= */ true);
      Path file = store.file("recordings/b1/720p/0.m4s").orElseThrow();
      for (int time = 0; time < 3; time++) {
        // Advises the kernel that none of it is needed any more.
        Tool.Result forgotten =
            Tool.run(
                Duration.ofSeconds(10),
                List.of("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0"));
        assertThat(forgotten.status()).as(forgotten.output()).isZero();
        assertThat(get(client, running, "").getBytes()).isEqualTo(content);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"directory", "elsewhere"})
  void segment_manyAtOnceBesideOthersOnOneConnection_areAllWhole(String where)
      throws GeneralSecurityException {
    try (RunningServer running = start(store(where), /* tls= */ true);
        HttpClient client = browser()) {
      URI site = URI.create("https://localhost:" + running.server().port());
      URI address = site.resolve("/hls/recordings/b1/720p/0.m4s");
      // The connection that all others share.
      assertThat(get(client, address).join().version()).isEqualTo(HttpClient.Version.HTTP_2);
      List<CompletableFuture<HttpResponse<byte[]>>> segments = new ArrayList<>();
      List<CompletableFuture<HttpResponse<byte[]>>> others = new ArrayList<>();
      for (int i = 0; i < 18; i++) {
        segments.add(get(client, address));
        others.add(get(client, site.resolve("/api/v1/site")));
        others.add(get(client, site.resolve("/api/v1/openapi.yaml")));
      }
      for (CompletableFuture<HttpResponse<byte[]>> each : segments) {
        assertThat(each.orTimeout(60, TimeUnit.SECONDS).join().body()).isEqualTo(content);
      }
      for (CompletableFuture<HttpResponse<byte[]>> each : others) {
        assertThat(each.orTimeout(60, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
      }
    }
  }

  /** Of another making than the server. */
  private static HttpClient browser() throws GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_2).build();
  }

  private static CompletableFuture<HttpResponse<byte[]>> get(HttpClient client, URI address) {
    return client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
  }
}
