package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** Films of the local WebTV from the first draft to the public, and who sees what of them. */
class VideosTest {
  private static final String ALL = "/api/v1/operator/reports";
  private static final BroadcastId FILM = new BroadcastId("20261126t083000-film");

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private RunningServer running;
  private String reporter = "";
  private String clerk = "";

  @BeforeEach
  void start() {
    running = new RunningServer(directory, store, catalogue);
    reporter = running.signInAs(Role.REPORTER);
    clerk = running.signInAs(Role.CLERK);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private JsonObject done(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  private JsonObject begin(String title) {
    String order = new JsonObject().put("title", title).put("category", "culture").encode();
    return done(201, running.order("POST", ALL, order, reporter));
  }

  private static String path(JsonObject video) {
    return ALL + "/" + video.getString("id");
  }

  private HttpResponse<String> act(JsonObject video, String action, String cookie) {
    return act(video, new JsonObject().put("action", action), cookie);
  }

  private HttpResponse<String> act(JsonObject video, JsonObject order, String cookie) {
    String body = order.put("version", video.getInteger("version")).encode();
    return running.order("POST", path(video) + "/state", body, cookie);
  }

  private JsonObject look(JsonObject video, String cookie) {
    return done(200, running.get(path(video), "Cookie", cookie));
  }

  /** As the worker does it. */
  private JsonObject giveFilm(JsonObject video, BroadcastId film) {
    Newsroom.giveFilm(running, catalogue, store, video, film);
    return look(video, reporter);
  }

  private JsonObject published(String title, BroadcastId film) {
    JsonObject ready = giveFilm(begin(title), film);
    JsonObject inReview = done(200, act(ready, "submit", reporter));
    return done(200, act(inReview, "publish", clerk));
  }

  private int status(String path) {
    return running.get(path).statusCode();
  }

  @Test
  void report_withTags_isFoundByThemAndTellsThem() {
    JsonObject shown = published("Fête du lac", FILM);
    JsonObject order =
        new JsonObject()
            .put("version", shown.getInteger("version"))
            .put("tags", List.of("Patrimoine", "patrimoine", "eau"));
    JsonObject tagged = done(200, running.order("PATCH", path(shown), order.encode(), clerk));
    assertThat(tagged.getJsonArray("tags")).containsExactly("Patrimoine", "eau");
    assertThat(done(200, running.get("/api/v1/reports?q=patrimoine")).getInteger("total"))
        .isEqualTo(1);
    assertThat(running.get("/reports/fete-du-lac").body())
        .contains("\"keywords\":\"Patrimoine, eau\"", "/reports?q=Patrimoine");
  }

  @Test
  void report_fromDraftToThePublic_isWhereEachStepLeavesIt() {
    JsonObject draft = begin("Fête du lac");
    assertThat(draft.getString("state")).isEqualTo("draft");
    assertThat(draft.getJsonArray("may")).contains("edit", "film", "submit", "delete");
    JsonObject changed =
        done(
            200,
            running.order(
                "PATCH",
                path(draft),
                """
                {"version": 0, "summary": "Deux jours.", "date": "2026-08-15", "licence": "cc-by",
                 "captions": {"fr": "WEBVTT\\n"}, "trim": {"start": 1.5, "end": 20}}
                """,
                reporter));
    assertThat(changed.getJsonObject("captions").getString("fr")).isEqualTo("WEBVTT\n");
    assertThat(changed.getJsonArray("changes").getJsonObject(0).getJsonArray("fields"))
        .containsExactly("summary", "date", "licence", "trim", "captions");
    JsonObject inReview = done(200, act(changed, "submit", reporter));
    assertThat(act(inReview, "publish", reporter).statusCode()).isEqualTo(403);
    HttpResponse<String> early = act(inReview, "publish", clerk);
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(early.body()).contains("not-ready");
    assertThat(act(inReview, "return", clerk).statusCode()).isEqualTo(400);
    JsonObject returned =
        done(
            200,
            act(
                inReview,
                new JsonObject().put("action", "return").put("note", "Plus fort !"),
                clerk));
    assertThat(returned.getJsonArray("notes").getJsonObject(0).getString("text"))
        .isEqualTo("Plus fort !");
    JsonObject ready = giveFilm(returned, FILM);
    assertThat(ready.getString("film")).isEqualTo(FILM.value());
    JsonObject again = done(200, act(ready, "submit", reporter));
    JsonObject shown = done(200, act(again, "publish", clerk));
    assertThat(shown.getString("address")).isEqualTo("/reports/fete-du-lac");
    JsonObject open = done(200, running.get("/api/v1/reports/fete-du-lac"));
    assertThat(open.getString("title")).isEqualTo("Fête du lac");
    assertThat(open.containsKey("notes")).isFalse();
    assertThat(open.containsKey("id")).isFalse();
    JsonObject withdrawn = done(200, act(shown, "unpublish", clerk));
    assertThat(withdrawn.getString("state")).isEqualTo("unpublished");
    assertThat(status("/api/v1/reports/fete-du-lac")).isEqualTo(404);
    assertThat(did())
        .contains(
            AuditAction.REPORT_CREATED,
            AuditAction.REPORT_CHANGED,
            AuditAction.REPORT_MOVED,
            AuditAction.REPORT_PUBLISHED,
            AuditAction.REPORT_UNPUBLISHED);
  }

  private List<AuditAction> did() {
    return catalogue.accounts().audit(AuditQuery.newest(50)).stream()
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void film_thatIsNotPublic_isBehindNoDoor() {
    JsonObject video = giveFilm(begin("Secret du lac"), FILM);
    List<String> doors =
        List.of(
            "/hls/recordings/" + FILM + "/index.m3u8",
            "/hls/recordings/" + FILM + "/720p/index.m3u8",
            "/hls/recordings/" + FILM + "/720p/init.mp4",
            "/hls/recordings/" + FILM + "/720p/2.m4s",
            "/hls/recordings/" + FILM + "/assets/poster-0.jpg",
            "/hls/recordings/" + FILM + "/assets/storyboard.vtt",
            "/download/" + FILM + "/720p.mp4",
            "/download/" + FILM + "/archive.zip",
            "/api/v1/recordings/" + FILM,
            "/watch/" + FILM,
            "/embed/watch/" + FILM,
            "/api/v1/reports/secret-du-lac");
    for (String door : doors) {
      assertThat(status(door)).as(door).isEqualTo(404);
      assertThat(running.get(door, "Cookie", running.signInAs(Role.MODERATOR)).statusCode())
          .as(door)
          .isEqualTo(404);
    }
    for (String list :
        List.of("/api/v1/recordings", "/api/v1/reports", "/api/v1/search?q=secret")) {
      assertThat(running.get(list).body()).as(list).doesNotContain("du lac", FILM.value());
    }
    for (String played : doors.subList(0, 4)) {
      HttpResponse<String> staff = running.get(played, "Cookie", reporter);
      assertThat(staff.statusCode()).as(played).isEqualTo(200);
      assertThat(staff.headers().firstValue("Cache-Control")).contains("private, no-store");
    }
    assertThat(running.get("/api/v1/recordings/" + FILM, "Cookie", clerk).statusCode())
        .isEqualTo(200);
    JsonObject inReview = done(200, act(video, "submit", reporter));
    JsonObject shown = done(200, act(inReview, "publish", clerk));
    for (String door : doors.subList(0, 4)) {
      assertThat(status(door)).as(door).isEqualTo(200);
    }
    assertThat(status("/api/v1/recordings/" + FILM)).isEqualTo(200);
    assertThat(running.get("/api/v1/recordings").body()).contains("Secret du lac");
    done(200, act(shown, "unpublish", clerk));
    for (String door : doors) {
      assertThat(status(door)).as(door + ", withdrawn").isEqualTo(404);
    }
  }

  @Test
  void reports_ofOthers_areSeenByReviewersAlone() {
    JsonObject video = begin("À moi");
    String other = running.signInAs(Role.REPORTER);
    assertThat(running.get(path(video), "Cookie", other).statusCode()).isEqualTo(404);
    assertThat(act(video, "submit", other).statusCode()).isEqualTo(404);
    assertThat(running.order("PATCH", path(video), "{\"version\":0}", other).statusCode())
        .isEqualTo(404);
    assertThat(running.order("DELETE", path(video) + "?version=0", "", other).statusCode())
        .isEqualTo(404);
    assertThat(list(other)).isEmpty();
    assertThat(list(reporter)).hasSize(1);
    assertThat(list(clerk)).hasSize(1);
  }

  private JsonArray list(String cookie) {
    return done(200, running.get(ALL, "Cookie", cookie)).getJsonArray("reports");
  }

  @Test
  void change_onAnOldVersion_isAnsweredWithWhatIsThere() {
    JsonObject video = begin("Premier");
    done(
        200, running.order("PATCH", path(video), "{\"version\":0,\"title\":\"Second\"}", reporter));
    HttpResponse<String> late =
        running.order("PATCH", path(video), "{\"version\":0,\"title\":\"Tiers\"}", clerk);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(new JsonObject(late.body()).getJsonObject("current").getString("title"))
        .isEqualTo("Second");
    for (String wrong :
        List.of(
            "{}",
            "{\"version\":1,\"title\":7}",
            "{\"version\":1,\"date\":\"hier\"}",
            "{\"version\":1,\"licence\":\"free\"}",
            "{\"version\":1,\"category\":\"nowhere\"}",
            "{\"version\":1,\"category\":\"Not A Word\"}",
            "{\"version\":1,\"series\":\"nowhere\"}",
            "{\"version\":1,\"captions\":{\"fr\":\"no captions\"}}",
            "{\"version\":1,\"captions\":{\"../fr\":\"WEBVTT\"}}",
            "{\"version\":1,\"trim\":{\"start\":9,\"end\":3}}",
            "{\"version\":1,\"trim\":{\"start\":\"x\"}}",
            "{\"version\":1,\"poster\":\"../../x\"}",
            "{\"version\":1,\"title\":\"" + "x".repeat(151) + "\"}")) {
      assertThat(running.order("PATCH", path(video), wrong, reporter).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(look(video, reporter).getInteger("version")).isEqualTo(1);
  }

  @Test
  void schedule_whenItsTimeComes_publishesByItself() {
    JsonObject ready = giveFilm(begin("Demain"), FILM);
    JsonObject inReview = done(200, act(ready, "submit", reporter));
    String at = RunningServer.START.plus(Duration.ofHours(1)).toString();
    JsonObject order = new JsonObject().put("action", "schedule");
    assertThat(act(inReview, order.copy().put("at", "2020-01-01T00:00:00Z"), clerk).statusCode())
        .isEqualTo(409);
    JsonObject scheduled = done(200, act(inReview, order.copy().put("at", at), clerk));
    assertThat(scheduled.getString("scheduledAt")).isEqualTo(at);
    assertThat(status("/api/v1/reports/demain")).isEqualTo(404);
    running.clock().advance(Duration.ofHours(1));
    await().atMost(Duration.ofSeconds(20)).until(() -> status("/api/v1/reports/demain") == 200);
    // Written down a moment later.
    await().untilAsserted(() -> assertThat(did()).contains(AuditAction.REPORT_PUBLISHED));
    assertThat(status("/hls/recordings/" + FILM + "/index.m3u8")).isEqualTo(200);
  }

  @Test
  void film_thatIsReplaced_keepsTheAddressAndTheOldOneGoes() {
    JsonObject video = published("Fête du lac", FILM);
    BroadcastId next = new BroadcastId("20261127t083000-film");
    giveFilm(video, next);
    JsonObject open = done(200, running.get("/api/v1/reports/fete-du-lac"));
    assertThat(open.getString("film")).isEqualTo(next.value());
    assertThat(status("/hls/recordings/" + next + "/index.m3u8")).isEqualTo(200);
    await().until(() -> status("/hls/recordings/" + FILM + "/index.m3u8") == 404);
  }

  @Test
  void preparations_ofOwnReports_areCancelledAndTriedAgain() {
    JsonObject video = begin("Fête");
    Instant now = running.clock().now().toInstant();
    String object = TranscodeJob.objectOf(FILM);
    catalogue
        .transcodeJobs()
        .enqueue(TranscodeJob.waiting(FILM, new VideoId(video.getString("id")), "f.mp4", 9, now));
    store.put(object, Bytes.utf8("film"));
    String one = "/api/v1/operator/preparations/" + FILM;
    String other = running.signInAs(Role.REPORTER);
    assertThat(running.order("POST", one + "/cancel", "", other).statusCode()).isEqualTo(404);
    assertThat(
            done(200, running.get("/api/v1/operator/preparations", "Cookie", other))
                .getJsonArray("preparations"))
        .isEmpty();
    assertThat(done(200, running.order("POST", one + "/cancel", "", reporter)).getString("state"))
        .isEqualTo("cancelled");
    assertThat(done(200, running.order("POST", one + "/retry", "", reporter)).getString("state"))
        .isEqualTo("waiting");
    var _ = catalogue.transcodeJobs().claim("w", now, now.plusSeconds(60));
    catalogue
        .transcodeJobs()
        .fail(
            FILM,
            "w",
            new TranscodeJob.Failure("no-video", new Message("Pas d'image.", "No picture.")),
            now);
    JsonObject failed = look(video, reporter).getJsonArray("preparations").getJsonObject(0);
    assertThat(failed.getJsonObject("failure").getString("code")).isEqualTo("no-video");
    store.delete(object);
    assertThat(running.order("POST", one + "/retry", "", reporter).statusCode()).isEqualTo(410);
    assertThat(did()).contains(AuditAction.PREPARATION_CHANGED);
  }

  @Test
  void categories_inUse_areHiddenAndNotDeleted() {
    JsonObject video = begin("Fête");
    String administrator = running.signIn();
    String culture = "/api/v1/report-categories/culture";
    assertThat(running.order("PUT", culture, "{\"hidden\":true}", clerk).statusCode())
        .isEqualTo(403);
    assertThat(running.order("DELETE", culture, "", administrator).statusCode()).isEqualTo(409);
    JsonObject hidden =
        done(200, running.order("PUT", culture, "{\"hidden\":true}", administrator));
    assertThat(hidden.getString("fr")).isEqualTo("Culture");
    assertThat(running.get("/api/v1/report-shelves").body()).doesNotContain("culture");
    assertThat(running.get("/api/v1/operator/report-shelves", "Cookie", reporter).body())
        .contains("culture");
    // Who has it keeps it; nobody else gets it.
    done(200, running.order("PATCH", path(video), "{\"version\":0,\"title\":\"Autre\"}", reporter));
    assertThat(running.order("POST", ALL, "{\"category\":\"culture\"}", reporter).statusCode())
        .isEqualTo(400);
    String festival = "/api/v1/report-series/festival";
    assertThat(running.order("PUT", festival, "{\"title\":\"\"}", clerk).statusCode())
        .isEqualTo(400);
    done(200, running.order("PUT", festival, "{\"title\":\"Festival\"}", clerk));
    done(200, running.order("DELETE", festival, "", clerk));
    done(200, running.order("DELETE", "/api/v1/report-categories/sport", "", administrator));
  }

  @Test
  void delete_ofADraft_takesItsFilmAlong() {
    JsonObject ready = giveFilm(begin("Fête"), FILM);
    store.put(TranscodeJob.objectOf(FILM), Bytes.utf8("film"));
    String address = path(ready) + "?version=" + ready.getInteger("version");
    assertThat(running.order("DELETE", path(ready) + "?version=0", "", reporter).statusCode())
        .isEqualTo(409);
    done(200, running.order("DELETE", address, "", reporter));
    assertThat(running.get(path(ready), "Cookie", reporter).statusCode()).isEqualTo(404);
    assertThat(catalogue.recording(FILM).orElseThrow().state()).isEqualTo(RecordingState.DELETING);
    assertThat(catalogue.transcodeJobs().all()).isEmpty();
    assertThat(store.lengthOf(TranscodeJob.objectOf(FILM))).isEmpty();
  }
}
