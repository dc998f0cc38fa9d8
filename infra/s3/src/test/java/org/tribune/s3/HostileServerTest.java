package org.tribune.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tribune.testkit.s3.HostileServer.answer;
import static org.tribune.testkit.s3.HostileServer.error;
import static org.tribune.testkit.s3.HostileServer.saying;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.testkit.s3.HostileServer;

final class HostileServerTest {
  private static final String PAGE = "<html><body>Welcome to nginx!</body></html>";
  private static final String HTML = "Content-Type: text/html\r\n";
  private static final String XML = "Content-Type: application/xml\r\n";

  @TempDir private Path folder = Path.of("");

  private static StoreException failure(ThrowingCallable call) {
    return Objects.requireNonNull(
        catchThrowableOfType(StoreException.class, call), "It was taken for an answer");
  }

  private List<ThrowingCallable> allCallsOf(ObjectStore store) throws IOException {
    Path file = Files.writeString(folder.resolve("source"), "bytes");
    return List.of(
        () -> store.put("a/b", Bytes.utf8("bytes")),
        () -> store.putFile("a/b", file),
        () -> store.get("a/b"),
        () -> store.get("a/b", 1, 2),
        () -> store.lengthOf("a/b"),
        () -> store.list("a/").toList(),
        () -> store.delete("a/b"));
  }

  private void assertAllFail(String answer, String reason) throws IOException {
    try (HostileServer server = saying(answer)) {
      for (ThrowingCallable call : allCallsOf(new S3ObjectStore(server.settings()))) {
        assertThat(failure(call))
            .hasMessageContaining("a/")
            .hasMessageContaining("bucket recordings at http://127.0.0.1:")
            .hasMessageContaining(reason)
            .matches(failure -> !failure.isFull());
      }
      assertThat(folder.resolve("source")).hasContent("bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 403, 500, 502})
  void anyCall_aPageForAnAnswer_isNoS3Server(int status) throws IOException {
    assertAllFail(answer(status, HTML, PAGE), "no S3 server");
  }

  @Test
  void anyCall_theProxysPageThatTheServerIsAway_isOverload() throws IOException {
    assertAllFail(answer(503, HTML, PAGE), "overloaded or not ready");
  }

  @Test
  void anyCall_noHttp_fails() throws IOException {
    assertAllFail("SSH-2.0-OpenSSH_9.7\r\n", "look at the server");
  }

  @ParameterizedTest
  @CsvSource({
    "503, SlowDown, overloaded",
    "429, Throttling, overloaded",
    "500, InternalError, the server says InternalError",
    "403, InvalidAccessKeyId, correct store.accessKey and store.secretKey",
    "403, SignatureDoesNotMatch, correct store.accessKey and store.secretKey",
    "403, AccessDenied, give them the rights",
    "403, RequestTimeTooSkewed, NTP",
    "400, AuthorizationHeaderMalformed, correct store.region",
    "400, Unheard-of, the server says Unheard-of: told"
  })
  void put_anErrorOfTheServer_isToldWithARemedyAndNotTriedAgain(
      int status, String code, String reason) throws IOException {
    try (HostileServer server = saying(error(status, code))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.put("a/b", Bytes.utf8("bytes"))))
          .hasMessageContaining(reason)
          .hasMessageNotContaining("not-a-secret")
          .matches(failure -> !failure.isFull());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "507, XMinioStorageFull",
    "507, InsufficientStorage",
    "507, Unheard-of",
    "403, QuotaExceeded",
    "400, XMinioAdminBucketQuotaExceeded"
  })
  void put_noRoom_isFull(int status, String code) throws IOException {
    try (HostileServer server = saying(error(status, code))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.put("a/b", Bytes.utf8("bytes"))))
          .hasMessageContaining("free some space")
          .matches(StoreException::isFull);
    }
  }

  @Test
  void put_aYesThatNoS3ServerSays_isNone() throws IOException {
    try (HostileServer server = saying(answer(200, "", ""))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.put("a/b", Bytes.utf8("bytes"))))
          .hasMessageContaining("no S3 server");
    }
  }

  @Test
  void get_aBodyThatBreaksOff_fails() throws IOException {
    String cut = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 100\r\n\r\nhalf";
    try (HostileServer server = saying(cut)) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.get("a/b"))).hasMessageContaining("breaks off");
      assertThat(failure(() -> store.get("a/b", 0, 50))).hasMessageContaining("breaks off");
    }
  }

  @Test
  void get_otherBytesThanWereStored_isDamaged() throws IOException {
    String digest = Sha256.hex("right");
    String headers = "ETag: \"1\"\r\nx-amz-meta-sha256: " + digest + "\r\n";
    try (HostileServer server = saying(answer(200, headers, "wrong"))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.get("a/b")))
          .hasMessageContaining("not those that were stored")
          .hasMessageContaining("backup");
    }
    try (HostileServer server = saying(answer(200, headers, "right"))) {
      assertThat(new S3ObjectStore(server.settings()).get("a/b")).contains(Bytes.utf8("right"));
    }
  }

  @Test
  void get_replacedWhileItWasRead_isReadOnceMore() throws IOException {
    String headers = "ETag: \"1\"\r\nx-amz-meta-sha256: " + Sha256.hex("right") + "\r\n";
    Iterator<String> bodies = List.of("older", "right").iterator();
    try (HostileServer server =
        HostileServer.start(
            (request, out) ->
                out.write(answer(200, headers, bodies.next()).getBytes(StandardCharsets.UTF_8)))) {
      assertThat(new S3ObjectStore(server.settings()).get("a/b")).contains(Bytes.utf8("right"));
    }
  }

  @Test
  void get_aRunFromAServerThatSendsAll_givesTheRun() throws IOException {
    try (HostileServer server = saying(answer(200, "ETag: \"1\"\r\n", "0123456789"))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(store.get("a/b", 3, 4)).contains(Bytes.utf8("3456"));
      assertThat(store.get("a/b", 8, 4)).contains(Bytes.utf8("89"));
      assertThat(store.get("a/b", 12, 4)).contains(Bytes.EMPTY);
    }
  }

  @Test
  void get_anotherRunThanWasAskedFor_fails() throws IOException {
    String headers = "ETag: \"1\"\r\nContent-Range: bytes 0-3/10\r\n";
    try (HostileServer server = saying(answer(206, headers, "0123"))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.get("a/b", 3, 4))).hasMessageContaining("another run");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAGE,
        "<ListBucketResult><Name>another</Name></ListBucketResult>",
        "<ListBucketResult><Name>recordings</Name><IsTruncated>true</IsTruncated>"
            + "</ListBucketResult>",
        "<ListBucketResult><Name>recordings</Name><IsTruncated>true</IsTruncated>"
            + "<NextContinuationToken>again</NextContinuationToken></ListBucketResult>",
        "<ListBucketResult><Name>recordings</Name><Contents><Key>a/b</Key><Size>1</Size></Contents>"
            + "</ListBucketResult>",
        "<ListBucketResult><Name>recordings</Name>",
        "{\"objects\": []}",
        ""
      })
  void list_aListThatIsNone_fails(String body) throws IOException {
    try (HostileServer server = saying(answer(200, XML, body))) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThat(failure(() -> store.list("a/").toList())).hasMessageContaining("no S3 server");
    }
  }

  @Test
  void get_anErrorWithoutEnd_isCutShort() throws IOException {
    try (HostileServer server =
        HostileServer.start(
            (request, out) -> {
              out.write(
                  "HTTP/1.1 500 No\r\nContent-Type: application/xml\r\n\r\n<Error>"
                      .getBytes(StandardCharsets.UTF_8));
              while (true) {
                out.write(new byte[8192]);
              }
            })) {
      assertThat(failure(() -> new S3ObjectStore(server.settings()).get("a/b")))
          .hasMessageContaining("a/b");
    }
  }

  @Test
  void anyCall_aServerThatSaysNothing_endsInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      StoreConfig.S3 settings = HostileServer.settings(silent.getLocalPort());
      ObjectStore store = new S3ObjectStore(settings, /* silence= */ Duration.ofMillis(200));
      for (ThrowingCallable call : allCallsOf(store)) {
        assertThat(failure(call)).hasMessageContaining("no answer in time");
      }
    }
  }

  @Test
  void anyCall_nobodyThere_isToldWithARemedy() throws IOException {
    ServerSocket gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    gone.close();
    ObjectStore store = new S3ObjectStore(HostileServer.settings(gone.getLocalPort()));
    for (ThrowingCallable call : allCallsOf(store)) {
      assertThat(failure(call))
          .hasMessageContaining("nothing answers there")
          .hasMessageContaining("store.endpoint");
    }
  }

  @Test
  void get_aNameThatIsUnknown_isToldWithARemedy() {
    StoreConfig.S3 settings =
        new StoreConfig.S3(
            URI.create("http://store.invalid"), "recordings", "a", new Secret("b"), "us-east-1");
    assertThat(failure(() -> new S3ObjectStore(settings).get("a/b")))
        .hasMessageContaining("its name is unknown here")
        .hasMessageContaining("DNS");
  }

  @Test
  void get_plainHttpWhereTlsIsAskedFor_isToldWithARemedy() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refusePlainly(plain));
      StoreConfig.S3 settings =
          new StoreConfig.S3(
              URI.create("https://127.0.0.1:" + plain.getLocalPort()),
              "recordings",
              "a",
              new Secret("b"),
              "us-east-1");
      assertThat(failure(() -> new S3ObjectStore(settings).get("a/b")))
          .hasMessageContaining("http or https in store.endpoint");
    }
  }

  private static void refusePlainly(ServerSocket plain) {
    try (Socket client = plain.accept()) {
      client.getOutputStream().write(answer(400, "", "").getBytes(StandardCharsets.UTF_8));
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client hung up.
    }
  }

  @Test
  void put_bucketThatIsMissingAndMayNotBeMade_tellsTheRights() throws IOException {
    try (HostileServer server =
        HostileServer.start(
            (request, out) ->
                out.write(
                    (request.startsWith("PUT /recordings ")
                            ? error(403, "AccessDenied")
                            : error(404, "NoSuchBucket"))
                        .getBytes(StandardCharsets.UTF_8)))) {
      assertThat(failure(() -> new S3ObjectStore(server.settings()).put("a/b", Bytes.EMPTY)))
          .hasMessageContaining("make the bucket")
          .hasMessageContaining("give them the rights");
    }
  }

  @Test
  void putFile_aPartIsRefused_leavesTheFileAndTellsTheServerToForgetTheOthers() throws IOException {
    Path file = Files.write(folder.resolve("source.mp4"), new byte[20_000_000]);
    try (HostileServer server = HostileServer.start(HostileServerTest::refuseTheSecondPart)) {
      ObjectStore store = new S3ObjectStore(server.settings());
      assertThatThrownBy(() -> store.putFile("a/b", file))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("overloaded");
      assertThat(file).hasBinaryContent(new byte[20_000_000]);
      assertThat(server.requests())
          .anySatisfy(request -> assertThat(request).contains("partNumber=2"))
          .last()
          .asString()
          .startsWith("DELETE /recordings/a/b?")
          .contains("uploadId=7");
    }
  }

  private static void refuseTheSecondPart(String request, OutputStream out) throws IOException {
    String answer;
    if (request.startsWith("POST")) {
      answer =
          answer(
              200,
              XML,
              "<InitiateMultipartUploadResult><Bucket>recordings</Bucket><Key>a/b</Key>"
                  + "<UploadId>7</UploadId></InitiateMultipartUploadResult>");
    } else if (request.contains("partNumber=1")) {
      answer = answer(200, "ETag: \"1\"\r\n", "");
    } else if (request.startsWith("DELETE")) {
      answer = "HTTP/1.1 204 Gone\r\n\r\n";
    } else {
      answer = error(503, "SlowDown");
    }
    out.write(answer.getBytes(StandardCharsets.UTF_8));
  }
}
