package org.tribune.delivery.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.delivery.sending.kernel.Holes;

/** Objects that the kernel has in memory, and others, over HTTP/1.1 without TLS. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource
final class StoredBodiesTest {
  private final Way way;

  private static final String OBJECT = "recordings/a/720p/1.m4s";
  private static final int LENGTH = 300_001;

  @TempDir private Path directory;

  private final byte[] content = new byte[LENGTH];
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FileSystemObjectStore store;
  private @Nullable StoredBodies bodies;
  private LoopServer server;
  private URI address;

  StoredBodiesTest(Way way) {
    this.way = way;
  }

  @BeforeEach
  void start() throws Exception {
    new Random(5).nextBytes(content);
    store = new FileSystemObjectStore(directory);
    store.put(OBJECT, Bytes.wrap(content));
    server =
        new LoopServer(
            new HttpServerOptions(),
            (request, loop) -> {
              if (bodies == null) {
                bodies = new StoredBodies(store, way.sending(), loop, /* loops= */ 1);
              }
              answer(bodies, request);
            });
    address = URI.create("http://127.0.0.1:" + server.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  private static void answer(StoredBodies bodies, HttpServerRequest request) {
    int objectLength = Integer.parseInt(request.getParam("length"));
    int offset = Integer.parseInt(request.getParam("offset"));
    StoredRun run = new StoredRun(OBJECT, objectLength, offset, objectLength - offset);
    bodies.send(
        request,
        run,
        () ->
            request
                .response()
                .putHeader("Content-Type", "video/mp4")
                .putHeader("Content-Length", "" + run.length()),
        refusal -> request.response().setStatusCode(404).end(refusal.name()));
  }

  private byte[] fetched(int length, int offset) throws Exception {
    URI asked = address.resolve("/?length=" + length + "&offset=" + offset);
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(asked).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofByteArray());
    return response.body();
  }

  @Test
  void send_inMemory_isWhole() throws Exception {
    assertThat(fetched(LENGTH, 0)).isEqualTo(content);
    assertThat(fetched(LENGTH, 1_000)).isEqualTo(Arrays.copyOfRange(content, 1_000, LENGTH));
  }

  @Test
  void send_manyAskedForAtOnce_answersThemInOrder() throws Exception {
    int times = 20;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(30_000);
      for (int i = 0; i < times; i++) {
        String asked = "GET /?length=" + LENGTH + "&offset=" + i + " HTTP/1.1\r\nHost: a\r\n\r\n";
        socket.getOutputStream().write(asked.getBytes(US_ASCII));
      }
      for (int i = 0; i < times; i++) {
        String head =
            "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: "
                + (LENGTH - i)
                + "\r\n\r\n";
        assertThat(socket.getInputStream().readNBytes(head.length()))
            .asString(US_ASCII)
            .isEqualToIgnoringCase(head);
        assertThat(socket.getInputStream().readNBytes(LENGTH - i))
            .isEqualTo(Arrays.copyOfRange(content, i, LENGTH));
      }
    }
  }

  @Test
  void send_notInMemory_isWhole() throws Exception {
    Holes.append(path(), 100_000);
    byte[] wanted = Arrays.copyOf(content, LENGTH + 100_000);
    assertThat(fetched(wanted.length, 0)).isEqualTo(wanted);
  }

  @Test
  void send_anotherLength_isDamaged() throws Exception {
    assertThat(fetched(LENGTH - 1, 0)).asString().isEqualTo("DAMAGED");
  }

  @Test
  void send_erasedBefore_isMissing() throws Exception {
    Files.delete(path());
    assertThat(fetched(LENGTH, 0)).asString().isEqualTo("MISSING");
  }

  private Path path() throws IOException {
    return store.location(OBJECT).orElseThrow();
  }
}
