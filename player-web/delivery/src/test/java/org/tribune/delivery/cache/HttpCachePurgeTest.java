package org.tribune.delivery.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.status.Alert;
import org.tribune.testkit.FakeMediaClock;

class HttpCachePurgeTest {
  private static final HttpCachePurge.Pace FAST =
      new HttpCachePurge.Pace(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(80));
  private static final String PATH = "/hls/recordings/r1/720p/57.m4s";

  private final FakeMediaClock clock = new FakeMediaClock(Instant.parse("2026-11-24T18:00:00Z"));
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** What the cache answers when it is asked for an address the n-th time, from 1 on. */
  private volatile IntUnaryOperator status = time -> 404;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private HttpServer cache;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private HttpCachePurge purge;

  @BeforeEach
  void open() throws IOException {
    cache = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cache.createContext("/", this::answer);
    cache.start();
    purge =
        new HttpCachePurge(
            List.of(URI.create("http://127.0.0.1:" + cache.getAddress().getPort())), clock, FAST);
    purge.start();
  }

  @AfterEach
  void close() {
    purge.close();
    cache.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      asked.add(exchange.getRequestMethod() + " " + path);
      exchange.sendResponseHeaders(status.applyAsInt(counts.merge(path, 1, Integer::sum)), -1);
    }
  }

  @Test
  void purge_addresses_areEachAskedForTwice() {
    purge.purge(List.of(PATH, "/hls/recordings/r1/assets/p.jpg?w=384"));
    await().until(() -> asked.size() == 4);
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "HEAD " + PATH,
            "HEAD " + PATH,
            "HEAD /hls/recordings/r1/assets/p.jpg?w=384",
            "HEAD /hls/recordings/r1/assets/p.jpg?w=384");
    assertThat(purge.trouble()).isEmpty();
  }

  @Test
  void purge_playlists_areLeftToTheirSeconds() {
    purge.purge(List.of("/hls/recordings/r1/720p/live.m3u8", PATH));
    await().until(() -> counts.getOrDefault(PATH, 0) == 2);
    assertThat(counts).containsOnlyKeys(PATH);
  }

  @Test
  void purge_whatIsStillGivenOut_isAskedForUntilItIsNot() {
    status = time -> time < 5 ? 200 : 404;
    purge.purge(List.of(PATH));
    await().until(() -> counts.getOrDefault(PATH, 0) == 6);
    assertThat(purge.trouble()).isEmpty();
  }

  @Test
  void purge_aCacheThatRefuses_isToldAndTriedAgain() {
    status = time -> 403;
    purge.purge(List.of(PATH));
    await().until(() -> purge.trouble().isPresent());
    Alert alert = purge.trouble().orElseThrow();
    assertThat(alert.code()).isEqualTo("cache-not-purged");
    assertThat(alert.message().fr()).contains("HTTP 403", "http.caches");
    status = time -> 404;
    await().until(() -> purge.trouble().isEmpty());
  }

  @Test
  void purge_aCacheThatIsAway_isToldAndEachAddressKept() throws IOException {
    InetSocketAddress address = cache.getAddress();
    cache.stop(0);
    purge.purge(List.of(PATH, PATH + "2"));
    await().until(() -> purge.trouble().isPresent());
    cache = HttpServer.create(address, 0);
    cache.createContext("/", this::answer);
    cache.start();
    await().until(() -> asked.size() == 4);
    assertThat(counts).containsEntry(PATH, 2).containsEntry(PATH + "2", 2);
    assertThat(purge.trouble()).isEmpty();
  }
}
