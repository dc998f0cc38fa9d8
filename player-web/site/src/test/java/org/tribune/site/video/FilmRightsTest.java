package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.video.Newsroom.done;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.RunningServer;

/**
 * What of a film is not public, is for those who may see its report: its author, clerks and
 * administrators. A reporter's film of the segments 2 to 6.
 */
class FilmRightsTest {
  /** A shared cache keeps it, in the place of what it had. */
  private static final String KEPT_BY_NO_BROWSER = "public, max-age=0, s-maxage=1";

  private static final String ALL = "/api/v1/operator/reports";
  private static final List<Integer> FOUND = List.of(200, 404);
  private static final BroadcastId FILM = new BroadcastId("20261126t100000-film");

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Newsroom newsroom;

  @SuppressWarnings("NullAway.Init") // of the newsroom
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // begun before each test
  private JsonObject video;

  private String author = "";
  private String reporter = "";
  private String moderator = "";
  private String administrator = "";

  @BeforeEach
  void begin() {
    newsroom = new Newsroom(directory);
    running = newsroom.running();
    author = running.signInAs(Role.REPORTER);
    reporter = running.signInAs(Role.REPORTER);
    moderator = running.signInAs(Role.MODERATOR);
    administrator = running.signInAs(Role.ADMINISTRATOR);
    video = done(running.order("POST", ALL, "{\"title\":\"Fête du lac\"}", author));
    Newsroom.giveFilm(running, newsroom.catalogue(), newsroom.store(), video, FILM);
    newsroom
        .catalogue()
        .saveAssets(
            FILM, 0, List.of(asset("poster", "poster-0.jpg"), asset("storyboard", "b.vtt")));
  }

  @AfterEach
  void close() {
    newsroom.close();
  }

  private Asset asset(String name, String file) {
    Bytes content = Bytes.utf8("a picture");
    newsroom.store().put(RecordingNames.asset(FILM, file), content);
    return new Asset(name, file, "image/jpeg", content.length(), Bytes.wrap(new byte[32]));
  }

  /** Every address below which something of a film is. */
  private static List<String> addresses() {
    String hls = "/hls/recordings/" + FILM;
    return List.of(
        "/api/v1/recordings/" + FILM,
        hls + "/index.m3u8",
        hls + "/720p/index.m3u8",
        hls + "/720p/iframes.m3u8",
        hls + "/audio/index.m3u8",
        hls + "/720p/init.mp4",
        hls + "/720p/3.m4s",
        hls + "/audio/3.m4s",
        hls + "/chapters.vtt",
        hls + "/chapters.json",
        hls + "/assets/poster-0.jpg",
        hls + "/assets/poster-0.jpg?w=384",
        hls + "/assets/storyboard.vtt",
        "/download/" + FILM + "/720p.mp4",
        "/download/" + FILM + "/audio.m4a",
        "/download/" + FILM + "/archive.zip");
  }

  private int status(String path, String cookie) {
    return running.status(running.request(path).header("Cookie", cookie).build());
  }

  /** True for what is answered; this film is too plain to be laid out, which a download shows. */
  private boolean isThere(String path, String cookie) {
    int status = status(path, cookie);
    assertThat(status).as(path).isIn(path.startsWith("/download/") ? List.of(404, 500) : FOUND);
    return status != 404;
  }

  private JsonObject act(String action, String extra, String cookie) {
    String path = ALL + "/" + video.getString("id");
    int version = done(running.get(path, "Cookie", cookie)).getInteger("version");
    String order = "{\"action\":\"%s\",\"version\":%d%s}".formatted(action, version, extra);
    return done(running.order("POST", path + "/state", order, cookie));
  }

  private void assertSeenByItsReadersAlone(String state) {
    Map<String, Boolean> readers =
        Map.of(
            author,
            true,
            newsroom.clerk(),
            true,
            administrator,
            true,
            reporter,
            false,
            moderator,
            false,
            "none=1",
            false);
    readers.forEach(
        (cookie, reads) -> {
          int asked = status(ALL + "/" + video.getString("id"), cookie);
          assertThat(asked == 200).as(state + ": the report").isEqualTo(reads);
          for (String path : addresses()) {
            assertThat(isThere(path, cookie)).as(state + ": " + path).isEqualTo(reads);
          }
        });
  }

  @Test
  void film_inEachStateThatIsNotPublic_isSeenByWhoMaySeeItsReport() {
    assertSeenByItsReadersAlone("draft");
    act("submit", "", author);
    assertSeenByItsReadersAlone("in review");
    act("return", ",\"note\":\"Trop long\"", newsroom.clerk());
    assertSeenByItsReadersAlone("returned");
    act("submit", "", author);
    act("schedule", ",\"at\":\"2030-01-01T00:00:00Z\"", newsroom.clerk());
    assertSeenByItsReadersAlone("scheduled");
    act("publish", "", newsroom.clerk());
    for (String path : addresses()) {
      assertThat(isThere(path, "none=1")).as(path).isTrue();
    }
    act("unpublish", "", newsroom.clerk());
    assertSeenByItsReadersAlone("unpublished");
  }

  @Test
  void film_thatIsPublishedAndTrimmed_isWholeForWhoMaySeeItsReport() {
    act("submit", "", author);
    act("publish", "", newsroom.clerk());
    String path = ALL + "/" + video.getString("id");
    int version = done(running.get(path, "Cookie", newsroom.clerk())).getInteger("version");
    String trim = "{\"version\":%d,\"trim\":{\"start\":5,\"end\":12}}".formatted(version);
    done(running.order("PATCH", path, trim, newsroom.clerk()));
    String hls = "/hls/recordings/" + FILM;
    for (String outside :
        List.of(
            hls + "/720p/2.m4s",
            hls + "/assets/storyboard.vtt",
            "/download/" + FILM + "/archive.zip")) {
      for (String cookie : List.of(author, newsroom.clerk(), administrator)) {
        assertThat(isThere(outside, cookie)).as(outside).isTrue();
      }
      for (String cookie : List.of(reporter, moderator, "none=1")) {
        assertThat(isThere(outside, cookie)).as(outside).isFalse();
      }
    }
    String list = hls + "/720p/index.m3u8";
    HttpResponse<String> whole = running.get(list, "Cookie", author);
    assertThat(whole.body()).doesNotContain("EXT-X-GAP");
    assertThat(whole.headers().firstValue("Cache-Control")).contains("private, no-store");
    HttpResponse<String> shown = running.get(list, "Cookie", reporter);
    assertThat(shown.body()).contains("EXT-X-GAP");
    assertThat(shown.body()).isEqualTo(running.get(list).body());
    // In what everybody may have, nobody of the staff is refused.
    assertThat(status(hls + "/720p/3.m4s", reporter)).isEqualTo(200);
  }

  @Test
  void film_ofSomebodyWhoIsNoReporterAnyMore_isNotTheirs() {
    String path = "/hls/recordings/" + FILM + "/index.m3u8";
    assertThat(status(path, author)).isEqualTo(200);
    AccountId who =
        newsroom
            .catalogue()
            .videos()
            .find(new VideoId(video.getString("id")))
            .orElseThrow()
            .author()
            .account();
    AuditEntry entry = newsroom.catalogue().accounts().audit(AuditQuery.newest(1)).getFirst();
    var _ =
        newsroom
            .catalogue()
            .accounts()
            .change(who, each -> each.as(Set.of(Role.MODERATOR)), Optional.empty(), entry);
    running.clock().advance(Duration.ofSeconds(5));
    assertThat(status(path, author)).isEqualTo(404);
  }

  @Test
  void film_thatGotItsReportAMomentAgo_isItsAuthorsAtOnce() {
    BroadcastId next = new BroadcastId("20261126t110000-film");
    JsonObject other = done(running.order("POST", ALL, "{\"title\":\"La crue\"}", author));
    Newsroom.record(newsroom.catalogue(), newsroom.store(), next);
    String path = "/hls/recordings/" + next + "/index.m3u8";
    assertThat(status(path, author)).isEqualTo(404);
    assertThat(status(path, newsroom.clerk())).isEqualTo(200);
    Newsroom.finish(running, newsroom.catalogue(), other, next);
    assertThat(status(path, author)).isEqualTo(200);
  }

  @Test
  void film_askedForAgainAndAgain_isItsAuthorsHoweverOldWhatIsKnownOfTheSessionIs() {
    String hls = "/hls/recordings/" + FILM;
    for (int time = 0; time < 60; time++) {
      running.clock().advance(Duration.ofMillis(730));
      for (String path : List.of("/720p/index.m3u8", "/assets/poster-0.jpg")) {
        assertThat(status(hls + path, author)).as(path + ", time " + time).isEqualTo(200);
      }
    }
  }

  @Test
  void picture_thatWasMadeAMomentAgo_isThereForWhoeverIsToldOfIt() {
    String hls = "/hls/recordings/" + FILM + "/assets/";
    assertThat(status(hls + "poster-0.jpg", author)).isEqualTo(200);
    newsroom.catalogue().saveAssets(FILM, 0, List.of(asset("poster", "poster-1.jpg")));
    assertThat(status(hls + "poster-1.jpg", author)).isEqualTo(200);
    act("submit", "", author);
    act("publish", "", newsroom.clerk());
    assertThat(status(hls + "poster-1.jpg", "none=1")).isEqualTo(200);
    newsroom.catalogue().saveAssets(FILM, 0, List.of(asset("poster", "poster-2.jpg")));
    await().pollDelay(Duration.ofMillis(150)).until(() -> true);
    assertThat(status(hls + "poster-2.jpg", "none=1")).isEqualTo(200);
  }

  @Test
  void film_thatIsNotTheirs_isRefusedByAnAnswerThatNoBrowserKeeps() {
    for (String path : List.of("/720p/index.m3u8", "/assets/poster-0.jpg", "/720p/3.m4s")) {
      HttpResponse<String> refused = running.get("/hls/recordings/" + FILM + path);
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(refused.headers().firstValue("Cache-Control")).contains(KEPT_BY_NO_BROWSER);
      HttpResponse<String> absent = running.get("/hls/recordings/20260101t100000-none" + path);
      assertThat(absent.headers().map().keySet()).isEqualTo(refused.headers().map().keySet());
      assertThat(absent.headers().firstValue("Cache-Control")).contains(KEPT_BY_NO_BROWSER);
    }
  }

  @Test
  void film_whenItCantBeToldWhoAsks_isAwayAndNotMissing() {
    String path = "/hls/recordings/" + FILM + "/720p/3.m4s";
    assertThat(status(path, author)).isEqualTo(200);
    running.clock().advance(Duration.ofHours(1));
    newsroom.catalogue().fail(new CatalogueException("away"));
    assertThat(status(path, author)).isEqualTo(503);
    assertThat(running.status(running.request(path).build())).isEqualTo(404);
    newsroom.catalogue().recover();
    assertThat(status(path, author)).isEqualTo(200);
  }
}
