package org.tribune.delivery.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource
final class BlockWriterTest {
  private final Way way;
  private static final int LENGTH = 300_001;
  private static final int BLOCKS = 40;

  @TempDir private Path directory;

  private final byte[] content = new byte[LENGTH];
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Vertx vertx;

  BlockWriterTest(Way way) {
    this.way = way;
  }

  @BeforeEach
  void start() {
    new Random(5).nextBytes(content);
    vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private OpenFile file() throws IOException {
    return way.sending().files().open(Files.write(directory.resolve("segment"), content));
  }

  private HttpRequest served(Consumer<HttpServerRequest> handler) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(handler::accept)
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
        .timeout(Duration.ofSeconds(30))
        .build();
  }

  @Test
  void write_blocksOfFilesAndMemory_sendsThemInOrderAndClosesThem() throws Exception {
    OpenFile file = file();
    CompletableFuture<Boolean> sent = new CompletableFuture<>();
    HttpRequest request =
        served(
            asked -> {
              asked.response().putHeader("Content-Length", "" + BLOCKS * blockLength());
              BlockWriter writer = way.sending().blocks(asked);
              assertThat(writer.takesFiles()).isEqualTo(way == Way.KERNEL);
              List<Future<?>> written = new ArrayList<>();
              for (int i = 0; i < BLOCKS; i++) {
                written.add(writer.write(block(file, i)));
              }
              asked.response().end();
              Future.all(written).onComplete(done -> sent.complete(done.succeeded()));
            });
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    assertThat(response.body()).isEqualTo(allBlocks());
    assertThat(sent.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(file.isOpen()).isTrue();
    file.letGo();
    assertThat(file.isOpen()).isFalse();
  }

  private static int blockLength() {
    return 100 + 50_000 + 10 + 100_001;
  }

  private BodyBlock block(OpenFile file, int i) {
    try {
      BodyBlock block = way.sending().block(/* memoryAtOnce= */ 64);
      block.add(content, i, 100);
      add(block, file, 1_000 + i, 50_000);
      block.copy(file, 7, 10);
      add(block, file, 200_000, 100_001);
      assertThat(block.length()).isEqualTo(blockLength());
      return block;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a download does. */
  private void add(BodyBlock block, OpenFile file, int offset, int count) throws IOException {
    if (way == Way.KERNEL) {
      block.refer(file, offset, count);
    } else {
      block.copy(file, offset, count);
    }
  }

  @Test
  void write_headWrittenBefore_isToldOfIt() throws Exception {
    OpenFile file = file();
    List<Future<?>> written = new CopyOnWriteArrayList<>();
    HttpRequest request =
        served(
            asked -> {
              asked.response().putHeader("Content-Length", "" + blockLength());
              // On the connection's second request the head is kept for the block.
              if (!written.isEmpty()) {
                written.add(asked.response().writeHead());
              }
              written.add(way.sending().blocks(asked).write(block(file, 0)));
              asked.response().end();
            });
    for (int time = 0; time < 2; time++) {
      assertThat(client.send(request, BodyHandlers.ofByteArray()).body()).hasSize(blockLength());
    }
    assertThat(written).hasSize(3);
    Awaitility.await().until(() -> written.stream().allMatch(Future::succeeded));
    file.letGo();
    Awaitility.await().until(() -> !file.isOpen());
  }

  @Test
  void write_fileBecameShorter_cutsTheAnswer() throws Exception {
    OpenFile file = file();
    try (FileChannel channel =
        FileChannel.open(directory.resolve("segment"), StandardOpenOption.WRITE)) {
      channel.truncate(250_000);
    }
    HttpRequest request =
        served(
            asked -> {
              asked.response().putHeader("Content-Length", "" + blockLength());
              try {
                way.sending().blocks(asked).write(block(file, 0)).onComplete(done -> file.letGo());
              } catch (UncheckedIOException e) {
                // Known already where the bytes are copied.
                file.letGo();
                asked.response().reset();
              }
            });
    assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
        .isInstanceOf(IOException.class);
    Awaitility.await().until(() -> !file.isOpen());
  }

  @Test
  void write_readerThatStopsForAWhile_getsAllOfIt() throws Exception {
    OpenFile file = file();
    HttpRequest request = served(asked -> sendAll(asked, file));
    try (Socket socket = reader(request)) {
      // Until the reader's and the writer's buffers are full.
      Thread.sleep(300);
      byte[] answer = socket.getInputStream().readNBytes(headLength() + BLOCKS * blockLength());
      byte[] body = Arrays.copyOfRange(answer, headLength(), answer.length);
      assertThat(body).isEqualTo(allBlocks());
    }
    Awaitility.await().until(() -> !file.isOpen());
  }

  @Test
  void write_readerThatGoesAway_letsGoOfTheFile() throws Exception {
    OpenFile file = file();
    HttpRequest request = served(asked -> sendAll(asked, file));
    try (Socket socket = reader(request)) {
      assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
    }
    Awaitility.await().until(() -> !file.isOpen());
  }

  /** A connection that has asked, with a small buffer. */
  private static Socket reader(HttpRequest request) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8_192);
    socket.setSoTimeout(30_000);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), request.uri().getPort()));
    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
    return socket;
  }

  private void sendAll(HttpServerRequest asked, OpenFile file) {
    asked.response().putHeader("Content-Length", "" + BLOCKS * blockLength());
    BlockWriter writer = way.sending().blocks(asked);
    List<Future<?>> written = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      written.add(writer.write(block(file, i)));
    }
    Future.join(written).onComplete(done -> file.letGo());
    asked.response().end();
  }

  private static int headLength() {
    return ("HTTP/1.1 200 OK\r\nContent-Length: " + BLOCKS * blockLength() + "\r\n\r\n").length();
  }

  private byte[] allBlocks() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < BLOCKS; i++) {
      all.write(content, i, 100);
      all.write(content, 1_000 + i, 50_000);
      all.write(content, 7, 10);
      all.write(content, 200_000, 100_001);
    }
    return all.toByteArray();
  }

  @Test
  void close_notSent_letsGoOfFiles() throws Exception {
    OpenFile file = file();
    BodyBlock block = block(file, 0);
    file.letGo();
    assertThat(file.isOpen()).isEqualTo(way == Way.KERNEL);
    block.close();
    block.close();
    assertThat(file.isOpen()).isFalse();
  }

  @Test
  void add_runsOfAnotherBlock_outliveIt() {
    BodyBlock all = way.sending().block(/* memoryAtOnce= */ 16);
    all.add(content, 0, 10);
    all.add(content, 10, 100);
    BodyBlock parts = way.sending().block(/* memoryAtOnce= */ 2);
    parts.add(all, 100, 10);
    parts.add(new byte[] {1, 2, 3}, 0, 3);
    parts.add(all, 0, 110);
    parts.add(all, 5, 0);
    all.close();
    ByteArrayOutputStream wanted = new ByteArrayOutputStream();
    wanted.write(content, 100, 10);
    wanted.writeBytes(new byte[] {1, 2, 3});
    wanted.write(content, 0, 110);
    assertThat(parts.length()).isEqualTo(123);
    assertThat(bytes(parts)).isEqualTo(wanted.toByteArray());
    assertThat(bytes(parts)).isEqualTo(wanted.toByteArray());
    parts.close();
    parts.close();
  }

  private static byte[] bytes(BodyBlock block) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ByteBuffer part : block.bytes()) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }
}
