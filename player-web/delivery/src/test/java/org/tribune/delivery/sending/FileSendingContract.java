package org.tribune.delivery.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs of a file as answers, over HTTP/1.1 without and with TLS, and over HTTP/2. */
public abstract class FileSendingContract {
  protected static final int LENGTH = 700_001;

  /** What fits into one frame of HTTP/2 that is a record of TLS. */
  protected static final int FRAME = 16_375;

  private static PemKeyCertOptions certificate;

  @TempDir private Path directory;

  private final byte[] content = new byte[LENGTH];
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private Path path;

  /** One that nobody refers to any more is closed while it waits. */
  private final List<HttpClient> clients = new ArrayList<>();

  private Optional<LoopServer> running = Optional.empty();

  /** How a client is connected. */
  protected enum Line {
    PLAIN,
    BORING_SSL,
    JAVA_TLS,
    HTTP_2,
    JAVA_HTTP_2;

    boolean isEncrypted() {
      return this != PLAIN;
    }

    private HttpServerOptions options(Duration idle) {
      Optional<PemKeyCertOptions> own = Optional.of(certificate).filter(certified -> isEncrypted());
      HttpServerOptions options = ListenOptions.of(own, idle);
      return this == JAVA_TLS || this == JAVA_HTTP_2
          ? options.setSslEngineOptions(new JdkSSLEngineOptions())
          : options;
    }
  }

  /**
   * Answers with a run.
   *
   * @return when it is sent, or will never be, and the file is closed
   */
  protected abstract Future<Void> send(
      HttpServerRequest request, Path file, StoredRun run, Executor loop, Executor threads)
      throws IOException;

  /** How this way of sending has a server listen; see {@link ServerTransport#listening}. */
  protected HttpServerOptions listening(HttpServerOptions options) {
    return options;
  }

  @BeforeAll
  static void certify(@TempDir Path directory) {
    certificate = LoopServer.certificate(directory);
  }

  @BeforeEach
  void start() throws Exception {
    new Random(5).nextBytes(content);
    path = Files.write(directory.resolve("segment"), content);
  }

  protected HttpClient client(Line line) throws Exception {
    return client(line, new Http2Settings());
  }

  private HttpClient client(Line line, Http2Settings settings) throws Exception {
    return client(line, settings, ListenOptions.IDLE);
  }

  private HttpClient client(Line line, Http2Settings settings, Duration idle) throws Exception {
    LoopServer server = new LoopServer(listening(line.options(idle)), this::answer);
    running = Optional.of(server);
    HttpClient client =
        server
            .vertx()
            .createHttpClient(
                new HttpClientOptions()
                    .setProtocolVersion(
                        line == Line.HTTP_2 || line == Line.JAVA_HTTP_2
                            ? HttpVersion.HTTP_2
                            : HttpVersion.HTTP_1_1)
                    .setSsl(line.isEncrypted())
                    .setUseAlpn(line.isEncrypted())
                    .setTrustAll(true)
                    .setVerifyHost(false)
                    .setInitialSettings(settings)
                    .setDefaultPort(server.port())
                    .setDefaultHost("127.0.0.1"));
    clients.add(client);
    return client;
  }

  @AfterEach
  void stop() throws Exception {
    running.orElseThrow().close();
    threads.close();
    assertThat(ended).hasValue(begun.get());
  }

  private void answer(HttpServerRequest request, Executor loop) {
    int offset = Integer.parseInt(request.getParam("offset"));
    int length = Integer.parseInt(request.getParam("length"));
    request.response().putHeader("Content-Length", "" + length);
    if (request.getParam("vertx") != null) {
      Future<Void> _ = request.response().end(Buffer.buffer(run(offset, length)));
      return;
    }
    try {
      StoredRun run = new StoredRun("segment", LENGTH, offset, length);
      begun.incrementAndGet();
      send(request, path, run, loop, threads).onComplete(done -> ended.incrementAndGet());
    } catch (IOException e) {
      request.response().setStatusCode(500).end();
    }
  }

  /** An answer of which nothing is read, or all: decided before any of it comes. */
  private static <T> Future<T> asked(
      HttpClient client, String query, Function<HttpClientResponse, Future<T>> then) {
    return client
        .request(HttpMethod.GET, "/?" + query)
        .compose(request -> request.send().compose(then));
  }

  private static Future<HttpClientResponse> pausedAnswer(HttpClient client, String query) {
    return asked(
        client,
        query,
        response -> {
          response.pause();
          return Future.succeededFuture(response);
        });
  }

  private static byte[] fetched(HttpClient client, String query) throws Exception {
    return asked(client, query, HttpClientResponse::body)
        .map(Buffer::getBytes)
        .await(20, TimeUnit.SECONDS);
  }

  private byte[] run(int offset, int length) {
    return Arrays.copyOfRange(content, offset, offset + length);
  }

  /** Further ways of asking, each of which must do the same. */
  protected List<String> ways() {
    return List.of("");
  }

  /** Called while a reader reads nothing, and what is sent without being asked for is sent. */
  protected void whileNothingIsRead() {}

  @ParameterizedTest
  @EnumSource
  void send_ofEachLength_isWhole(Line line) throws Exception {
    HttpClient client = client(line);
    List<Integer> lengths =
        new ArrayList<>(List.of(1, 2, 9, 10, 65_536, 131_071, 131_072, 131_073, LENGTH));
    for (int frames : List.of(1, 2, 3, 4, 5, 8, 9)) {
      lengths.addAll(List.of(frames * FRAME - 1, frames * FRAME, frames * FRAME + 1));
    }
    for (int length : lengths) {
      int offset = Math.min(LENGTH - length, 77);
      for (String way : ways()) {
        byte[] seen = fetched(client, "offset=" + offset + "&length=" + length + way);
        assertThat(Arrays.mismatch(seen, run(offset, length)))
            .as("%d bytes%s of %d", seen.length, way, length)
            .isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 300",
    "9, 3000",
    "100, 70000",
    "16374, 200000",
    "16375, 200000",
    "16384, 200000",
    "16385, 200000",
    "40000, 700001",
    "65500, 700001",
    "100000, 700001"
  })
  void send_withASmallWindow_isWhole(int window, int length) throws Exception {
    HttpClient client = client(Line.HTTP_2, new Http2Settings().setInitialWindowSize(window));
    assertThat(fetched(client, "offset=5&length=" + Math.min(length, LENGTH - 5)))
        .isEqualTo(run(5, Math.min(length, LENGTH - 5)));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_2", "PLAIN"})
  void send_onManyStreams_isWholeOnEach(Line line) throws Exception {
    HttpClient client = client(line);
    List<Future<Buffer>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String query = "offset=" + i + "&length=" + (LENGTH - 10_007 * i);
      String way = i % 3 == 2 ? "&vertx" : ways().get(i % ways().size());
      answers.add(asked(client, query + way, HttpClientResponse::body));
    }
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).await(20, TimeUnit.SECONDS).getBytes())
          .isEqualTo(run(i, LENGTH - 10_007 * i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_toAReaderWhoStops_holdsLittle_andEndsWithHim(Line line) throws Exception {
    HttpClient client = client(line, new Http2Settings().setInitialWindowSize(20_000));
    HttpClientResponse stopped =
        pausedAnswer(client, "offset=0&length=" + LENGTH).await(10, TimeUnit.SECONDS);
    Thread.sleep(300); // whatever is sent without being asked for would be, by then
    whileNothingIsRead();
    stopped.request().reset(8).await(10, TimeUnit.SECONDS);
    await().untilAsserted(() -> assertThat(ended).hasValue(1));
  }

  @ParameterizedTest
  @EnumSource
  void send_toAReaderWhoGoes_ends(Line line) throws Exception {
    HttpClient client = client(line, new Http2Settings().setInitialWindowSize(20_000));
    pausedAnswer(client, "offset=0&length=" + LENGTH).await(10, TimeUnit.SECONDS);
    client.close().await(10, TimeUnit.SECONDS);
    await().untilAsserted(() -> assertThat(ended).hasValue(1));
  }

  @ParameterizedTest
  @EnumSource
  void send_ofAFileThatBecameShorter_isCut(Line line) throws Exception {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(LENGTH / 2);
    }
    // Over HTTP/1.1 the rest may be waited for until the line has been idle.
    HttpClient client = client(line, new Http2Settings(), /* idle= */ Duration.ofSeconds(2));
    assertThatThrownBy(() -> fetched(client, "offset=0&length=" + LENGTH))
        .isNotInstanceOf(TimeoutException.class);
    await().untilAsserted(() -> assertThat(ended).hasValue(1));
    assertThat(fetched(client, "offset=0&length=" + LENGTH / 2)).isEqualTo(run(0, LENGTH / 2));
  }
}
