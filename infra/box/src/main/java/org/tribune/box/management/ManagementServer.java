package org.tribune.box.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;

/**
 * {@code /healthz} (200 while the process answers, and what it has of memory), {@code /readyz} (200
 * once all stages are on, 503 with their names before) and {@code /metrics} (Prometheus text).
 * Answers on virtual threads.
 */
public final class ManagementServer implements Service {
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final int BACKLOG = 16;

  private final ManagementConfig config;
  private final Metrics metrics;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<String> memory;
  private volatile Supplier<List<String>> waitingFor = List::of;
  private Optional<HttpServer> server = Optional.empty();

  /**
   * A server whose metrics come from the status topic of {@code log}.
   *
   * @param memory a line on what there is and what is held
   */
  public ManagementServer(ManagementConfig config, EventLog log, Supplier<String> memory) {
    this.config = config;
    this.memory = memory;
    this.metrics = new Metrics(log);
  }

  /** Ready is when {@code names} gives none. */
  public void readyWhenEmpty(Supplier<List<String>> names) {
    waitingFor = names;
  }

  /** What is measured, for stages that have more to report. */
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public synchronized void start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(config.host(), config.port()), BACKLOG);
      http.createContext(
          "/healthz",
          only("/healthz", exchange -> answer(exchange, 200, "ok\n" + memory.get() + "\n")));
      http.createContext("/readyz", only("/readyz", this::ready));
      http.createContext("/metrics", only("/metrics", this::tellMetrics));
      http.setExecutor(threads);
      http.start();
      server = Optional.of(http);
    } catch (IOException e) {
      throw new ManagementException(
          "Can't listen on "
              + config.host()
              + ":"
              + config.port()
              + " ("
              + e.getMessage()
              + "): stop the program that uses this port, or choose another with management.port",
          e);
    }
    metrics.start();
  }

  /** The port that is listened on; 0 before the start. */
  public synchronized int port() {
    return server.map(http -> http.getAddress().getPort()).orElse(0);
  }

  private static HttpHandler only(String path, HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        if (!exchange.getRequestURI().getPath().equals(path)) {
          answer(exchange, 404, "Not here: /healthz, /readyz, /metrics\n");
        } else if (!exchange.getRequestMethod().equals("GET")) {
          answer(exchange, 405, "Only GET\n");
        } else {
          handler.handle(exchange);
        }
      }
    };
  }

  private void ready(HttpExchange exchange) throws IOException {
    List<String> missing = waitingFor.get();
    if (missing.isEmpty()) {
      answer(exchange, 200, "ready\n");
    } else {
      answer(exchange, 503, "waiting for " + String.join(", ", missing) + "\n");
    }
  }

  private void tellMetrics(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    answer(exchange, 200, metrics.scrape());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of(PLAIN));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public synchronized void close() {
    server.ifPresent(http -> http.stop(/* delay= */ 0));
    server = Optional.empty();
    metrics.close();
    threads.shutdownNow();
  }
}
