package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.SandboxConfig;
import org.tribune.site.RunningServer;
import org.tribune.site.golden.DocumentSample;
import org.tribune.site.sitting.convocation.SandboxedReading;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.TestCertificate;
import org.tribune.testkit.store.FakeObjectStore;

/** Documents whose examination takes longer than a connection may be idle. */
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

  private Answer post(
      HttpClientAgent client, RunningServer running, String cookie, String path, Buffer body) {
    return client
        .request(HttpMethod.POST, running.server().port(), "127.0.0.1", path)
        .compose(
            request ->
                request
                    .continueHandler(again -> interim.incrementAndGet())
                    .putHeader("Cookie", cookie)
                    .putHeader("X-Tribune-Request", "1")
                    .putHeader("Content-Type", "application/json")
                    .send(body))
        .compose(
            response ->
                response.body().map(all -> new Answer(response.statusCode(), all.toJsonObject())))
        .await();
  }

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

  private void upload(Optional<HttpConfig.Tls> tls, HttpVersion version) throws Exception {
    FakeObjectStore store = new FakeObjectStore();
    HttpClientOptions options =
        new HttpClientOptions()
            .setSsl(tls.isPresent())
            .setTrustAll(true)
            .setVerifyHost(false)
            .setUseAlpn(tls.isPresent())
            .setProtocolVersion(version);
    try (RunningServer running =
        new RunningServer(directory, Optional.of(store), new TemporaryCatalogue(), tls, IDLE)) {
      HttpClientAgent client =
          vertx
              .httpClientBuilder()
              .with(options)
              .withConnectHandler(connection -> connections.incrementAndGet())
              .build();
      String cookie = (tls.isPresent() ? "__Host-" : "") + running.signIn();
      String sitting =
          "{\"body\": \"Conseil\", \"localStart\": \"2026-11-25T18:30\", \"zone\":"
              + " \"Europe/Paris\"}";
      Answer made = post(client, running, cookie, "/api/v1/sittings", Buffer.buffer(sitting));
      assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
      CompletableFuture<Boolean> other = examineOther();
      interim.set(0);
      connections.set(0);
      String path = "/api/v1/sittings/" + made.body().getString("id") + "/documents?name=a.pdf";

      Answer added = post(client, running, cookie, path, Buffer.buffer(PDF));

      assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
      assertThat(interim.get()).isGreaterThan(2);
      assertThat(connections.get()).isLessThan(2);
      assertThat(other.get(60, TimeUnit.SECONDS)).isTrue();
      client.close().await();
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
}
