package org.tribune.site.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.upload.SentFilm.ALL;
import static org.tribune.site.upload.SentFilm.mp4;
import static org.tribune.site.upload.SentFilm.offset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.Role;
import org.tribune.core.store.StoreException;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

class TusTest {
  private static final int LENGTH = 1_500_000;

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private RunningServer running;
  private Account reporter;
  private SentFilm client;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, store, catalogue);
    reporter = running.person(Role.REPORTER);
    client = new SentFilm(running, running.signIn(reporter));
    write("lake", reporter);
  }

  private void write(String id, Account author) {
    VideoActor by = new VideoActor(author.id(), author.displayName(), author.roles());
    catalogue
        .videos()
        .create(
            Video.draft(new VideoId(id), VideoTexts.titled("Lac", "fr"), by, RunningServer.START));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /** As after a crash: another process finds what this one left. */
  private void restart() {
    running.close();
    running = new RunningServer(directory, store, catalogue);
    client = new SentFilm(running, running.signIn(reporter));
  }

  private TranscodeJob queued() {
    await().until(() -> !catalogue.transcodeJobs().of(new VideoId("lake")).isEmpty());
    return catalogue.transcodeJobs().of(new VideoId("lake")).getFirst();
  }

  private void requireQueued(byte[] film) {
    TranscodeJob job = queued();
    assertThat(job.state()).isEqualTo(TranscodeJobState.WAITING);
    assertThat(job.source().bytes()).isEqualTo(film.length);
    assertThat(store.get(job.source().object()).orElseThrow().array()).isEqualTo(film);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("films"))) {
      return files.toList();
    }
  }

  @Test
  void upload_inThreePieces_isInTheStoreAndTheQueueAsItWasSent() {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    for (int from = 0; from < LENGTH; from += LENGTH / 3) {
      HttpResponse<String> kept = client.write(address, film, from, from + LENGTH / 3);
      assertThat(kept.statusCode()).isEqualTo(204);
      assertThat(offset(kept)).isEqualTo(from + LENGTH / 3);
      assertThat(kept.headers().firstValue("Upload-Expires")).isPresent();
    }
    requireQueued(film);
    assertThat(queued().source().name()).isEqualTo("film.mp4");
    HttpResponse<String> whole = client.look(address);
    assertThat(offset(whole)).isEqualTo(LENGTH);
    // Whoever lost the last answer asks, and sends nothing more.
    assertThat(client.write(address, film, LENGTH, LENGTH).statusCode()).isEqualTo(204);
    assertThat(catalogue.transcodeJobs().all()).hasSize(1);
  }

  @Test
  void upload_withItsCreation_isOneRequest() {
    byte[] film = mp4(LENGTH);
    HttpResponse<String> created =
        running.send(
            client
                .request(ALL)
                .header("Upload-Length", "" + LENGTH)
                .header("Upload-Metadata", SentFilm.metadata("lake", "film.mp4"))
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(film))
                .build());
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(offset(created)).isEqualTo(LENGTH);
    requireQueued(film);
  }

  @Test
  void upload_brokenOffThreeTimesAndTheServerStartedAgain_goesOnAndIsTheSame() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    long from = 0;
    for (int part = 1; part <= 3; part++) {
      breakOff(address, film, (int) from, (int) from + LENGTH / 4);
      long least = from;
      HttpResponse<String> found =
          await()
              .until(
                  () -> client.look(address),
                  answer -> answer.statusCode() == 200 && offset(answer) > least);
      from = offset(found);
      assertThat(from).isLessThan(LENGTH);
      restart();
      assertThat(offset(client.look(address))).isEqualTo(from);
    }
    assertThat(client.write(address, film, (int) from, LENGTH).statusCode()).isEqualTo(204);
    requireQueued(film);
  }

  /** Announces all that is missing, and closes the connection in the middle of it. */
  private void breakOff(String address, byte[] film, int from, int to) throws IOException {
    try (Socket socket = open(address, from, film.length - from, "")) {
      await().until(() -> client.look(address).statusCode() == 423);
      socket.getOutputStream().write(film, from, to - from);
      socket.getOutputStream().flush();
    }
  }

  @Test
  void write_byASenderWhoGoesAtOnce_doesNotKeepOthersOut() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    for (int i = 0; i < 20; i++) {
      try (Socket socket = open(address, 0, LENGTH, "")) {
        socket.setSoLinger(/* on= */ i % 2 == 0, /* linger= */ 0);
      }
      await().until(() -> client.look(address).statusCode() == 200);
    }
    assertThat(client.write(address, film, 0, LENGTH).statusCode()).isEqualTo(204);
    requireQueued(film);
  }

  private Socket open(String address, long from, long length, String more) throws IOException {
    HttpRequest like = client.patch(address, from, new byte[0]).build();
    StringBuilder head = new StringBuilder("PATCH " + address + " HTTP/1.1\r\nHost: localhost\r\n");
    like.headers()
        .map()
        .forEach((name, values) -> head.append(name + ": " + values.getFirst() + "\r\n"));
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.server().port());
    OutputStream out = socket.getOutputStream();
    String all = head + "Content-Length: " + length + "\r\n" + more + "\r\n";
    out.write(all.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  @Test
  void write_atAnotherOffset_isRefusedWithTheRightOne() {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    client.write(address, film, 0, 100_000);
    for (int wrong : new int[] {0, 99_999, 100_001, LENGTH, LENGTH + 1}) {
      HttpResponse<String> refused =
          running.send(client.patch(address, wrong, new byte[10]).build());
      assertThat(refused.statusCode()).as("at " + wrong).isEqualTo(409);
    }
    assertThat(offset(client.look(address))).isEqualTo(100_000);
  }

  @Test
  void write_byASecondConnection_isRefusedUntilTheFirstIsSilent() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    try (Socket first = open(address, 0, LENGTH, "")) {
      first.getOutputStream().write(film, 0, 300_000);
      first.getOutputStream().flush();
      await().until(() -> client.look(address).statusCode() == 423);
      HttpResponse<String> second = client.write(address, film, 0, 10);
      assertThat(second.statusCode()).isEqualTo(423);
      assertThat(second.headers().firstValue("Retry-After")).isPresent();
      assertThat(client.delete(address).statusCode()).isEqualTo(423);
      // Its network is gone: nothing comes, and nothing says so.
      await().atMost(Duration.ofSeconds(20)).until(() -> client.look(address).statusCode() == 200);
    }
    int from = (int) offset(client.look(address));
    assertThat(from).isEqualTo(300_000);
    assertThat(client.write(address, film, from, LENGTH).statusCode()).isEqualTo(204);
    requireQueued(film);
  }

  @Test
  void create_ofALengthThatCanNotBe_isRefusedAtOnce() {
    for (String length : List.of("0", "-1", "x", "1e9", "9".repeat(30), "")) {
      HttpResponse<String> refused =
          running.send(
              client
                  .request(ALL)
                  .header("Upload-Length", length)
                  .header("Upload-Metadata", SentFilm.metadata("lake", "f"))
                  .POST(BodyPublishers.noBody())
                  .build());
      assertThat(refused.statusCode()).as(length).isEqualTo(400);
    }
    HttpResponse<String> large = client.create("lake", "f", 20_000_000_001L);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("20 Go").contains("20 GB");
  }

  @Test
  void create_moreThanTheDiskHas_isRefusedInPlainWords() {
    int refused = 0;
    for (int i = 0; i < 10 && refused == 0; i++) {
      HttpResponse<String> answer = client.create("lake", "f", 20_000_000_000L);
      if (answer.statusCode() == 507) {
        assertThat(answer.body()).contains("assez de place").contains("space");
        refused++;
      }
    }
    long free = directory.toFile().getUsableSpace();
    assertThat(refused).isEqualTo(free < 200_000_000_000L ? 1 : 0);
  }

  @Test
  void write_moreThanWasAnnounced_isRefusedAndNothingOfItCounts() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH - 1);
    assertThat(client.write(address, film, 0, 200_000).statusCode()).isEqualTo(204);
    assertThat(client.write(address, film, 200_000, LENGTH).statusCode()).isEqualTo(413);
    assertThat(offset(client.look(address))).isEqualTo(200_000);
    // Without a length nobody can say so beforehand.
    HttpRequest chunked =
        client
            .request(address)
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", "200000")
            .method(
                "PATCH",
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(film, 200_000, LENGTH - 200_000)))
            .build();
    assertThat(running.send(chunked).statusCode()).isEqualTo(413);
    assertThat(offset(client.look(address))).isEqualTo(200_000);
    assertThat(client.write(address, film, 200_000, LENGTH - 1).statusCode()).isEqualTo(204);
    requireQueued(Arrays.copyOf(film, LENGTH - 1));
  }

  @Test
  void write_whatIsNoFilm_isRefusedBeforeAllOfItIsSent() throws IOException {
    byte[] pdf = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), LENGTH);
    String address = client.begin("lake", 1_000_000_000);
    HttpResponse<String> refused = client.write(address, pdf, 0, LENGTH);
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(refused.body()).contains("document").contains("MP4");
    assertThat(client.look(address).statusCode()).isEqualTo(404);
    assertThat(files()).isEmpty();
    // One that is shorter than what is looked at, sent byte by byte, is looked at in the end.
    String small = client.begin("lake", 3);
    assertThat(client.write(small, pdf, 0, 1).statusCode()).isEqualTo(204);
    assertThat(client.write(small, pdf, 1, 3).statusCode()).isEqualTo(415);
    assertThat(catalogue.transcodeJobs().all()).isEmpty();
  }

  @Test
  void create_withAPathAsItsName_writesNowhereElse() throws IOException {
    byte[] film = mp4(1_000);
    String name = "../../../etc/passwd\u0000\n.mp4";
    HttpResponse<String> created = client.create("lake", name, film.length);
    String address = created.headers().firstValue("Location").orElseThrow();
    assertThat(client.write(address, film, 0, film.length).statusCode()).isEqualTo(204);
    assertThat(queued().source().name()).isEqualTo("../../../etc/passwd .mp4");
    assertThat(store.get(TranscodeJob.objectOf(queued().id()))).isPresent();
    for (String id : List.of("..%2f..%2ftribune.db", "..", "%2e%2e", "x".repeat(1_500))) {
      assertThat(client.look(ALL + "/" + id).statusCode()).isIn(400, 404, 405);
    }
  }

  /** A name is only shown; it is never that of a file. */
  @Test
  void create_withANameThatDeceives_keepsWhatIsSeenOfIt() {
    byte[] film = mp4(1_000);
    Map<String, String> shown =
        Map.of(
            "fete\u202Egpj.exe",
            "fetegpj.exe",
            "a\u0000b\u0007.mp4",
            "ab.mp4",
            "CON",
            "CON",
            "C:\\Windows\\aux.mp4",
            "C:\\Windows\\aux.mp4",
            "\u200B\u2066",
            "film",
            "é".repeat(2_000),
            "é".repeat(200));
    shown.forEach(
        (name, expected) -> {
          HttpResponse<String> created = client.create("lake", name, film.length);
          assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
          String address = created.headers().firstValue("Location").orElseThrow();
          assertThat(client.write(address, film, 0, film.length).statusCode()).isEqualTo(204);
          await()
              .untilAsserted(
                  () ->
                      assertThat(catalogue.transcodeJobs().of(new VideoId("lake")))
                          .anyMatch(each -> each.source().name().equals(expected)));
        });
    assertThat(store.list("").map(each -> each.name()))
        .allMatch(each -> each.matches("[a-z0-9/._-]+"));
  }

  @Test
  void create_withHeadersThatAreNone_isRefused() {
    for (String metadata :
        List.of(
            "",
            "report",
            "report ???",
            ",,,",
            "report bGFrZQ==,report bGFrZQ==",
            "report " + "A".repeat(7_000),
            "a ,b ,c ,d ,e ,f ,g ,h ,i ,j ,k ,l ,m ,n ,o ,p ,q ,r ,s ,t ,u ,v ",
            SentFilm.metadata("none", "f"))) {
      HttpResponse<String> refused =
          running.send(
              client
                  .request(ALL)
                  .header("Upload-Length", "1000")
                  .header("Upload-Metadata", metadata)
                  .POST(BodyPublishers.noBody())
                  .build());
      assertThat(refused.statusCode()).as(metadata).isIn(400, 404);
    }
    HttpRequest bomb =
        client
            .request(ALL)
            .header("Upload-Metadata", "x ".repeat(20_000))
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(running.statusOrCut(bomb)).isIn(0, 400, 413, 431);
    // By another connection, once the client knows that this one was cut.
    await()
        .ignoreException(IllegalStateException.class)
        .until(() -> client.create("lake", "f", 10).statusCode() == 201);
  }

  @Test
  void create_againAndAgain_keepsTen() throws IOException {
    assertThatTenAreKept(/* of= */ 500);
  }

  @Test
  @Tag("wide")
  void create_tenThousandTimes_keepsTen() throws IOException {
    assertThatTenAreKept(/* of= */ 10_000);
  }

  private void assertThatTenAreKept(int of) throws IOException {
    int kept = 0;
    for (int i = 0; i < of; i++) {
      int status = client.create("lake", "f" + i, 1_000).statusCode();
      assertThat(status).isIn(201, 429);
      kept += status == 201 ? 1 : 0;
    }
    assertThat(kept).isEqualTo(10);
    assertThat(files()).hasSize(20);
    // Another person is not kept from sending by that.
    Account other = running.person(Role.CLERK);
    assertThat(new SentFilm(running, running.signIn(other)).begin("lake", 1_000)).isNotEmpty();
  }

  @Test
  void upload_ofAnotherPerson_isNotThere() {
    String address = client.begin("lake", 1_000);
    for (Role role : List.of(Role.REPORTER, Role.ADMINISTRATOR)) {
      SentFilm other = new SentFilm(running, running.signInAs(role));
      assertThat(other.look(address).statusCode()).isEqualTo(404);
      assertThat(other.write(address, mp4(1_000), 0, 1_000).statusCode()).isEqualTo(404);
      assertThat(other.delete(address).statusCode()).isEqualTo(404);
      assertThat(running.send(other.request(ALL).GET().build()).body())
          .isEqualTo("{\"uploads\":[]}");
    }
    SentFilm stranger = new SentFilm(running, running.signInAs(Role.REPORTER));
    assertThat(stranger.create("lake", "f", 1_000).statusCode()).isEqualTo(404);
    assertThat(running.send(client.request(ALL).GET().build()).body())
        .contains("\"offset\":0")
        .contains(address);
  }

  @Test
  void create_forAReportThatIsInReview_isRefused() {
    Video video = catalogue.videos().find(new VideoId("lake")).orElseThrow();
    VideoActor by = new VideoActor(reporter.id(), "Anne", Set.of(Role.REPORTER));
    catalogue.videos().replace(video.submitted(by, RunningServer.START));
    assertThat(client.create("lake", "f", 1_000).statusCode()).isEqualTo(409);
  }

  @Test
  void request_fromAnotherSiteOrOfAnotherVersion_isRefused() {
    HttpRequest.Builder foreign =
        running
            .request(ALL)
            .header("Cookie", running.signIn(reporter))
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", "10")
            .header("Upload-Metadata", SentFilm.metadata("lake", "f"));
    assertThat(running.send(foreign.POST(BodyPublishers.noBody()).build()).statusCode())
        .isEqualTo(403);
    HttpResponse<String> old =
        running.send(
            client
                .request(ALL)
                .setHeader("Tus-Resumable", "0.2.2")
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(old.statusCode()).isEqualTo(412);
    assertThat(old.headers().firstValue("Tus-Version")).contains("1.0.0");
  }

  @Test
  void options_ofAnybody_tellsWhatThereIs() {
    HttpResponse<String> options =
        running.send(running.request(ALL).method("OPTIONS", BodyPublishers.noBody()).build());
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Tus-Extension").orElseThrow())
        .contains("creation", "checksum", "termination", "expiration");
    assertThat(options.headers().firstValue("Tus-Max-Size")).contains("20000000000");
    assertThat(options.headers().firstValue("Tus-Checksum-Algorithm").orElseThrow())
        .contains("sha1", "sha256");
  }

  private static String checksum(String name, String algorithm, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes);
      return name + " " + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void write_withAChecksum_countsOnlyIfItIsRight() {
    byte[] film = mp4(LENGTH);
    byte[] piece = Arrays.copyOf(film, 400_000);
    String address = client.begin("lake", LENGTH);
    HttpRequest wrong =
        client
            .patch(address, 0, piece)
            .header("Upload-Checksum", checksum("sha1", "SHA-1", new byte[1]))
            .build();
    assertThat(running.send(wrong).statusCode()).isEqualTo(460);
    assertThat(offset(client.look(address))).isZero();
    for (String none : List.of("crc32 AAAA", "sha1", "sha1 ???", "")) {
      HttpRequest unknown = client.patch(address, 0, piece).header("Upload-Checksum", none).build();
      assertThat(running.send(unknown).statusCode()).as(none).isEqualTo(400);
    }
    HttpRequest right =
        client
            .patch(address, 0, piece)
            .header("Upload-Checksum", checksum("sha256", "SHA-256", piece))
            .build();
    assertThat(running.send(right).statusCode()).isEqualTo(204);
    assertThat(client.write(address, film, 400_000, LENGTH).statusCode()).isEqualTo(204);
    requireQueued(film);
  }

  @Test
  void write_withAChecksumThatBreaksOff_countsNothing() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    String header = "Upload-Checksum: " + checksum("sha1", "SHA-1", film) + "\r\n";
    try (Socket socket = open(address, 0, LENGTH, header)) {
      socket.getOutputStream().write(film, 0, 900_000);
      socket.getOutputStream().flush();
      await().until(() -> client.look(address).statusCode() == 423);
    }
    await().until(() -> client.look(address).statusCode() == 200);
    assertThat(offset(client.look(address))).isZero();
  }

  @Test
  void delete_ofWhatHasNoByteYet_leavesNothing() throws IOException {
    String address = client.begin("lake", LENGTH);
    assertThat(client.delete(address).statusCode()).isEqualTo(204);
    assertThat(client.look(address).statusCode()).isEqualTo(404);
    assertThat(files()).isEmpty();
  }

  private HttpResponse<String> takeUp(SentFilm who, String address) {
    return running.send(who.request(address + "/take-up").POST(BodyPublishers.noBody()).build());
  }

  @Test
  void delete_byMistake_isTakenUpWithinTheHourAlsoAfterARestart() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    client.write(address, film, 0, 500_000);
    assertThat(client.delete(address).statusCode()).isEqualTo(204);
    assertThat(client.look(address).statusCode()).isEqualTo(410);
    assertThat(client.write(address, film, 500_000, LENGTH).statusCode()).isEqualTo(410);
    restart();
    running.clock().advance(Duration.ofMinutes(59));
    client = new SentFilm(running, running.signIn(reporter));
    SentFilm other = new SentFilm(running, running.signInAs(Role.CLERK));
    assertThat(takeUp(other, address).statusCode()).isEqualTo(404);
    assertThat(running.send(client.request(ALL).GET().build()).body())
        .contains("\"abandoned\":true");
    assertThat(offset(takeUp(client, address))).isEqualTo(500_000);
    assertThat(client.write(address, film, 500_000, LENGTH).statusCode()).isEqualTo(204);
    requireQueued(film);
  }

  @Test
  void delete_anHourAgo_leavesNothing() throws IOException {
    String address = client.begin("lake", LENGTH);
    client.write(address, mp4(LENGTH), 0, 500_000);
    client.delete(address);
    running.clock().advance(Duration.ofMinutes(61));
    client = new SentFilm(running, running.signIn(reporter));
    assertThat(takeUp(client, address).statusCode()).isEqualTo(410);
    assertThat(running.send(client.request(ALL).GET().build()).body())
        .isEqualTo("{\"uploads\":[]}");
  }

  @Test
  void create_whereOnlyWhatWasGivenUpIsInTheWay_makesRoom() {
    byte[] film = mp4(1_000);
    for (int i = 0; i < 10; i++) {
      String address = client.begin("lake", film.length);
      client.write(address, film, 0, 500);
      client.delete(address);
    }
    for (int i = 0; i < 10; i++) {
      client.begin("lake", film.length);
    }
    assertThat(client.create("lake", "film.mp4", 1_000).statusCode()).isEqualTo(429);
  }

  @Test
  void override_byPost_isWhatItSays() {
    byte[] film = mp4(1_000);
    String address = client.begin("lake", film.length);
    HttpRequest patch =
        client
            .request(address)
            .header("X-HTTP-Method-Override", "PATCH")
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", "0")
            .POST(BodyPublishers.ofByteArray(Arrays.copyOf(film, 500)))
            .build();
    assertThat(running.send(patch).statusCode()).isEqualTo(204);
    HttpRequest delete =
        client
            .request(address)
            .header("X-HTTP-Method-Override", "DELETE")
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(running.send(delete).statusCode()).isEqualTo(204);
  }

  @Test
  void upload_leftForAWeek_isGone() throws IOException {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    running.clock().advance(Duration.ofDays(6));
    client = new SentFilm(running, running.signIn(reporter));
    // Who goes on with it has another week.
    assertThat(client.write(address, film, 0, 1_000).statusCode()).isEqualTo(204);
    running.clock().advance(Duration.ofDays(6));
    client = new SentFilm(running, running.signIn(reporter));
    assertThat(client.look(address).statusCode()).isEqualTo(200);
    running.clock().advance(Duration.ofDays(2));
    client = new SentFilm(running, running.signIn(reporter));
    assertThat(client.look(address).statusCode()).isEqualTo(410);
    assertThat(client.write(address, film, 1_000, LENGTH).statusCode()).isEqualTo(410);
  }

  @Test
  void upload_whileTheStoreIsAway_waitsAndIsHandedOverLater() {
    byte[] film = mp4(LENGTH);
    String address = client.begin("lake", LENGTH);
    store.fail(new StoreException("away"));
    assertThat(client.write(address, film, 0, LENGTH).statusCode()).isEqualTo(204);
    assertThat(offset(client.look(address))).isEqualTo(LENGTH);
    store.recover();
    restart();
    requireQueued(film);
  }
}
