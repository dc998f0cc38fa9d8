package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.SandboxConfig;
import org.tribune.site.RunningServer;
import org.tribune.site.golden.DocumentSample;
import org.tribune.site.sitting.convocation.SandboxedReading;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.TestCertificate;
import org.tribune.testkit.store.FakeObjectStore;

/** Documents whose examination takes longer than a connection may be idle, or its sender waits. */
class DocumentUploadsTest {
  private static final Duration IDLE = Duration.ofMillis(1_500);
  private static final long EXAMINED_MILLIS = 4_000;
  private static final byte[] PDF = DocumentSample.pdf("Budget");

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger interim = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private record Answer(int status, JsonObject body) {}

  /** Whoever is examined next has to wait for so long. */
  private CompletableFuture<Boolean> examineOther() throws Exception {
    Path other = Files.write(directory.resolve("other.pdf"), PDF);
    SandboxedReading reading =
        new SandboxedReading(SandboxConfig.USUAL, Duration.ofSeconds(60), "64m", PdfReading.class);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> over =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return reading.read(
                    other,
                    directory,
                    (answer, text) -> {
                      begun.countDown();
                      sleep();
                      return answer.isPresent();
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    return over;
  }

  private static void sleep() {
    try {
      Thread.sleep(EXAMINED_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A server with a sitting, and a client that is signed in. */
  private final class Site implements AutoCloseable {
    private final FakeObjectStore store = new FakeObjectStore();
    private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
    private final RunningServer running;
    private final HttpClientAgent client;
    private final String cookie;
    private final String sitting;

    Site(Optional<HttpConfig.Tls> tls, HttpVersion version) {
      running = new RunningServer(directory, Optional.of(store), catalogue, tls, IDLE);
      client =
          vertx
              .httpClientBuilder()
              .with(
                  new HttpClientOptions()
                      .setSsl(tls.isPresent())
                      .setTrustAll(true)
                      .setVerifyHost(false)
                      .setUseAlpn(tls.isPresent())
                      .setProtocolVersion(version))
              .withConnectHandler(connection -> connections.incrementAndGet())
              .build();
      cookie = (tls.isPresent() ? "__Host-" : "") + running.signIn();
      String body =
          "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\", \"zone\":"
              + " \"Europe/Paris\"}";
      Answer made = answer(post("/api/v1/sittings", Buffer.buffer(body)));
      assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
      sitting = made.body().getString("id");
      interim.set(0);
      connections.set(0);
    }

    private HttpClientRequest request(HttpMethod method, String path) {
      return client
          .request(method, running.server().port(), "127.0.0.1", path)
          .await()
          .putHeader("Cookie", cookie)
          .putHeader("X-Tribune-Request", "1")
          .putHeader("Content-Type", "application/json");
    }

    private Future<HttpClientResponse> post(String path, Buffer body) {
      return request(HttpMethod.POST, path)
          .continueHandler(again -> interim.incrementAndGet())
          .send(body);
    }

    private static Answer answer(Future<HttpClientResponse> sent) {
      return sent.compose(
              response ->
                  response.body().map(all -> new Answer(response.statusCode(), all.toJsonObject())))
          .await();
    }

    String documents() {
      return "/api/v1/sittings/" + sitting + "/documents?name=a.pdf";
    }

    @Override
    public void close() {
      client.close().await();
      running.close();
    }
  }

  private void upload(Optional<HttpConfig.Tls> tls, HttpVersion version) throws Exception {
    try (Site site = new Site(tls, version)) {
      CompletableFuture<Boolean> other = examineOther();

      Answer added = Site.answer(site.post(site.documents(), Buffer.buffer(PDF)));

      assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
      assertThat(interim.get()).isGreaterThan(2);
      assertThat(connections.get()).isLessThan(2);
      assertThat(other.get(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Its sender sees that it did not arrive, and sends it again. */
  private void leave(
      Optional<HttpConfig.Tls> tls, HttpVersion version, Consumer<HttpClientRequest> leaving)
      throws Exception {
    try (Site site = new Site(tls, version)) {
      CompletableFuture<Boolean> other = examineOther();
      HttpClientRequest request = site.request(HttpMethod.POST, site.documents());
      var _ = request.continueHandler(again -> interim.incrementAndGet()).send(Buffer.buffer(PDF));
      await().until(() -> interim.get() > 0);
      leaving.accept(request);
      assertThat(other.get(60, TimeUnit.SECONDS)).isTrue();
      Path uploads = directory.resolve("uploads");
      await().atMost(Duration.ofSeconds(60)).until(() -> uploads.toFile().list().length == 0);

      Sitting read = site.catalogue.sittings().find(new SittingId(site.sitting)).orElseThrow();
      assertThat(read.documents()).isEmpty();
      assertThat(site.store.list("").toList()).isEmpty();
    }
  }

  @Test
  void upload_thatWaitsLongerThanAConnectionMayBeIdle_isAnswered() throws Exception {
    upload(Optional.empty(), HttpVersion.HTTP_1_1);
  }

  @Test
  void upload_thatWaitsByHttp2_isAnswered() throws Exception {
    HttpConfig.Tls tls =
        TestCertificate.create(directory, "good", "2026/01/01 00:00:00", /* days= */ 3_650);
    upload(Optional.of(tls), HttpVersion.HTTP_2);
  }

  @Test
  void sender_whoGoesAwayMeanwhile_hasAddedNothing() throws Exception {
    leave(Optional.empty(), HttpVersion.HTTP_1_1, request -> request.connection().close().await());
  }

  @Test
  @Tag("wide")
  void sender_whoResetsTheirStream_hasAddedNothing() throws Exception {
    HttpConfig.Tls tls =
        TestCertificate.create(directory, "good", "2026/01/01 00:00:00", /* days= */ 3_650);
    leave(Optional.of(tls), HttpVersion.HTTP_2, request -> request.reset().await());
  }
}
