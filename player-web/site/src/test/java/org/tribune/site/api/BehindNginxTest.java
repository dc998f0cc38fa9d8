package org.tribune.site.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.video.Newsroom.done;
import static org.tribune.testkit.nginx.ShippedNginx.cacheStatus;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;
import org.tribune.testkit.nginx.ShippedNginx;

/** A server behind a real nginx with the file that is shipped. */
class BehindNginxTest {
  private static final BroadcastId ID = new BroadcastId("20261124t180000-sitting");
  private static final String BASE = "/hls/recordings/" + ID;
  private static final String FIRST = BASE + "/720p/0.m4s";
  private static final String LAST = BASE + "/720p/4.m4s";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private ShippedNginx nginx;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // recorded before each test
  private RecordedSitting sitting;

  @BeforeEach
  void start() throws IOException {
    assumeThat(ShippedNginx.isInstalled())
        .as("nginx is not installed here: apt-get install nginx-light")
        .isTrue();
    nginx = new ShippedNginx(Files.createDirectory(directory.resolve("nginx")));
    newsroom = new Newsroom(directory, nginx.purge());
    running = newsroom.running();
    sitting =
        new RecordedSitting(newsroom.catalogue(), newsroom.store(), ID)
            .segments(0, 4)
            .complete(MediaTime.ofMicros(19_200_000));
    Bytes picture = Bytes.utf8("a picture");
    newsroom.store().put(RecordingNames.asset(ID, "poster-r0-1.jpg"), picture);
    newsroom
        .catalogue()
        .saveAssets(
            ID,
            0,
            List.of(
                new Asset(
                    "poster",
                    "poster-r0-1.jpg",
                    "image/jpeg",
                    picture.length(),
                    Bytes.wrap(new byte[32]))));
    nginx.start(running.server().port());
  }

  @AfterEach
  void close() {
    Optional.ofNullable(newsroom).ifPresent(Newsroom::close);
    Optional.ofNullable(nginx).ifPresent(ShippedNginx::close);
  }

  private void mask(double from, double to) {
    String order =
        """
        {"kind":"mask","from":%s,"to":%s,"reason":"Vie privée","legalBasis":"RGPD"}"""
            .formatted(from, to);
    done(
        running.order(
            "POST", "/api/v1/recordings/" + ID + "/corrections", order, newsroom.clerk()));
  }

  private void assertKept(String path) {
    assertThat(nginx.get(path).statusCode()).as(path).isEqualTo(200);
    assertThat(cacheStatus(nginx.get(path))).as(path).isEqualTo("HIT");
  }

  @Test
  void passage_thatIsMasked_isGoneFromTheCacheAndItsDiskAtOnce() throws IOException {
    List<String> addresses =
        List.of(
            FIRST,
            FIRST + "?made=up",
            BASE + "/1080p/0.m4s",
            BASE + "/audio/0.m4s",
            BASE + "/assets/poster-r0-1.jpg",
            BASE + "/assets/poster-r0-1.jpg?w=384",
            BASE + "/assets/poster-r0-1.jpg?w=385");
    addresses.forEach(this::assertKept);
    assertKept(LAST);
    assertThat(nginx.kept(FIRST)).contains("moof");
    mask(0, 3);
    for (String path : addresses) {
      // Half a minute would be the cache's own bound.
      await(path)
          .atMost(Duration.ofSeconds(12))
          .untilAsserted(() -> assertThat(nginx.get(path).statusCode()).isEqualTo(404));
    }
    assertThat(nginx.kept(FIRST)).doesNotContain("moof");
    assertThat(cacheStatus(nginx.get(LAST))).isEqualTo("HIT");
  }

  @Test
  void film_thatIsUnpublished_isGoneFromTheCacheAtOnce() {
    JsonObject report = newsroom.published(new JsonObject().put("title", "Fête du lac"));
    String film = "/hls/recordings/" + report.getString("film");
    List<String> addresses =
        List.of(film + "/720p/init.mp4", film + "/720p/3.m4s", film + "/audio/6.m4s");
    addresses.forEach(this::assertKept);
    newsroom.act(report, "unpublish");
    for (String path : addresses) {
      await(path)
          .atMost(Duration.ofSeconds(12))
          .untilAsserted(() -> assertThat(nginx.get(path).statusCode()).isEqualTo(404));
    }
  }

  @Test
  void recording_thatIsWithdrawnByAnotherProcess_isGoneWithinHalfAMinute() {
    assertKept(FIRST);
    assertKept(LAST);
    sitting.request(Correction.Kind.MASK, MediaTime.ZERO, MediaTime.ofMicros(3_000_000));
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(nginx.get(FIRST).statusCode()).isEqualTo(404));
    // What is still public is asked about, and given from the cache.
    await().until(() -> cacheStatus(nginx.get(LAST)).equals("REVALIDATED"));
    assertThat(cacheStatus(nginx.get(LAST))).isEqualTo("HIT");
  }

  @Test
  void passage_thatIsMaskedWhileNginxIsAway_isGoneOnceItIsBack() throws IOException {
    assertKept(FIRST);
    nginx.stop();
    mask(0, 3);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        running.get("/api/v1/operator/channels", "Cookie", newsroom.clerk()).body())
                    .contains("cache-not-purged", "demi-minute"));
    nginx.start(running.server().port());
    await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(12))
        .untilAsserted(() -> assertThat(nginx.get(FIRST).statusCode()).isEqualTo(404));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        running.get("/api/v1/operator/channels", "Cookie", newsroom.clerk()).body())
                    .doesNotContain("cache-not-purged"));
  }

  @Test
  void staff_byEitherName_areNeverAnsweredFromTheCacheNorIntoIt() throws IOException {
    assertKept(FIRST);
    for (String name : List.of("__Host-tribune_session", "tribune_session")) {
      HttpResponse<String> staff =
          nginx.get(FIRST, "Cookie", "a=b; " + name + "=" + "x".repeat(22));
      assertThat(cacheStatus(staff)).as(name).isEqualTo("BYPASS");
    }
    JsonObject draft =
        done(running.order("POST", "/api/v1/operator/reports", "{}", newsroom.clerk()));
    BroadcastId film = new BroadcastId("20261126t100000-film");
    Newsroom.giveFilm(running, newsroom.catalogue(), newsroom.store(), draft, film);
    String hidden = "/hls/recordings/" + film + "/720p/3.m4s";
    assertThat(nginx.get(hidden, "Cookie", newsroom.clerk()).statusCode()).isEqualTo(200);
    assertThat(nginx.get(hidden).statusCode()).isEqualTo(404);
    assertThat(nginx.kept(hidden)).doesNotContain("moof");
    // The other way round: what nobody may have is not what the staff get.
    assertThat(nginx.get(hidden, "Cookie", newsroom.clerk()).statusCode()).isEqualTo(200);
    String reporter = running.signInAs(Role.REPORTER);
    assertThat(nginx.get(hidden, "Cookie", reporter).statusCode()).isEqualTo(404);
  }

  @Test
  void livePlaylist_thatWaitsForAPart_comesWithIt() {
    BroadcastId live = new BroadcastId("b1");
    FakeTranscoder transcoder = running.open(live, /* live= */ true).segments(0, 8).parts(9, 0, 3);
    running.playlist(live, "720p", 9, 3);
    String list = running.address(live, "720p") + "live.m3u8";
    CompletableFuture<HttpResponse<String>> next = nginx.getLater(list + "?_HLS_msn=9&_HLS_part=4");
    assertThat(nginx.get(list).body()).contains("9.3.m4s");
    assertThat(next).isNotDone();
    transcoder.parts(9, 4, 4);
    assertThat(next.join().statusCode()).isEqualTo(200);
    assertThat(next.join().body()).contains("9.4.m4s");
    assertKept(running.address(live, "720p") + "9.4.m4s");
    HttpResponse<String> zipped = nginx.get(list, "Accept-Encoding", "br, gzip");
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(nginx.get(list).headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void ranges_andHeads_andConditions_areAnsweredFromTheCache() {
    HttpResponse<String> range = nginx.get(FIRST, "Range", "bytes=4-7");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo("moof");
    HttpResponse<String> again = nginx.get(FIRST, "Range", "bytes=4-7");
    assertThat(again.body()).isEqualTo("moof");
    assertThat(cacheStatus(again)).isEqualTo("HIT");
    HttpResponse<String> head = nginx.ask("HEAD", FIRST);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Cache-Tag")).contains(ID.value());
    String tag = head.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> known = nginx.get(FIRST, "If-None-Match", tag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(cacheStatus(known)).isEqualTo("HIT");
  }

  @Test
  void address_writtenOtherwise_takesNoOthersPlace() {
    String otherwise = FIRST.replace("/0.m4s", "/%30.m4s");
    assertThat(nginx.get(otherwise).statusCode()).isEqualTo(404);
    assertThat(nginx.get(FIRST).statusCode()).isEqualTo(200);
    assertThat(nginx.get(FIRST.replace("/720p", "//720p")).statusCode()).isEqualTo(404);
    assertKept(FIRST);
  }
}
