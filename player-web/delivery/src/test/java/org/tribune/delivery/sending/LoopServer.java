package org.tribune.delivery.sending;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.tribune.core.config.HttpConfig;
import org.tribune.testkit.TestCertificate;

/** A server on one event loop, whose answers a test writes. */
public final class LoopServer implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final int port;

  /**
   * Listens on a free port of 127.0.0.1.
   *
   * @param answers takes each request, and the event loop
   */
  public LoopServer(HttpServerOptions options, BiConsumer<HttpServerRequest, Executor> answers)
      throws Exception {
    Context context = vertx.getOrCreateContext();
    Executor loop = task -> context.runOnContext(turn -> task.run());
    Promise<HttpServer> listening = Promise.promise();
    loop.execute(
        () ->
            vertx
                .createHttpServer(options)
                .requestHandler(request -> answers.accept(request, loop))
                .listen(0, "127.0.0.1")
                .onComplete(listening));
    port = listening.future().await(10, TimeUnit.SECONDS).actualPort();
  }

  /** A certificate of its own, written to {@code directory}. */
  public static PemKeyCertOptions certificate(Path directory) {
    HttpConfig.Tls files =
        TestCertificate.create(directory, "tls", "2026/01/01 00:00:00", /* days= */ 3_650);
    return new PemKeyCertOptions()
        .setCertPath(files.certificate().toString())
        .setKeyPath(files.key().toString());
  }

  public int port() {
    return port;
  }

  /** For clients, too. */
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }
}
