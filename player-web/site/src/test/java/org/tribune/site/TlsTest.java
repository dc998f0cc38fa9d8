package org.tribune.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.HttpConfig;
import org.tribune.site.tls.CertificateException;
import org.tribune.testkit.TestCertificate;

/** HTTPS: rule 74, and certificates that can't be used. */
class TlsTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String VALID = "2026/01/01 00:00:00";

  @TempDir Path directory;
  private int runs = 0;

  @Test
  void rule74_tls_offersHttp2AndKeepsHttp1() {
    HttpConfig.Tls tls = TestCertificate.create(directory, "good", VALID, 3_650);
    try (RunningServer running = new RunningServer(directory, Optional.empty(), Optional.of(tls))) {
      running.open(ID, /* live= */ true).segments(0, 1);
      assertThat(versionOf(running.server().port(), HttpVersion.HTTP_2))
          .isEqualTo(HttpVersion.HTTP_2);
      assertThat(versionOf(running.server().port(), HttpVersion.HTTP_1_1))
          .isEqualTo(HttpVersion.HTTP_1_1);
    }
  }

  @Test
  void tls_whoCameByItOnce_isNeverLedElsewhere() throws Exception {
    HttpConfig.Tls tls = TestCertificate.create(directory, "hsts", VALID, 3_650);
    try (RunningServer running = new RunningServer(directory, Optional.empty(), Optional.of(tls))) {
      for (String path : new String[] {"/", "/api/v1/site", "/nothing-here"}) {
        assertThat(header(running.server().port(), path, "Strict-Transport-Security"))
            .contains("max-age=31536000");
      }
    }
    try (RunningServer running = new RunningServer(directory)) {
      assertThat(running.get("/").headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
  }

  private static Optional<String> header(int port, String path, String name) {
    Vertx vertx = Vertx.vertx();
    try {
      HttpClientAgent client =
          vertx.createHttpClient(
              new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
      return client
          .request(HttpMethod.GET, port, "127.0.0.1", path)
          .compose(HttpClientRequest::send)
          .map(response -> Optional.ofNullable(response.getHeader(name)))
          .eventually(client::close)
          .await();
    } finally {
      vertx.close().await();
    }
  }

  private static HttpVersion versionOf(int port, HttpVersion wanted) {
    Vertx vertx = Vertx.vertx();
    try {
      HttpClientAgent client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setSsl(true)
                  .setTrustAll(true)
                  .setVerifyHost(false)
                  .setUseAlpn(true)
                  .setProtocolVersion(wanted));
      return client
          .request(HttpMethod.GET, port, "127.0.0.1", "/api/v1/site")
          .compose(HttpClientRequest::send)
          .map(response -> response.version())
          .eventually(client::close)
          .await();
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void renewal_newFiles_areUsedAndBadOnesAreNot() throws IOException {
    HttpConfig.Tls tls = TestCertificate.create(directory, "good", VALID, 3_650);
    HttpConfig.Tls next = TestCertificate.create(directory, "next", VALID, 3_650);
    try (RunningServer running = new RunningServer(directory, Optional.empty(), Optional.of(tls))) {
      int port = running.server().port();
      BigInteger first = serialOf(port);
      Files.writeString(tls.key(), "damaged");
      running.renewCertificate();
      assertThat(serialOf(port)).isEqualTo(first);
      Files.copy(next.key(), tls.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(next.certificate(), tls.certificate(), StandardCopyOption.REPLACE_EXISTING);
      await()
          .until(
              () -> {
                running.renewCertificate();
                return !serialOf(port).equals(first);
              });
    }
  }

  private static BigInteger serialOf(int port) {
    Vertx vertx = Vertx.vertx();
    try {
      HttpClientAgent client =
          vertx.createHttpClient(
              new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
      return client
          .request(HttpMethod.GET, port, "127.0.0.1", "/api/v1/site")
          .map(
              request -> {
                try {
                  Certificate peer = request.connection().sslSession().getPeerCertificates()[0];
                  return ((X509Certificate) peer).getSerialNumber();
                } catch (SSLPeerUnverifiedException e) {
                  throw new IllegalStateException(e);
                }
              })
          .eventually(client::close)
          .await();
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void start_expiredCertificate_isToldWithTheRemedy() {
    HttpConfig.Tls tls = TestCertificate.create(directory, "old", "2020/01/01 00:00:00", 10);
    assertThatThrownBy(() -> start(tls))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("old.pem expired on 2020-01-1")
        .hasMessageContaining("renew it");
  }

  @Test
  void start_certificateOfTheFuture_blamesTheClock() {
    HttpConfig.Tls tls = TestCertificate.create(directory, "new", "2040/01/01 00:00:00", 10);
    assertThatThrownBy(() -> start(tls)).hasMessageContaining("check the machine's clock");
  }

  @Test
  void start_keyOfAnotherCertificate_isTold() {
    HttpConfig.Tls one = TestCertificate.create(directory, "one", VALID, 3_650);
    HttpConfig.Tls two = TestCertificate.create(directory, "two", VALID, 3_650);
    assertThatThrownBy(() -> start(new HttpConfig.Tls(one.certificate(), two.key())))
        .hasMessageContaining("two.key is not the key of the certificate")
        .hasMessageContaining("one.pem");
  }

  @Test
  void start_missingFile_isTold() {
    HttpConfig.Tls tls =
        new HttpConfig.Tls(directory.resolve("no.pem"), directory.resolve("no.key"));
    assertThatThrownBy(() -> start(tls)).hasMessageContaining("no.pem does not exist");
  }

  @Test
  void start_notACertificate_isTold() throws IOException {
    HttpConfig.Tls good = TestCertificate.create(directory, "good", VALID, 3_650);
    Files.writeString(good.key(), "hello");
    assertThatThrownBy(() -> start(good)).hasMessageContaining("PKCS#8");
    Files.writeString(good.certificate(), "hello");
    assertThatThrownBy(() -> start(good)).isInstanceOf(CertificateException.class);
  }

  private void start(HttpConfig.Tls tls) {
    Path own = directory.resolve("run" + runs++);
    new RunningServer(own, Optional.empty(), Optional.of(tls)).close();
  }
}
