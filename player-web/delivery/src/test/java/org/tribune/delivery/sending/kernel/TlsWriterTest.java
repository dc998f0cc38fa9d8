package org.tribune.delivery.sending.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.delivery.sending.ListenOptions;
import org.tribune.delivery.sending.LoopServer;

/** Bodies encrypted past Netty's handler, read by Java's own TLS. */
final class TlsWriterTest {
  private static final byte[] CONTENT = new byte[8_000_000];
  private static PemKeyCertOptions certificate;

  @BeforeAll
  static void certify(@TempDir Path directory) {
    assumeTrue(OpenSSLEngineOptions.isAvailable());
    certificate = LoopServer.certificate(directory);
    new Random(7).nextBytes(CONTENT);
  }

  private static LoopServer server(Duration idle) throws Exception {
    return new LoopServer(
        ListenOptions.of(Optional.of(certificate), idle),
        (request, loop) -> answer(request, request.path().substring(1)));
  }

  /** {@code /vertx/LENGTH} by Vert.x; {@code /LENGTH/PIECE} in pieces. */
  private static void answer(HttpServerRequest request, String path) {
    String[] words = path.split("/", -1);
    if (words[0].equals("vertx")) {
      byte[] body = Arrays.copyOf(CONTENT, Integer.parseInt(words[1]));
      Future<Void> _ = request.response().end(Buffer.buffer(body));
      return;
    }
    int length = Integer.parseInt(words[0]);
    request.response().putHeader("Content-Length", "" + length);
    write(request, KernelBlockWriter.of(request), 0, length, Integer.parseInt(words[1]));
  }

  private static void write(
      HttpServerRequest request, KernelBlockWriter writer, int from, int end, int piece) {
    int to = Math.min(from + piece, end);
    // In two runs of memory, as a block of a download may be.
    int middle = (from + to) / 2;
    ByteBuf bytes =
        Unpooled.wrappedBuffer(
            Unpooled.directBuffer().writeBytes(CONTENT, from, middle - from),
            Unpooled.directBuffer().writeBytes(CONTENT, middle, to - middle));
    Future<Void> written = writer.write(KernelBlock.of(bytes));
    if (to == end) {
      Future<Void> _ = request.response().end();
    } else {
      written.onSuccess(sent -> write(request, writer, to, end, piece));
    }
  }

  private static SSLSocket connect(LoopServer server, int receiveBuffer) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    return socket;
  }

  private static void ask(SSLSocket socket, String path, String... headers) throws IOException {
    StringBuilder asked = new StringBuilder("GET /" + path + " HTTP/1.1\r\nHost: a\r\n");
    for (String header : headers) {
      asked.append(header).append("\r\n");
    }
    socket.getOutputStream().write(asked.append("\r\n").toString().getBytes(US_ASCII));
  }

  private static void readHead(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    assertThat(head).startsWith("HTTP/1.1 200 OK\r\n");
  }

  private static void readAnswer(SSLSocket socket, int length) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    readHead(in);
    byte[] body = new byte[length];
    in.readFully(body);
    assertThat(Arrays.mismatch(body, 0, length, CONTENT, 0, length)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_AES_128_GCM_SHA256",
    "TLSv1.3, TLS_AES_256_GCM_SHA384",
    "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLSv1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
  })
  void write_withEachSuite_isWhole(String version, String suite) throws Exception {
    try (LoopServer server = server(ListenOptions.IDLE);
        SSLSocket socket = connect(server, 100_000)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.setEnabledCipherSuites(new String[] {suite});
      for (int piece : new int[] {1, 2, 16_383, 16_384, 16_385, 100_000, 131_072, 1_000_000}) {
        int length = Math.min(piece * 7 + 1, 3_000_000);
        ask(socket, length + "/" + piece);
        readAnswer(socket, length);
      }
      assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
    }
  }

  @Test
  void write_betweenAnswersOfOthers_staysInOrder() throws Exception {
    try (LoopServer server = server(ListenOptions.IDLE);
        SSLSocket socket = connect(server, 20_000)) {
      for (int i = 0; i < 60; i++) {
        ask(socket, i % 3 == 0 ? "vertx/" + 5_000 * i : 7_001 * i + 1 + "/60000");
      }
      for (int i = 0; i < 60; i++) {
        readAnswer(socket, i % 3 == 0 ? 5_000 * i : 7_001 * i + 1);
      }
    }
  }

  @Test
  void write_whileTheReaderRenewsKeys_isWhole() throws Exception {
    try (LoopServer server = server(ListenOptions.IDLE);
        SSLSocket socket = connect(server, 20_000)) {
      ask(socket, CONTENT.length + "/131072");
      DataInputStream in = new DataInputStream(socket.getInputStream());
      readHead(in);
      byte[] body = new byte[CONTENT.length];
      for (int from = 0; from < body.length; from += 1_000_000) {
        in.readFully(body, from, 1_000_000);
        // Asks the server for new keys, too (RFC 8446, 4.6.3).
        socket.startHandshake();
      }
      assertThat(Arrays.equals(body, CONTENT)).isTrue();
    }
  }

  /** Netty closes three seconds after the last word of TLS was written, sent or not. */
  @Test
  void write_toASlowReaderWhoWantsTheConnectionClosed_isWholeAndEndsWell() throws Exception {
    try (LoopServer server = server(ListenOptions.IDLE);
        SSLSocket socket = connect(server, 20_000)) {
      ask(socket, CONTENT.length + "/131072", "Connection: close");
      DataInputStream in = readSlowly(socket, /* pauseMillis= */ 500);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  private static DataInputStream readSlowly(SSLSocket socket, int pauseMillis) throws Exception {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    readHead(in);
    byte[] body = new byte[CONTENT.length];
    for (int from = 0; from < body.length; from += 1_000_000) {
      in.readFully(body, from, 1_000_000);
      Thread.sleep(pauseMillis);
    }
    assertThat(Arrays.equals(body, CONTENT)).isTrue();
    return in;
  }

  @Test
  void write_toASlowReader_isNotIdle() throws Exception {
    try (LoopServer server = server(Duration.ofMillis(500));
        SSLSocket socket = connect(server, 20_000)) {
      ask(socket, CONTENT.length + "/131072");
      readSlowly(socket, /* pauseMillis= */ 200);
    }
  }

  @Test
  void write_toAReaderWhoStopped_isCut() throws Exception {
    try (LoopServer server = server(Duration.ofMillis(500));
        SSLSocket socket = connect(server, 20_000)) {
      ask(socket, CONTENT.length + "/131072");
      DataInputStream in = new DataInputStream(socket.getInputStream());
      readHead(in);
      Thread.sleep(2_000); // several times what is borne
      assertThatThrownBy(() -> in.readFully(new byte[CONTENT.length]))
          .isInstanceOf(IOException.class);
    }
  }
}
