package org.tribune.delivery.sending;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How the public server listens, and what one client may cost. */
public final class ListenOptions {
  private static final int LONGEST_REQUEST_LINE = 2_048;
  private static final int LARGEST_HEADERS = 8_192;
  private static final int LONGEST_REQUEST_BODY_CHUNK = 8_192;
  private static final int STREAMS_OF_A_CONNECTION = 64;

  /** Longer than a blocked request (three target durations) and than an event stream's pause. */
  public static final Duration IDLE = Duration.ofSeconds(45);

  private static final int HANDSHAKE_SECONDS = 10;
  private static final int BACKLOG = 4_096;
  private static final List<HttpVersion> VERSIONS =
      List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);

  private ListenOptions() {}

  /**
   * HTTP/1.1 always; HTTP/2 by ALPN if there is a certificate.
   *
   * @param idle a connection is cut when for so long nothing was read from it, and no piece of an
   *     answer was taken
   */
  public static HttpServerOptions of(Optional<PemKeyCertOptions> certificate, Duration idle) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            .setAcceptBacklog(BACKLOG)
            .setReuseAddress(true)
            .setIdleTimeout((int) idle.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            // No WebSockets here, and their extensions would look at every message.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            // All that writes is on the connection's event loop, and need not queue; TlsWriter
            // relies on it.
            .setStrictThreadMode(true)
            .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setMaxChunkSize(LONGEST_REQUEST_BODY_CHUNK)
            .setHttp2ClearTextEnabled(false)
            .setInitialSettings(
                new Http2Settings()
                    .setMaxConcurrentStreams(STREAMS_OF_A_CONNECTION)
                    .setMaxHeaderListSize(LARGEST_HEADERS));
    certificate.ifPresent(
        pem ->
            options
                .setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(VERSIONS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeyCertOptions(pem)
                .setSslEngineOptions(engine()));
    return options;
  }

  /**
   * Begins to load what TLS needs, on a thread of its own: on an event loop all else would wait for
   * it, two or three seconds on a busy machine.
   *
   * @return to be joined before anything listens
   */
  public static Thread loadTls() {
    return Thread.ofPlatform().name("tls").daemon().start(ListenOptions::engine);
  }

  /** BoringSSL where it is on the class path and loads, else Java's own. */
  private static SSLEngineOptions engine() {
    return OpenSSLEngineOptions.isAvailable()
        ? new OpenSSLEngineOptions()
        : new JdkSSLEngineOptions();
  }

  /** The TLS part again, with another certificate. */
  public static ServerSSLOptions tls(PemKeyCertOptions certificate) {
    return new ServerSSLOptions()
        .setKeyCertOptions(certificate)
        .setUseAlpn(true)
        .setApplicationLayerProtocols(VERSIONS.stream().map(HttpVersion::alpnName).toList())
        .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
  }
}
